/** Of what every Node has and its types do not, the part that is used. */
declare namespace WebAssembly {
  interface Memory {
    readonly buffer: ArrayBuffer
    grow(pages: number): number
  }
  let instantiate: (...given: readonly unknown[]) => Promise<unknown>
  const Memory: { readonly prototype: Memory }
}
