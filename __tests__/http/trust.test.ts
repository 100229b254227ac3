import { describe, expect, test } from '@jest/globals'
import { AUTHORITY, ELSEWHERE, OTHER_AUTHORITY } from '../support/authorities.ts'
import { failureOf } from '../support/failure-of.ts'
import { serveHttps } from '../support/secure-server.ts'
import { send, shortDoor, untilTheEnd } from './asking.ts'

async function serving(certificate?: typeof ELSEWHERE): Promise<URL> {
  const { url } = await untilTheEnd(
    serveHttps((request, response) => {
      request.resume()
      request.on('end', () => response.end('trusted'))
    }, certificate),
  )
  return url
}

describe.each(['request', 'upload'] as const)('%s over https', (way) => {
  test('trusts the authorities that it is given', async () => {
    const door = shortDoor({ certificates: [OTHER_AUTHORITY, AUTHORITY] })
    const url = await serving()
    for (let round = 0; round < 3; round++) expect((await send(way, door, url)).body).toBe('trusted')
  })

  test('reaches a server by an address that its certificate is for', async () => {
    const url = new URL((await serving()).href.replace('localhost', '127.0.0.1'))
    expect((await send(way, shortDoor({ certificates: [AUTHORITY] }), url)).body).toBe('trusted')
  })

  test.each([
    ['none', undefined],
    ['another', [OTHER_AUTHORITY]],
  ])('trusts nobody where it is given %s, and says what to do', async (_title, certificates) => {
    const url = await serving()
    const failure = await failureOf(send(way, shortDoor({ certificates }), url))
    expect(failure).toMatchObject({
      code: 'NETWORK_UNTRUSTED',
      message: `${url.host} has a certificate from an authority that is not known here.`,
    })
    expect(failure.hint).toMatch(/SSL_CERT_FILE.*REQUESTS_CA_BUNDLE.*NODE_EXTRA_CA_CERTS/)
  })

  test('refuses a certificate for another host, whoever vouches for it', async () => {
    const url = await serving(ELSEWHERE)
    expect(await failureOf(send(way, shortDoor({ certificates: [AUTHORITY] }), url))).toMatchObject({
      code: 'NETWORK_UNTRUSTED',
      message: `${url.host} has a certificate for another host.`,
    })
  })
})
