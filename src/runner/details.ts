import type { Detail } from '../errors.ts'

/** A detail as lines below its title, for the log, which makes them safe. */
export function linesOf(detail: Detail): readonly string[] {
  switch (detail.kind) {
    case 'list':
      return detail.items.map((item, index) => `${index + 1}. ${item}`)
    case 'table': {
      const width = Math.max(0, ...detail.rows.map(([name]) => name.length))
      return detail.rows.map(([name, value]) => `${name.padEnd(width)}  ${value}`)
    }
    case 'code':
      return detail.lines
    case 'link':
      return [detail.url]
  }
}

/** The same detail, with each of its texts changed. */
export function mapText(detail: Detail, change: (text: string) => string): Detail {
  switch (detail.kind) {
    case 'list':
      return { ...detail, items: detail.items.map(change) }
    case 'table':
      return { ...detail, rows: detail.rows.map(([name, value]) => [change(name), change(value)]) }
    case 'code':
      return { ...detail, lines: detail.lines.map(change) }
    case 'link':
      return { ...detail, url: change(detail.url) }
  }
}
