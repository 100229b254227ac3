import type { Filename } from './filename.ts'

const ARCHITECTURES: Readonly<Record<string, string>> = {
  x86_64: 'x86-64',
  amd64: 'x86-64',
  i386: 'x86 32-bit',
  i686: 'x86 32-bit',
  x86: 'x86 32-bit',
  aarch64: 'ARM64',
  arm64: 'ARM64',
  arm64_v8a: 'ARM64',
  armv6l: 'ARMv6',
  armv7l: 'ARMv7',
  armeabi_v7a: 'ARMv7',
  universal2: 'ARM64 and x86-64',
}

interface Family {
  /** The group is the architecture. */
  readonly pattern: RegExp
  readonly words: (architecture: string) => string
}

/** The platform tags of packaging.python.org/specifications/platform-compatibility-tags. */
const FAMILIES: readonly Family[] = [
  { pattern: /^any()$/, words: () => 'any' },
  { pattern: /^win32()$/, words: () => 'Windows x86 32-bit' },
  { pattern: /^win_(.+)$/, words: (architecture) => `Windows ${architecture}` },
  { pattern: /^macosx_\d+_\d+_(.+)$/, words: (architecture) => `macOS ${architecture}` },
  { pattern: /^manylinux(?:1|2010|2014|_\d+_\d+)_(.+)$/, words: (architecture) => `Linux ${architecture} (glibc)` },
  { pattern: /^musllinux_\d+_\d+_(.+)$/, words: (architecture) => `Linux ${architecture} (musl)` },
  { pattern: /^linux_(.+)$/, words: (architecture) => `Linux ${architecture}` },
  { pattern: /^android_\d+_(.+)$/, words: (architecture) => `Android ${architecture}` },
  { pattern: /^ios_\d+_\d+_(.+)_iphoneos$/, words: (architecture) => `iOS ${architecture}` },
  { pattern: /^ios_\d+_\d+_(.+)_iphonesimulator$/, words: (architecture) => `iOS simulator ${architecture}` },
  { pattern: /^(?:pyodide|emscripten|pyemscripten)_\d+_\d+(?:_\d+)?_wasm32()$/, words: () => 'WebAssembly' },
]

/** What a file is for, in words that people know; a tag that nobody knows stands for itself. */
export function platformWords(filename: Filename): readonly string[] {
  if (filename.kind === 'sdist') return ['any, from source']
  return [...new Set(filename.platformTag.split('.').map(wordsOf))]
}

function wordsOf(tag: string): string {
  for (const { pattern, words } of FAMILIES) {
    const architecture = pattern.exec(tag)?.[1]
    if (architecture !== undefined) return words(ARCHITECTURES[architecture] ?? architecture)
  }
  return tag
}
