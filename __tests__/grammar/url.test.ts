import { describe, expect, test } from '@jest/globals'
import { urlFlaw } from '../../src/grammar/url.ts'

// Verdicts of warehouse's is_valid_uri on rfc3986 2.0.0.
describe('a web address', () => {
  test.each([
    'https://a.b',
    'HttP:x',
    'https:',
    'https:///x',
    'https://exa mple.com',
    'https://host:port/',
    'https://h:65535/',
    'https://h:999999/',
    'https://h:99999x',
    'https://h:1/:99999',
    'https://256.1.1.1:99999',
    'https://u@v@h:99999',
    'https://@h:99999',
    'https://h%4:99999',
    'https://ö:99999',
    'https://[::1]/',
    'https://ex[ample/',
    'https://h/#a[1]',
    'https://h/%5B',
    'https://h/%',
  ])('is taken: %s', (text) => {
    expect(urlFlaw(text)).toBeUndefined()
  })

  test.each([
    'www.example.com',
    '//a.b',
    '',
    'None',
    'https//a.b',
    '<https://a.b>',
    'ftp://a.b',
    'git+https://a.b/c',
    'mailto:a@b',
    'localhost:80',
    'https://h:99999/',
    'https://h:65536',
    'https://:99999',
    'https://u:p@h:99999?x',
    'https://1.1.1.1:99999#x',
    'https://h%41:99999',
    'https://h/a[1]',
    'https://h?[',
    'https:[',
    'https://h\\[',
  ])('is surely refused: %s', (text) => {
    expect(urlFlaw(text)).toMatchObject({ certainty: 'sure' })
  })

  test.each(['https://[::1]:99999', 'https://h/[/../x', 'https://h/../['])('may be refused: %s', (text) => {
    expect(urlFlaw(text)).toMatchObject({ certainty: 'unsure' })
  })

  test('of a megabyte is judged at once', () => {
    expect(urlFlaw(`https://${'%41@:['.repeat(170_000)}:99999`)).toBeUndefined()
    expect(urlFlaw(`https://${'a'.repeat(1_000_000)}:99999`)?.what.length).toBeLessThan(200)
  })
})
