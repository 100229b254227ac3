import type { HeldFile } from '../holdings.ts'
import { jsonField } from '../http/json-fields.ts'
import { heldFileFrom } from './held-file.ts'
import { pageJsonFrom } from './page-json.ts'

/** The files of a release in PyPI's older JSON API; nothing where the text is something else. */
export function parseReleaseJson(text: string): readonly HeldFile[] | undefined {
  const listed = jsonField(pageJsonFrom(text), 'urls')
  if (!Array.isArray(listed)) return undefined
  return listed.flatMap((file: unknown) => {
    const held = heldFileFrom({
      filename: jsonField(file, 'filename'),
      sha256: jsonField(jsonField(file, 'digests'), 'sha256'),
      size: jsonField(file, 'size'),
      uploaded: jsonField(file, 'upload_time_iso_8601'),
    })
    return held ?? []
  })
}
