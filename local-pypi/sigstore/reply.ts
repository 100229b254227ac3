/** How far an answer gets: whole, half of its body, not at all with the connection dropped, or never. */
export type Delivery = 'whole' | 'cut' | 'dropped' | 'never'

/** The answer of one of Sigstore's services. */
export interface Reply {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
  readonly delivery: Delivery
}

/** An answer in JSON that arrives whole. */
export function jsonReply(status: number, value: unknown, headers: Readonly<Record<string, string>> = {}): Reply {
  return {
    status,
    headers: { 'Content-Type': 'application/json', ...headers },
    body: JSON.stringify(value),
    delivery: 'whole',
  }
}
