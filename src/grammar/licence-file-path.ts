import type { Flaw } from './flaw.ts'
import { quoted } from './quoted.ts'

/**
 * What is wrong with a License-File (PEP 639), as packaging has it, which looks at the path with the eyes of POSIX and
 * of Windows.
 */
export function licenceFilePathFlaw(path: string): Flaw | undefined {
  const sure = (fault: string): Flaw => ({ what: `${quoted(path)} ${fault}.`, certainty: 'sure' })
  if (path.includes('..')) return sure('contains “..”, which is not allowed even within a name')
  if (path.includes('*')) return sure('contains “*”, where each file must be named')
  if (/^(?:[A-Za-z]:)?[\\/]/.test(path)) return sure('is absolute')
  if (path.includes('\\')) return sure('contains “\\”, where “/” separates parts')
  if (path === '') return sure('is empty')
  // A lone dot is plain for packaging, whatever file it may name.
  if (path === '.' || path.split('/').every((part) => part !== '' && part !== '.')) return undefined
  const flaw = sure('has an empty part, or the part “.”')
  // A colon makes Python see a drive, and keep the “.” before it.
  return path.includes(':') ? { ...flaw, certainty: 'unsure' } : flaw
}
