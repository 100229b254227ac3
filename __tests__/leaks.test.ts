import { expect, test } from '@jest/globals'
import { leaksOf } from './support/leaks.ts'

const SECRET = 'hunter2-and-more'

test.each([
  ['nothing', { output: `::add-mask::${SECRET}\nall is well`, written: '***' }, 0],
  ['what was announced', { output: `::add-mask::${SECRET}\nit is ${SECRET}`, written: '' }, 1],
  ['what was written', { output: `::add-mask::${SECRET}`, written: `| ${SECRET} |` }, 1],
  ['what was given and never announced', { output: 'the password is a-given-one', written: '' }, 1],
  ['base64', { output: `::add-mask::${SECRET}\n${Buffer.from(`${SECRET}`).toString('base64')}`, written: '' }, 1],
  ['a token that nobody knows', { output: `pypi-${'A'.repeat(40)}`, written: '' }, 1],
  ['a JWT that nobody knows', { output: '', written: `eyJ${'a'.repeat(30)}.${'b'.repeat(30)}.${'c'.repeat(30)}` }, 1],
])('%s is found where it shows', (_, shown, count) => {
  const leaks = leaksOf(shown, ['a-given-one'])
  expect(leaks).toHaveLength(count)
  expect(leaks.join()).not.toContain(SECRET)
})
