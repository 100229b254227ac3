// A rolldown plugin that leaves parts of packages out of the bundle. All of them are required at start by code that
// never calls them here, and together they cost every run some 20 ms (`npm run bench -- one-wheel`).
const NOTHING = '\0left-out'

const PARTS = [
  // HTTP/2 is off, and Node's own http2 takes longest of all built-in modules to load.
  /[\\/]undici[\\/]lib[\\/]dispatcher[\\/]client-h2\.js$/,
  /[\\/]undici[\\/]lib[\\/]dispatcher[\\/]socks5-[\w-]+\.js$/,
  // Bodies are streams and answers are read as bytes, so nothing of fetch is needed.
  /[\\/]undici[\\/]lib[\\/]web[\\/]/,
  // form-data looks up content types only where none is given.
  /[\\/]mime-types[\\/]index\.js$/,
]

export function leftOut() {
  return {
    name: 'left-out',
    async resolveId(source, importer, options) {
      const resolved = await this.resolve(source, importer, { ...options, skipSelf: true })
      return resolved && PARTS.some((part) => part.test(resolved.id)) ? NOTHING : null
    },
    load: (id) => (id === NOTHING ? 'module.exports = {}' : null),
  }
}
