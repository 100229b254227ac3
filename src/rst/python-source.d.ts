/** The bundler takes a file of Python in as its text. */
declare module '*.py' {
  const source: string

  export = source
}
