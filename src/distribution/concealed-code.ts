import type { ConcealedCode } from './contents.ts'
import type { Member } from './member.ts'

const MIB = 1024 * 1024
/** What PyPI looks into at most (warehouse, utils/scanner.py); longer members are let through. */
const LARGEST_BYTES = 5 * MIB
/** Members of the names that PyPI looks into, of which a file that is nothing but a suffix is none. */
const CODE_NAME = /(?:^|\/)\.*[^./][^/]*\.pye?$/i

/** The marks begin alike, so that two searches are enough for nearly all code there is. */
const PYARMOR = Buffer.from('__pyarmor_')
const PYARMOR_MARKS = [
  '__pyarmor_enter__',
  '__pyarmor_exit__',
  '__pyarmor_assert__',
  '__pyarmor_bcc__',
  '__pyarmor__(__name__, __file__,',
]
const SOURCEDEFENDER_MARKS = ['---BEGIN PYE FILE---', '---END PYE FILE---'].map((mark) => Buffer.from(mark))

/** Whether PyPI looks for marks of concealed code in a member, and there is anything to look into. */
export function mayConcealCode({ name, kind, size }: Member): boolean {
  return kind !== 'directory' && size > 0 && size <= LARGEST_BYTES && CODE_NAME.test(name)
}

/** Whose marks the bytes of a member bear (warehouse, utils/scanner_rules). */
export function concealerOf(bytes: Buffer): ConcealedCode['by'] | undefined {
  if (bytes.includes(PYARMOR) && PYARMOR_MARKS.some((mark) => bytes.includes(mark))) return 'PyArmor'
  return SOURCEDEFENDER_MARKS.every((mark) => bytes.includes(mark)) ? 'SourceDefender' : undefined
}
