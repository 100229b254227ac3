import { isNone, listAt, member, objectAt, type Parsed, parsed, textAt, Unfit } from './model-fields.ts'

/** An in-toto statement, as far as PyPI looks at it. */
export interface Statement {
  readonly predicateType: string
  readonly subjects: readonly { readonly name: string | undefined; readonly sha256: string | undefined }[]
}

const STATEMENT_TYPE = 'https://in-toto.io/Statement/v1'
const DIGESTS: readonly string[] = ['sha256', 'sha384', 'sha512', 'sha3_256', 'sha3_384', 'sha3_512']

/** Parses the statement of an attestation; members beyond those of a statement do not matter. */
export function parseStatement(bytes: Buffer): Parsed<Statement> {
  let value: unknown
  try {
    value = JSON.parse(bytes.toString('utf8'))
  } catch {
    return { state: 'invalid', problem: '1 validation error for _Statement\n  Invalid JSON [type=json_invalid]' }
  }
  return parsed('_Statement', () => {
    const statement = objectAt(value, '')
    if (member(statement, '_type', '') !== STATEMENT_TYPE) {
      throw new Unfit('_type', `Input should be '${STATEMENT_TYPE}'`, 'literal_error')
    }
    const subjects = listAt(member(statement, 'subject', ''), 'subject')
    if (subjects.length === 0) {
      throw new Unfit('subject', 'List should have at least 1 item after validation, not 0', 'too_short')
    }
    if (!isNone(statement.predicate)) {
      objectAt(statement.predicate, 'predicate')
    }
    return {
      predicateType: textAt(member(statement, 'predicateType', ''), 'predicateType'),
      subjects: subjects.map((each, index) => subjectFrom(each, `subject.${index}`)),
    }
  })
}

function subjectFrom(value: unknown, place: string): Statement['subjects'][number] {
  const subject = objectAt(value, place)
  const name = member(subject, 'name', place)
  const digest = objectAt(member(subject, 'digest', place), `${place}.digest`)
  for (const [algorithm, text] of Object.entries(digest)) {
    if (!DIGESTS.includes(algorithm)) {
      const known = `${DIGESTS.slice(0, -1)
        .map((each) => `'${each}'`)
        .join(', ')} or '${DIGESTS.at(-1)}'`
      throw new Unfit(`${place}.digest.${algorithm}.[key]`, `Input should be ${known}`, 'literal_error')
    }
    textAt(text, `${place}.digest.${algorithm}`)
  }
  const { sha256 } = digest
  return {
    name: isNone(name) ? undefined : textAt(name, `${place}.name`),
    sha256: typeof sha256 === 'string' ? sha256 : undefined,
  }
}
