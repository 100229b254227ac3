import { describe, expect, test } from '@jest/globals'
import { filenameRules } from '../../src/checks/filename.ts'
import { sdistFilenameRules } from '../../src/checks/sdist-filename.ts'
import { wheelFilenameRules } from '../../src/checks/wheel-filename.ts'
import { distributionWith } from '../support/distribution.ts'
import { minimalMetadata } from '../support/wheel.ts'

const RULES = [...filenameRules, ...sdistFilenameRules, ...wheelFilenameRules]

interface Project {
  readonly name?: string
  readonly version?: string
  readonly generator?: string
}

function complaints(filename: string, { name = 'foo', version = '1.0', generator }: Project) {
  const distribution = distributionWith({
    filename,
    metadata: minimalMetadata(name, version),
    ...(generator !== undefined && { generator }),
  })
  return RULES.flatMap((rule) => [...rule.check(distribution)].map((complaint) => ({ rule: rule.id, ...complaint })))
}

/** The ids of the rules that complain, with a question mark where they are not sure. */
function verdicts(filename: string, project: Project = {}): readonly string[] {
  return complaints(filename, project).map(({ rule, certainty }) => (certainty === 'unsure' ? `${rule}?` : rule))
}

describe('an sdist', () => {
  test.each<readonly [string, Project]>([
    ['foo-1.0.tar.gz', {}],
    ['foo_bar-1.0.tar.gz', { name: 'Foo-Bar' }],
    ['foo_bar-1.0.tar.gz', { name: 'foo._-bar' }],
    ['foo-1.0rc1.tar.gz', { version: 'v1.0-RC1' }],
    ['foo-1.0.post1.tar.gz', { version: '1.0-1' }],
    ['foo-2024.1.5.tar.gz', { version: '2024.01.05' }],
    ['foo-1!2.0.tar.gz', { version: '1!2.0' }],
    ['foo-1.0+cu121.tar.gz', { version: '1.0+CU121' }],
  ])('may be named %s for %j', (filename, project) => {
    expect(verdicts(filename, project)).toEqual([])
  })

  test.each<readonly [string, Project, string]>([
    ['foo-1.0.zip', {}, 'foo-1.0.tar.gz'],
    ['Foo-1.0.tar.gz', { name: 'Foo' }, 'foo-1.0.tar.gz'],
    ['foo-bar-1.0.tar.gz', { name: 'foo-bar' }, 'foo_bar-1.0.tar.gz'],
    ['foo.bar-1.0.tar.gz', { name: 'foo.bar' }, 'foo_bar-1.0.tar.gz'],
    ['bar-1.0.tar.gz', {}, 'foo-1.0.tar.gz'],
    ['foo-1.0.0.tar.gz', {}, 'foo-1.0.tar.gz'],
    ['foo-1.0-rc1.tar.gz', { version: '1.0-rc1' }, 'foo-1.0rc1.tar.gz'],
    ['foo-1.0-1.tar.gz', { version: '1.0-1' }, 'foo-1.0.post1.tar.gz'],
    ['foo.tar.gz', {}, 'foo-1.0.tar.gz'],
    ['foo-1.0.tar.tar.gz', {}, 'foo-1.0.tar.gz'],
  ])('may not be named %s for %j', (filename, project, right) => {
    const found = complaints(filename, project)
    expect(found.map(({ rule }) => rule)).toEqual(['sdist-filename'])
    expect(found[0]?.sentence).toContain(`“${right}”`)
  })

  test.each<Project>([{ name: 'foo_' }, { name: 'föö' }, { version: 'latest' }])(
    'is not held against metadata that is wrong itself: %j',
    (project) => {
      expect(verdicts('foo-1.0.tar.gz', project)).toEqual([])
    },
  )
})

describe('a wheel', () => {
  test.each<readonly [string, Project]>([
    ['foo-1.0-py3-none-any.whl', {}],
    ['foo-1.0.0-py3-none-any.whl', {}],
    ['foo-v1.0-py3-none-any.whl', {}],
    ['foo-1.0-1-py3-none-any.whl', {}],
    ['foo-1.0-01_x-py3-none-any.whl', {}],
    ['foo_bar-1.0-py2.py3-none-any.whl', { name: 'Foo.Bar' }],
    ['foo-1.0rc1-cp313-abi3.none-any.whl', { version: '1.0-rc.1' }],
    ['foo-1.0-CP313-none-any.whl', {}],
  ])('may be named %s for %j', (filename, project) => {
    expect(verdicts(filename, project)).toEqual([])
  })

  test.each<readonly [string, Project, readonly string[]]>([
    ['Foo-1.0-py3-none-any.whl', { name: 'Foo' }, ['wheel-filename-name']],
    ['foo.bar-1.0-py3-none-any.whl', { name: 'foo.bar' }, ['wheel-filename-name']],
    ['foo__bar-1.0-py3-none-any.whl', { name: 'foo-bar' }, ['wheel-filename-name']],
    ['bar-1.0-py3-none-any.whl', {}, ['wheel-filename-name']],
    ['foo-1.1-py3-none-any.whl', {}, ['wheel-filename-version']],
    ['foo-x-py3-none-any.whl', {}, ['wheel-filename-version']],
    ['foo-1.0-py3-none-any.whl', { version: '1.0+local' }, ['wheel-filename-version']],
    ['foo-1.0-q-py3-none-any.whl', {}, ['wheel-filename']],
    ['foo-1.0-٣-py3-none-any.whl', {}, ['wheel-filename']],
    ['bar-1.1-q-py3-none-any.whl', {}, ['wheel-filename', 'wheel-filename-name', 'wheel-filename-version']],
  ])('may not be named %s for %j', (filename, project, rules) => {
    expect(verdicts(filename, project)).toEqual(rules)
  })

  test.each(['foo-1.0-3-none-any.whl', 'foo-1.0-py3.-none-any.whl', 'foo-1.0-py3-none.-any.whl'])(
    'may be taken by one version of packaging and not by another: %s',
    (filename) => {
      expect(verdicts(filename)).toEqual(['wheel-filename?'])
    },
  )

  test.each<readonly [string | undefined, string]>([
    [undefined, '75.8.1'],
    ['bdist_wheel (0.43.0)', '75.8.1'],
    ['flit 3.0.0', 'flit 3.0.0'],
  ])('with a wrong name built by %s is to be built by something newer', (generator, named) => {
    const [found] = complaints('Foo-1.0-py3-none-any.whl', generator === undefined ? {} : { generator })
    expect(found?.hint).toContain(named)
  })
})

describe('a file name', () => {
  test.each(['foo\u0007-1.0.tar.gz', 'foo\u007f-1.0.tar.gz', 'foo\\bar-1.0.tar.gz', 'foo\n-1.0-py3-none-any.whl'])(
    'that cannot be stored is complained about for that alone: %j',
    (filename) => {
      expect(verdicts(filename)).toEqual(['filename-characters'])
    },
  )

  test.each<readonly [string, number, readonly string[]]>([
    ['-1.0-py3-none-any.whl', 246, []],
    ['-1.0-py3-none-any.whl', 247, ['filename-length']],
    ['-1.0.tar.gz', 255, []],
    ['-1.0.tar.gz', 256, ['filename-length']],
  ])('that ends in %s and has %i bytes', (end, length, rules) => {
    const name = 'a'.repeat(length - end.length)
    expect(verdicts(`${name}${end}`, { name })).toEqual(rules)
  })
})
