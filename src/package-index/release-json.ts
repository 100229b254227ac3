import type { HeldFile } from '../holdings.ts'
import { jsonField } from '../http/json-fields.ts'
import { heldFileFrom } from './held-file.ts'

/** The files of a release in PyPI's older JSON API; nothing where the text is something else. */
export function parseReleaseJson(text: string): readonly HeldFile[] | undefined {
  let release: unknown
  try {
    release = JSON.parse(text)
  } catch {
    return undefined
  }
  const listed = jsonField(release, 'urls')
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
