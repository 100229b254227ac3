import { expect, test } from '@jest/globals'
import { parseFilename } from '../../src/distribution/filename.ts'
import { platformWords } from '../../src/distribution/platform-words.ts'

test.each([
  ['any', 'any'],
  ['win_amd64', 'Windows x86-64'],
  ['win32', 'Windows x86 32-bit'],
  ['win_arm64', 'Windows ARM64'],
  ['macosx_11_0_arm64', 'macOS ARM64'],
  ['macosx_10_9_x86_64', 'macOS x86-64'],
  ['macosx_10_9_universal2', 'macOS ARM64 and x86-64'],
  ['macosx_10_9_x86_64.macosx_11_0_arm64', 'macOS x86-64, macOS ARM64'],
  ['manylinux_2_17_x86_64.manylinux2014_x86_64', 'Linux x86-64 (glibc)'],
  ['manylinux1_i686', 'Linux x86 32-bit (glibc)'],
  ['manylinux_2_28_ppc64le', 'Linux ppc64le (glibc)'],
  ['musllinux_1_2_aarch64', 'Linux ARM64 (musl)'],
  ['linux_x86_64', 'Linux x86-64'],
  ['android_21_arm64_v8a', 'Android ARM64'],
  ['ios_13_0_arm64_iphoneos', 'iOS ARM64'],
  ['ios_13_0_x86_64_iphonesimulator', 'iOS simulator x86-64'],
  ['pyodide_2024_0_wasm32', 'WebAssembly'],
  ['pyemscripten_2026_0_wasm32', 'WebAssembly'],
  ['emscripten_3_1_58_wasm32', 'WebAssembly'],
  ['plan9_x86', 'plan9_x86'],
  ['macosx_latest', 'macosx_latest'],
])('%s is %s', (tag, words) => {
  expect(platformWords(parseFilename(`foo-1.0-cp312-cp312-${tag}.whl`)).join(', ')).toBe(words)
})

test('an sdist is for any platform, with work left to do', () => {
  expect(platformWords(parseFilename('foo-1.0.tar.gz'))).toEqual(['any, from source'])
})
