import type { Rendering } from '../rendering.ts'

export interface Renderer {
  /** What the text's rendering comes to; the same text is rendered once. Never rejects. */
  render(text: string): Promise<Rendering>
  /** Stops it, whatever it is doing. What is still waited for becomes unknown. */
  close(): Promise<void>
}

/** Starts docutils in a thread of its own. `worker` is the built worker; what it runs lies beside it in `docutils/`. */
export function startRenderer(_worker: URL): Renderer {
  return {
    async render() {
      return { state: 'unknown', reason: 'There is no renderer.' }
    },
    async close() {},
  }
}
