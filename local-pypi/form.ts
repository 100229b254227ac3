import type { Content, FormPart } from './upload-body.ts'

/** The form of an upload after the index has cleaned it, with the look-ups that the checks need. */
export interface Form {
  /** Every value of a text field, in order. */
  all(name: string): readonly string[]
  /** The value that the form checks see. */
  first(name: string): string | undefined
  /** The value that everything else sees. */
  last(name: string): string | undefined
  /** File fields other than `content` and the signature that PyPI ignores. */
  readonly misplacedFiles: readonly string[]
  /** `not-a-file` for a `content` that was sent without a file name. */
  readonly content:
    | { readonly state: 'file'; readonly file: Content }
    | { readonly state: 'not-a-file' }
    | { readonly state: 'absent' }
}

/**
 * Cleans a form as PyPI does before it looks at it (warehouse, forklift/decorators.py): a field whose last value is
 * `UNKNOWN`, which old build tools wrote for "nothing", is dropped with all its values; NUL characters are spelled out.
 */
export function cleanedForm(parts: readonly FormPart[]): Form {
  const fields = new Map<string, readonly FormPart[]>()
  for (const part of parts) {
    fields.set(part.name, [...(fields.get(part.name) ?? []), part])
  }
  for (const [name, values] of fields) {
    const last = values.at(-1)
    if (last?.kind === 'text' && last.value.trim() === 'UNKNOWN') {
      fields.delete(name)
    } else if (last?.kind === 'text' && last.value.includes('\0')) {
      // Writing the value back leaves only this one of a repeated field.
      fields.set(name, [{ ...last, value: last.value.replaceAll('\0', '\\x00') }])
    }
  }

  const all = (name: string) => (fields.get(name) ?? []).flatMap((part) => (part.kind === 'text' ? [part.value] : []))
  return {
    all,
    first: (name) => all(name)[0],
    last: (name) => all(name).at(-1),
    misplacedFiles: [...fields]
      .filter(([name, values]) => !FILE_FIELDS.has(name) && values.some(({ kind }) => kind === 'file'))
      .map(([name]) => name),
    content: contentOf(fields.get('content')?.at(-1)),
  }
}

const FILE_FIELDS: ReadonlySet<string> = new Set(['content', 'gpg_signature'])

function contentOf(part: FormPart | undefined): Form['content'] {
  if (part === undefined) {
    return { state: 'absent' }
  }
  return part.kind === 'file' && part.content !== undefined
    ? { state: 'file', file: part.content }
    : { state: 'not-a-file' }
}
