// warehouse, forklift/legacy.py: what PyPI knows of platforms, family by family.
const TAGS: readonly RegExp[] = [
  /^any$/,
  /^win(?:32|_(?:amd64|arm64|ia64))$/,
  /^manylinux(?:1|2010)_(?:x86_64|i686)$/,
  /^manylinux2014_(?:x86_64|i686|aarch64|armv7l|ppc64|ppc64le|s390x)$/,
  /^linux_armv[67]l$/,
  /^manylinux_[0-9]+_[0-9]+_(?:x86_64|i686|aarch64|armv7l|ppc64|ppc64le|s390x|riscv64)$/,
  /^musllinux_[0-9]+_[0-9]+_(?:x86_64|i686|aarch64|armv7l|ppc64le|s390x|riscv64)$/,
  /^macosx_(?:10_[0-9]+|(?:1[1-5]|26)_0)_(?:ppc|ppc64|i386|x86_64|arm64|intel|fat|fat3|fat64|universal|universal2)$/,
  /^ios_[0-9]+_[0-9]+_(?:arm64|x86_64)_iphone(?:os|simulator)$/,
  /^android_[0-9]+_(?:armeabi_v7a|arm64_v8a|x86|x86_64)$/,
  /^pyemscripten_[0-9]+_[0-9]+_wasm32$/,
]

/** The first platform tag of a wheel that PyPI does not take. */
export function unsupportedPlatform(tags: readonly string[]): string | undefined {
  return tags.find((tag) => !TAGS.some((known) => known.test(tag)))
}
