import { expect, test } from '@jest/globals'
import { installCommand } from '../../src/runner/install-command.ts'

const PYPI = 'https://pypi.org/simple/'

test.each([
  ['sample', '1.0', PYPI, 'pip install sample==1.0'],
  ['sample', '1.0+local.1', PYPI, 'pip install sample==1.0+local.1'],
  [
    'sample',
    '1.0',
    'https://test.pypi.org/simple/',
    'pip install --index-url https://test.pypi.org/simple/ sample==1.0',
  ],
  ['sample', '1.0', undefined, undefined],
  ['sample; rm -rf .', '1.0', PYPI, undefined],
  ['sample', '1.0 && echo', PYPI, undefined],
  ['-r', '1.0', PYPI, undefined],
  ['sample', '1.0', 'https://a.example/$(x)/', undefined],
  ['s'.repeat(200), '1.0', PYPI, undefined],
])('%s %s from %s: %s', (name, version, simpleUrl, command) => {
  expect(installCommand({ name, version, url: undefined }, simpleUrl)).toBe(command)
})
