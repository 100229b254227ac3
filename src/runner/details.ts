import type { Detail } from '../errors.ts'

/** A table of more rows is for whoever wants to look closer; a shorter one holds what somebody has to enter. */
const OPEN_ROWS = 6

/** Whether a detail is folded away, or stands where everybody reads it. */
export function isFolded(detail: Detail): boolean {
  return detail.kind === 'table' && detail.rows.length > OPEN_ROWS
}

/** A detail as lines below its title, for the log, which makes them safe. */
export function linesOf(detail: Detail): readonly string[] {
  switch (detail.kind) {
    case 'list':
      return detail.items.map((item, index) => `${index + 1}. ${item}`)
    case 'table':
      return aligned(detail.rows)
    case 'code':
      return detail.lines
    case 'link':
      return [detail.url]
  }
}

export function aligned(rows: readonly (readonly [string, string])[]): readonly string[] {
  const width = Math.max(0, ...rows.map(([name]) => name.length))
  return rows.map(([name, value]) => `${name.padEnd(width)}  ${value}`)
}

/** The same detail, with each of its texts changed. */
export function mapText(detail: Detail, change: (text: string) => string): Detail {
  const { title } = detail
  switch (detail.kind) {
    case 'list':
      return { ...detail, title: change(title), items: detail.items.map(change) }
    case 'table':
      return {
        ...detail,
        title: change(title),
        rows: detail.rows.map(([name, value]) => [change(name), change(value)]),
      }
    case 'code':
      return { ...detail, title: change(title), lines: detail.lines.map(change) }
    case 'link':
      return { ...detail, title: change(title), url: change(detail.url) }
  }
}
