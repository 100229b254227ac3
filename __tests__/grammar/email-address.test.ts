import { describe, expect, test } from '@jest/globals'
import { emailAddressFlaw } from '../../src/grammar/email-address.ts'

// Verdicts of email-validator 2.3.0 on what CPython 3.13's strict parseaddr makes of the text.
describe('Author-Email', () => {
  test.each([
    ['one address', 'me@example.com'],
    ['a name and an address', 'J. Doe <jane@example.org>'],
    ['a quoted name', '"Doe, Jane" <jane@example.org>'],
    ['several addresses', 'a@localhost, b@localhost'],
    ['a name with a comma, which reads as two addresses', 'Doe, Jane <jane@localhost>'],
    ['anything after the address', 'Jane <jane@localhost> x'],
    ['an “@” in the name', 'J@D <a@localhost>'],
    ['two “@”', 'a@b@c'],
    ['nothing after the “@”', 'a@'],
    ['empty brackets', 'Jane <>'],
    ['a route', '<@localhost>'],
    ['a group', 'group: a@localhost;'],
    ['an address and a comment', 'a@x.org (home)'],
    ['white space', ' \t'],
    ['spaces around dots and in the domain', 'a . b@x .org'],
    ['all signs of an atom', "a!#$%&'*+-/=?^_`{|}~b@x.org"],
    ['a long local part', `${'x'.repeat(65)}@x.org`],
    ['international addresses', 'jürgen@müller.de'],
    ['an international top-level domain', 'a@пример.рф'],
    ['a full stop of another script', 'a@x。org'],
    ['Punycode', 'a@xn--mller-kva.de'],
    ['a domain that begins as a special one', 'a@latest.org'],
    ['special names elsewhere', 'a@test.org'],
  ])('may hold %s', (_, text) => {
    expect(emailAddressFlaw(text)).toBeUndefined()
  })

  test.each([
    ['a name alone', 'Jane Doe', '“Jane” is no email address: it has no “@”.'],
    ['a name in brackets', 'Jane <jane>', '“jane” is no email address: it has no “@”.'],
    ['a spelled-out sign', 'me AT example.com', '“me” is no email address: it has no “@”.'],
    ['another sign', 'a＠x.org', 'it has no “@”'],
    ['a domain of one name', 'a@b', 'has no dot'],
    ['localhost', 'Jane <a@LOCALHOST>', 'no mail reaches a domain under LOCALHOST'],
    ['a special domain', 'a@x.test', 'no mail reaches a domain under test'],
    ['a special domain below an international one', 'a@é.test', 'no mail reaches a domain under test'],
    ['two dots before', 'a..b@c.de', 'a dot before'],
    ['a dot at the start', '.a@c.de', 'a dot before'],
    ['a dot right before', 'é.@c.de', 'a dot before'],
    ['a dot at the end', 'a@c.de.', 'a dot after'],
    ['two dots after', 'a@c..de', 'a dot after'],
    ['nothing before', '@x.org', 'nothing stands before'],
    ['a space before', 'a b@x.org', 'a character before'],
    ['an underscore after', 'a@x_y.org', 'a character after'],
    ['an underscore beside a letter beyond ASCII', 'a@é_x.org', 'a character after'],
    ['a hyphen after the sign', 'a@-x.org', 'a hyphen after'],
    ['a hyphen before a dot', 'a@x-.org', 'a hyphen after'],
    ['two hyphens in a strange place', 'a@ab--cd.de', 'two hyphens'],
    ['a numeric top-level domain', 'a@1.2.3.4', 'does not end in a letter'],
    ['a long label', `a@${'x'.repeat(64)}.org`, 'too long'],
    ['a long domain', `a@${`${'x'.repeat(60)}.`.repeat(5)}org`, 'too long'],
    ['a long address', `${'x'.repeat(250)}@x.org`, 'longer than 254 bytes'],
    ['a zero-width space', 'a@x.org\u200b', 'an invisible character'],
    ['a no-break space', 'a\u00a0@x.org', 'an invisible character'],
  ])('cannot hold %s', (_, text, fault) => {
    const flaw = emailAddressFlaw(text)
    expect(flaw?.what).toContain(fault)
    expect(flaw?.certainty).toBe('sure')
  })

  test.each(['a'.repeat(1_000_000), ' '.repeat(1_000_000), 'a .'.repeat(300_000), `${' \t'.repeat(500_000)}<`])(
    'of a megabyte is judged at once',
    (text) => {
      expect(emailAddressFlaw(`${text}x@y.org`)?.what.length ?? 0).toBeLessThan(200)
    },
  )
})
