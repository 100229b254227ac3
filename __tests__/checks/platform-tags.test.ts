import { describe, expect, test } from '@jest/globals'
import { platformTagRules } from '../../src/checks/platform-tags.ts'
import { distributionWith } from '../support/distribution.ts'
import { verdict } from '../support/verdicts.ts'

function complaints(platform: string) {
  const distribution = distributionWith({ filename: `foo-1.0-py3-none-${platform}.whl` })
  return platformTagRules.flatMap((rule) => [...rule.check(distribution)])
}

function verdictOn(platform: string): readonly string[] {
  return complaints(platform).map((complaint) => verdict('platform-tag', complaint))
}

describe('a platform tag', () => {
  test.each([
    'any',
    'win32',
    'win_amd64',
    'WIN_ARM64',
    'manylinux1_i686',
    'manylinux2014_ppc64',
    'manylinux_2_17_x86_64',
    'manylinux_2_39_riscv64',
    'manylinux_2_17_x86_64.manylinux2014_x86_64',
    'musllinux_1_2_aarch64',
    'linux_armv6l',
    'linux_armv7l',
    'macosx_10_9_universal2',
    'macosx_10_13_x86_64',
    'macosx_11_0_arm64',
    'macosx_26_0_arm64',
    'ios_13_0_arm64_iphoneos',
    'ios_13_0_x86_64_iphonesimulator',
    'android_21_arm64_v8a',
    'pyemscripten_2026_0_wasm32',
  ])('is taken: %s', (platform) => {
    expect(verdictOn(platform)).toEqual([])
  })

  test.each([
    'linux_x86_64',
    'linux_aarch64',
    'linux_loongarch64',
    'win_arm32',
    'win_x86_64',
    'win64',
    'manylinux1_aarch64',
    'manylinux2014_riscv64',
    'manylinux2028_x86_64',
    'manylinux_2_x86_64',
    'manylinux_x86_64',
    'manylinux_2_17_arm64',
    'manylinux_2_17_',
    'musllinux_1_2_ppc64',
    'musllinux_x86_64',
    'macosx_11_1_arm64',
    'macosx_27_1_arm64',
    'macosx_9_0_ppc',
    'macosx_11_arm64',
    'macosx_11_0_aarch64',
    'ios_arm64_iphoneos',
    'android_arm64_v8a',
    'emscripten_3_1_58_wasm32',
    'pyodide_2024_0_wasm32',
    'any.',
  ])('is refused: %s', (platform) => {
    expect(verdictOn(platform)).toEqual(['platform-tag'])
  })

  test.each([
    'wasi_0_1_wasm32',
    'freebsd_14_0_release_amd64',
    'constructor',
    'none',
    'manylinux_2_17_loongarch64',
    'win_riscv128',
    'macosx_16_0_arm64',
    'macosx_27_0_arm64',
    'ios_13_0_arm64_maccatalyst',
    'pyemscripten_2026_0_wasm64',
  ])('may be newer than what is known: %s', (platform) => {
    expect(verdictOn(platform)).toEqual(['platform-tag?'])
  })

  test('is refused if it is so for one reason, and doubtful for another', () => {
    expect(verdictOn('macosx_11_1_loongarch64')).toEqual(['platform-tag'])
    expect(verdictOn('macosx_27_0_aarch64')).toEqual(['platform-tag'])
  })

  test('is complained about once, with each that is wrong in the set', () => {
    const sentences = complaints('manylinux_2_17_x86_64.linux_x86_64.win_arm32.linux_x86_64').map(
      ({ sentence }) => /“[^”]*”/.exec(sentence)?.[0],
    )
    expect(sentences).toEqual(['“linux_x86_64”', '“win_arm32”'])
  })

  test.each([
    ['linux_x86_64', 'auditwheel'],
    ['macosx_11_1_arm64', 'MACOSX_DEPLOYMENT_TARGET'],
    ['emscripten_3_1_58_wasm32', 'pyodide-build'],
    ['macosx_27_0_arm64', 'known on 2'],
  ])('that is %s comes with what to do about it', (platform, hint) => {
    expect(complaints(platform)[0]?.hint).toContain(hint)
  })

  test('is none of an sdist', () => {
    const sdist = distributionWith({ filename: 'foo-1.0.tar.gz' })
    expect(platformTagRules.flatMap((rule) => [...rule.check(sdist)])).toEqual([])
  })
})
