/** A place in a text that is read from the left to the right. */
export class Cursor {
  readonly #text: string
  #position = 0

  constructor(text: string) {
    this.#text = text
  }

  /** Reads what a sticky pattern matches here, which may be nothing; `undefined` where it does not match. */
  read(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.#position
    const found = pattern.exec(this.#text)?.[0]
    if (found !== undefined) this.#position += found.length
    return found
  }

  /** Blanks are what PEP 508 takes for white space. */
  skipBlanks(): void {
    while (this.#text[this.#position] === ' ' || this.#text[this.#position] === '\t') this.#position++
  }

  /** Whether a pattern matches here; nothing is read. */
  sees(pattern: RegExp): boolean {
    pattern.lastIndex = this.#position
    return pattern.test(this.#text)
  }

  /** What is still to be read. */
  rest(): string {
    return this.#text.slice(this.#position)
  }
}
