import { describe, expect, test } from '@jest/globals'
import { platformFamilyRules } from '../../src/checks/platform-families.ts'
import type { HeldFile, Holdings } from '../../src/holdings.ts'
import { distributionWith } from '../support/distribution.ts'
import { minimalMetadata } from '../support/wheel.ts'

/** What is said of a release 2.0 with these files, after a release 1.0 with those, where the index holds some already. */
function said(ours: readonly string[], earlier: readonly string[] | undefined, held: readonly string[] = []): string[] {
  const distributions = ours.map((rest) =>
    distributionWith({ filename: `foo-2.0${rest}`, metadata: minimalMetadata('foo', '2.0') }),
  )
  const files = held.map((rest): [string, HeldFile] => [
    `foo-2.0${rest}`,
    { filename: `foo-2.0${rest}`, sha256: undefined, size: undefined, uploaded: undefined },
  ])
  const holdings: Holdings = {
    projects: new Map([
      [
        'foo',
        {
          existence: 'exists',
          status: undefined,
          totalBytes: undefined,
          releases: new Map([['2', { state: 'known', files: new Map(files) }]]),
          ...(earlier && {
            earlier: new Map([['2', { version: '1.0', filenames: earlier.map((rest) => `foo-1.0${rest}`) }]]),
          }),
        },
      ],
    ]),
    classifiers: undefined,
    readAt: new Date(),
  }
  return platformFamilyRules.flatMap((rule) => [...rule.check(distributions, holdings)]).map(({ sentence }) => sentence)
}

const PURE = '-py3-none-any.whl'
const SDIST = '.tar.gz'
const LINUX = '-cp312-cp312-manylinux_2_17_x86_64.manylinux2014_x86_64.whl'
const NEWER_LINUX = '-cp313-cp313-manylinux_2_28_x86_64.whl'
const MUSL = '-cp312-cp312-musllinux_1_2_aarch64.whl'
const MAC_ARM = '-cp312-cp312-macosx_11_0_arm64.whl'
const MAC_INTEL = '-cp312-cp312-macosx_10_13_x86_64.whl'
const MAC_BOTH = '-cp312-cp312-macosx_11_0_universal2.whl'
const WINDOWS = '-cp312-cp312-win_amd64.whl'

describe('nothing is said', () => {
  test.each<[string, readonly string[], readonly string[] | undefined, readonly string[]]>([
    ['where the earlier release is not known', [LINUX], undefined, []],
    ['where it had the same', [LINUX, SDIST], [LINUX, SDIST], []],
    ['of another Python or another glibc', [NEWER_LINUX], [LINUX], []],
    ['where a pure wheel is for all', [PURE], [LINUX, MUSL, WINDOWS, PURE], []],
    ['where a universal file replaces two', [MAC_BOTH], [MAC_ARM, MAC_INTEL], []],
    ['where two replace a universal file', [MAC_ARM, MAC_INTEL], [MAC_BOTH], []],
    ['where the index holds the rest already', [LINUX], [LINUX, WINDOWS, SDIST], [WINDOWS, SDIST]],
    ['where the index holds all', [LINUX], [LINUX, WINDOWS], [LINUX]],
    ['of files of another age', [LINUX], [LINUX, '.win32-py2.7.exe', '-py2.7.egg', ''], []],
    ['of more than before', [LINUX, WINDOWS], [LINUX], []],
  ])('%s', (_, ours, earlier, held) => {
    expect(said(ours, earlier, held)).toEqual([])
  })
})

test.each([
  [[LINUX, SDIST], [LINUX, WINDOWS, SDIST], 'Windows x86-64'],
  [[LINUX], [LINUX, MUSL, MAC_ARM], 'Linux ARM64 (musl), macOS ARM64'],
  [[MAC_ARM], [MAC_BOTH], 'macOS x86-64'],
  [[LINUX], [LINUX, SDIST], 'those who build from source'],
  [[LINUX], [PURE], 'every platform at once'],
  [[SDIST], [PURE, SDIST], 'every platform at once'],
])('%p after %p lacks something, which is told once', (ours, earlier, lost) => {
  expect(said(ours, earlier)).toEqual([`The release has nothing for ${lost}, as “1.0” had.`])
})
