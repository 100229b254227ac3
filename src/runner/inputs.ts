import { getInput } from '@actions/core'
import { Failure } from '../errors.ts'
import type { IndexType } from '../package-index/index-address.ts'
import type { Mode } from '../receipt.ts'
import { INPUTS, type InputDefinition } from './input-table.ts'

/** What the workflow asked for, with aliases and defaults resolved. */
export interface Inputs {
  readonly user: string
  readonly password: string
  readonly repositoryUrl: string
  readonly packagesDir: string
  readonly verifyMetadata: boolean
  readonly skipExisting: boolean
  readonly verbose: boolean
  readonly printHash: boolean
  /** `preferred`: where they cannot be made, files go without. */
  readonly attestations: 'required' | 'preferred' | 'off'
  /** Where copies of them are to be written; empty for nowhere. */
  readonly attestationsDir: string
  readonly fulcioUrl: string
  readonly rekorUrl: string
  readonly indexType: IndexType
  /** Empty where it is to be derived. */
  readonly indexUrl: string
  /** A tag, version or pattern that every file's version must fit; empty for none. */
  readonly expectVersion: string
  /** Patterns of file names, each of which must match a file. */
  readonly expectFiles: readonly string[]
  /** How far a run goes. */
  readonly mode: Mode
  /** How many files may be sent at once. */
  readonly concurrency: number
  /** How long to wait for installers to find what was uploaded. */
  readonly waitForIndexSeconds: number
  /** Ids of checks, whether they exist or not. */
  readonly ignoreRules: readonly string[]
}

export interface ReadInputs {
  readonly inputs: Inputs
  readonly warnings: readonly string[]
  readonly failures: readonly Failure[]
}

/** More would only stand in line at the index, and hold memory here. */
const MOST_AT_ONCE = 32
/** An hour: who waits longer waits for something else. */
const LONGEST_WAIT_SECONDS = 3_600

const INDEX_TYPES: readonly IndexType[] = ['auto', 'pypi', 'other']

/**
 * Reads every input. An empty value means that none was given: expressions expand to nothing on some events, and a
 * runner sets an input without a default to the empty string.
 */
export function readInputs(): ReadInputs {
  const warnings: string[] = []
  const failures: Failure[] = []

  function truth(definition: InputDefinition, others: readonly string[] = []): boolean {
    const value = given(definition)
    // What the PyPA action does: anything but `false` is true, whatever its case.
    if (!/^(?:true|false)$/i.test(value)) {
      const words = ['true', ...others, 'false'].join(' or ')
      warnings.push(`The input ${definition.name} is “${value}”, which is taken as true. Write ${words}.`)
    }
    return value.toLowerCase() !== 'false'
  }

  /** Anything but no is a rehearsal: what was meant as one must not publish. */
  function mode(): Mode {
    if (given(INPUTS.dryRun).toLowerCase() === 'exchange') return 'rehearse with exchange'
    return truth(INPUTS.dryRun, ['exchange']) ? 'rehearse' : 'publish'
  }

  function wholeNumber(definition: InputDefinition, least: number, most: number): number {
    const value = given(definition)
    const number = /^\d{1,9}$/.test(value) ? Number(value) : Number.NaN
    if (number >= least && number <= most) return number
    failures.push(
      new Failure('INPUT_INVALID', `The input ${definition.name} is “${value}”.`, {
        hint: `It must be a whole number from ${least} to ${most}.`,
      }),
    )
    return least
  }

  function indexType(): IndexType {
    const value = given(INPUTS.indexType)
    const known = INDEX_TYPES.find((type) => type === value.toLowerCase())
    if (known === undefined) {
      failures.push(
        new Failure('INPUT_INVALID', `The input index-type is “${value}”.`, {
          hint: `It must be one of ${INDEX_TYPES.join(', ')}.`,
        }),
      )
    }
    return known ?? 'auto'
  }

  const inputs: Inputs = {
    user: given(INPUTS.user),
    password: getInput(INPUTS.password.name, { trimWhitespace: false }),
    repositoryUrl: given(INPUTS.repositoryUrl),
    packagesDir: given(INPUTS.packagesDir),
    verifyMetadata: truth(INPUTS.verifyMetadata),
    skipExisting: truth(INPUTS.skipExisting),
    verbose: truth(INPUTS.verbose),
    printHash: truth(INPUTS.printHash),
    attestations:
      given(INPUTS.attestations).toLowerCase() === 'prefer'
        ? 'preferred'
        : truth(INPUTS.attestations, ['prefer'])
          ? 'required'
          : 'off',
    attestationsDir: given(INPUTS.attestationsDir),
    fulcioUrl: given(INPUTS.fulcioUrl),
    rekorUrl: given(INPUTS.rekorUrl),
    indexType: indexType(),
    indexUrl: given(INPUTS.indexUrl),
    expectVersion: given(INPUTS.expectVersion),
    expectFiles: given(INPUTS.expectFiles)
      .split(/\s+/)
      .filter((pattern) => pattern !== ''),
    mode: mode(),
    concurrency: wholeNumber(INPUTS.concurrency, 1, MOST_AT_ONCE),
    waitForIndexSeconds: wholeNumber(INPUTS.waitForIndex, 0, LONGEST_WAIT_SECONDS),
    ignoreRules: given(INPUTS.ignoreRules)
      .split(/[\s,]+/)
      .filter((id) => id !== ''),
  }
  return { inputs, warnings, failures }
}

function given(definition: InputDefinition): string {
  return getInput(definition.name) || (definition.alias && getInput(definition.alias)) || definition.default
}
