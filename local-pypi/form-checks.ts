import type { Form } from './form.ts'
import { isProjectName } from './names.ts'
import { repr } from './python-text.ts'
import { CORE_METADATA_PAGE, type Refusal, refusal } from './refusal.ts'

const FILE_TYPES: ReadonlySet<string> = new Set(['sdist', 'bdist_wheel'])
const HEX_DIGEST = /^[A-F0-9]{64}$/i

/** Checks the fields that steer the upload, before anything else is looked at (warehouse, forklift/forms.py). */
export function checkForm(form: Form): Refusal | undefined {
  if ((form.last('protocol_version') ?? '1') !== '1') {
    return refusal(400, 'Unknown protocol version.')
  }
  return checkName(form) ?? checkFields(form) ?? checkCombinations(form)
}

function checkName(form: Form): Refusal | undefined {
  const name = form.first('name') ?? ''
  const problem =
    name === ''
      ? 'This field is required.'
      : isProjectName(name)
        ? undefined
        : "Start and end with a letter or numeral containing only ASCII numeric and '.', '_' and '-'."
  if (problem === undefined) {
    return undefined
  }
  const characters = [...name]
  const shown =
    characters.length > 60 ? `${characters.slice(0, 30).join('')}...${characters.slice(-30).join('')}` : name
  const value = repr(shown)
  return refusal(
    400,
    `${value} is an invalid value for Name. Error: ${problem} See ${CORE_METADATA_PAGE} for more information.`,
  )
}

// In alphabetical order, which is the order in which PyPI picks one of several errors.
function checkFields(form: Form): Refusal | undefined {
  const isBadDigest = (field: string) => {
    const digest = form.first(field) ?? ''
    return digest.trim() !== '' && !HEX_DIGEST.test(digest)
  }
  if (isBadDigest('blake2_256_digest')) {
    return invalidValue('blake2_256_digest', 'Use a valid, hex-encoded, BLAKE2 message digest.')
  }
  const filetype = form.first('filetype') ?? ''
  if (filetype === '') {
    return invalidValue('filetype', 'This field is required.')
  }
  if (!FILE_TYPES.has(filetype)) {
    return invalidValue('filetype', 'Use a known file type.')
  }
  if (isBadDigest('sha256_digest')) {
    return invalidValue('sha256_digest', 'Use a valid, hex-encoded, SHA256 message digest.')
  }
  return undefined
}

function checkCombinations(form: Form): Refusal | undefined {
  const pythonVersion = form.first('pyversion') ?? ''
  if (form.first('filetype') === 'sdist') {
    if (pythonVersion !== '' && pythonVersion !== 'source') {
      return invalidValue('pyversion', "Use 'source' as Python version for an sdist.")
    }
  } else if (pythonVersion === '') {
    return invalidValue('pyversion', 'Python version is required for binary distribution uploads.')
  }
  const digests = ['md5_digest', 'sha256_digest', 'blake2_256_digest'].filter((field) => form.first(field))
  return digests.length === 0 ? refusal(400, 'Error: Include at least one message digest.') : undefined
}

function invalidValue(field: string, problem: string): Refusal {
  return refusal(400, `Invalid value for ${field}. Error: ${problem}`)
}
