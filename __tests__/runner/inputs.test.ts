import { afterEach, describe, expect, test } from '@jest/globals'
import { readInputs } from '../../src/runner/inputs.ts'

const before = { ...process.env }

afterEach(() => {
  for (const name of Object.keys(process.env)) if (!(name in before)) delete process.env[name]
})

/** Sets inputs as a runner does: spaces become underscores, hyphens stay, letters are upper-cased. */
function given(inputs: Readonly<Record<string, string>>): ReturnType<typeof readInputs> {
  for (const [name, value] of Object.entries(inputs)) process.env[`INPUT_${name.toUpperCase()}`] = value
  return readInputs()
}

describe('the inputs', () => {
  test('have the defaults of the PyPA action', () => {
    expect(given({})).toEqual({
      inputs: {
        user: '__token__',
        password: '',
        repositoryUrl: 'https://upload.pypi.org/legacy/',
        packagesDir: 'dist',
        verifyMetadata: true,
        skipExisting: false,
        verbose: true,
        printHash: true,
        attestations: 'required',
        attestationsDir: '',
        fulcioUrl: 'https://fulcio.sigstore.dev',
        rekorUrl: 'https://rekor.sigstore.dev',
        indexType: 'auto',
        indexUrl: '',
        expectVersion: '',
        expectFiles: [],
        mode: 'publish',
        concurrency: 4,
        waitForIndexSeconds: 0,
        ignoreRules: [],
      },
      warnings: [],
      failures: [],
    })
  })

  test.each([
    ['concurrency', '1', { concurrency: 1 }],
    ['concurrency', '32', { concurrency: 32 }],
    ['wait-for-index', '3600', { waitForIndexSeconds: 3_600 }],
  ])('%s is the number %s', (name, value, expected) => {
    expect(given({ [name]: value })).toMatchObject({ inputs: expected, failures: [] })
  })

  test.each([
    ['concurrency', '0', 'from 1 to 32'],
    ['concurrency', '33', 'from 1 to 32'],
    ['concurrency', '-1', 'from 1 to 32'],
    ['concurrency', '2.5', 'from 1 to 32'],
    ['concurrency', 'four', 'from 1 to 32'],
    ['concurrency', '1e1', 'from 1 to 32'],
    ['wait-for-index', '3601', 'from 0 to 3600'],
    ['wait-for-index', '60s', 'from 0 to 3600'],
  ])('%s cannot be %s', (name, value, range) => {
    const { failures } = given({ [name]: value })
    expect(failures).toMatchObject([{ code: 'INPUT_INVALID', message: `The input ${name} is “${value}”.` }])
    expect(failures[0]?.hint).toContain(range)
  })

  test('an empty or blank value counts as not given', () => {
    const { inputs } = given({ user: '', 'repository-url': ' ', 'packages-dir': '', 'skip-existing': '', verbose: '' })
    expect(inputs).toMatchObject({ user: '__token__', packagesDir: 'dist', skipExisting: false, verbose: true })
    expect(inputs.repositoryUrl).toBe('https://upload.pypi.org/legacy/')
  })

  test('the alias is heard where the name is empty, and loses where it is not', () => {
    expect(given({ 'packages-dir': '', packages_dir: 'old' }).inputs.packagesDir).toBe('old')
    expect(given({ 'packages-dir': 'new', packages_dir: 'old' }).inputs.packagesDir).toBe('new')
    expect(given({ 'skip-existing': '', skip_existing: 'true' }).inputs.skipExisting).toBe(true)
  })

  test.each([
    ['true', true, 0],
    ['TRUE', true, 0],
    ['True', true, 0],
    ['false', false, 0],
    ['False', false, 0],
    ['no', true, 1],
    ['0', true, 1],
    ['off', true, 1],
    ['yes', true, 1],
  ])('%p is %p, as in the PyPA action', (value, expected, warnings) => {
    const read = given({ 'skip-existing': value })
    expect(read.inputs.skipExisting).toBe(expected)
    expect(read.warnings).toHaveLength(warnings)
  })

  test('a password keeps its white space, whose meaning depends on what it is', () => {
    expect(given({ password: ' p \n' }).inputs.password).toBe(' p \n')
  })

  test.each([
    ['PyPI', 'pypi'],
    ['other', 'other'],
    ['', 'auto'],
  ])('the index type %p is %p', (value, expected) => {
    expect(given({ 'index-type': value })).toMatchObject({ inputs: { indexType: expected }, failures: [] })
  })

  test('an unknown index type is a failure that names what there is', () => {
    const [failure] = given({ 'index-type': 'devpi' }).failures
    expect(failure).toMatchObject({ code: 'INPUT_INVALID', hint: 'It must be one of auto, pypi, other.' })
  })

  test('name rules on lines, between commas and spaces', () => {
    const { inputs } = given({ 'ignore-rules': ' summary-length,\n  license-expression\tclassifier ,' })
    expect(inputs.ignoreRules).toEqual(['summary-length', 'license-expression', 'classifier'])
  })
})
