/** The answer to a request that is not granted: what the status line says, and what the page says. */
export interface Refusal {
  readonly state: 'refused'
  readonly status: number
  /** The text behind the number in the status line. */
  readonly reason: string
  /** The explanation on the page; the same as the reason, bar a few answers. */
  readonly detail: string
}

/** A refusal whose message stands in the status line and on the page, as PyPI's upload API has it. */
export function refusal(status: number, message: string): Refusal {
  return { state: 'refused', status, reason: message, detail: message }
}

export const CORE_METADATA_PAGE = 'https://packaging.python.org/specifications/core-metadata'

/** The address of a section of PyPI's help page, which many messages end with. */
export function helpPage(section: string): string {
  return `https://pypi.org/help/#${section}`
}
