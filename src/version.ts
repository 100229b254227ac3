import manifest from '../package.json' with { type: 'json' }

/** What this build calls itself in the User-Agent header and the log. */
export const VERSION: string = manifest.version
export const USER_AGENT = `ts-pypi-publish/${VERSION} (node ${process.versions.node})`
