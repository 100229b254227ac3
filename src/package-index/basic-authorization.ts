import type { SecretKeeper } from '../ports.ts'

/** The header that shows a login (RFC 7617), masked: it is as good as the password. */
export function basicAuthorization(user: string, password: string, secrets: SecretKeeper): string {
  const pair = Buffer.from(`${user}:${password}`, 'utf8').toString('base64')
  secrets.mask(pair)
  return `Basic ${pair}`
}
