const UNITS = ['KiB', 'MiB', 'GiB']

/** A size in bytes as people read it, in binary units with one decimal. */
export function shownSize(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`
  let value = bytes / 1024
  let unit = 0
  while (value >= 1024 && unit < UNITS.length - 1) {
    value /= 1024
    unit++
  }
  return `${value.toFixed(1)} ${UNITS[unit]}`
}
