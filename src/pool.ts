/** Lets some tasks run at once, in the order in which they came, and fewer while that is too much. */
export class Pool {
  readonly #most: number
  #limit: number
  #running = 0
  /** Of the tasks that were begun since the limit last changed. */
  #ended = 0
  #changes = 0
  readonly #waiting: (() => void)[] = []

  constructor(most: number) {
    this.#most = most
    this.#limit = most
  }

  async run<Result>(task: () => Promise<Result>): Promise<Result> {
    if (this.#running >= this.#limit) await new Promise<void>((resolve) => this.#waiting.push(resolve))
    else this.#running++
    const changes = this.#changes
    try {
      return await task()
    } finally {
      this.#running--
      if (changes === this.#changes) this.#ended++
      if (this.#ended >= this.#limit && this.#limit < this.#most) this.#changeTo(this.#limit + 1)
      this.#admit()
    }
  }

  /** Half as many at once from now on, and one more each time that as many as may run have ended without this. */
  narrow(): void {
    this.#changeTo(Math.max(1, Math.floor(this.#limit / 2)))
  }

  #changeTo(limit: number): void {
    this.#limit = limit
    this.#ended = 0
    this.#changes++
  }

  #admit(): void {
    while (this.#running < this.#limit) {
      const next = this.#waiting.shift()
      if (next === undefined) return
      this.#running++
      next()
    }
  }
}
