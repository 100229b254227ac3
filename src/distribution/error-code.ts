/** The code of an error of Node's own, such as `ENOENT` or `Z_DATA_ERROR`; undefined where it has none. */
export function errorCode(error: unknown): string | undefined {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : undefined
}
