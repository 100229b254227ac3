import * as tls from 'node:tls'

/** What vouches for servers; nothing where Node's own choice stands. */
export type Trust = () => tls.SecureContext | undefined

declare module 'node:tls' {
  /** Since Node 22.15. */
  const getCACertificates: ((type: 'default') => string[]) | undefined
}

/**
 * Trust in the authorities of these PEM certificates beside those that Node knows. It is made once, when first asked for:
 * to read the authorities takes tens of milliseconds, and Node would do it for each connection.
 */
export function trustBeside(certificates: readonly string[]): Trust {
  let context: tls.SecureContext | undefined
  return () => {
    if (certificates.length === 0) return undefined
    const known = tls.getCACertificates?.('default') ?? tls.rootCertificates
    context ??= tls.createSecureContext({ ca: [...known, ...certificates] })
    return context
  }
}
