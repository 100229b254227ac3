/** hash-wasm's build of this one algorithm: a twentieth of the whole, which costs 10 ms at every start. */
declare module 'hash-wasm/dist/blake2b.umd.min.js' {
  const algorithm: Pick<typeof import('hash-wasm'), 'createBLAKE2b'>
  export = algorithm
}
