import type { Verification } from './attestations.ts'
import type { Publisher } from './publishers.ts'
import { extensionValue } from './sigstore/certificate.ts'
import { elementsOf } from './sigstore/der.ts'
import { GITHUB_ISSUER } from './sigstore/github-identity.ts'

const FULCIO = '1.3.6.1.4.1.57264.1'
const ISSUER = `${FULCIO}.8`
const SOURCE_REPOSITORY = `${FULCIO}.12`
const SOURCE_DIGEST = `${FULCIO}.13`
const SOURCE_REF = `${FULCIO}.14`
const BUILD_CONFIG = `${FULCIO}.18`

/**
 * Compares the identity in a certificate with the publisher that uploads (pypi-attestations, `GitHubPublisher`): GitHub
 * as the issuer, the repository as it is spelled, and the workflow that was started, which in a reusable workflow is not
 * the one that the job is in. `undefined` when they are the same.
 */
export function identityProblem(
  certificate: Buffer,
  publisher: Publisher,
): Exclude<Verification, { state: 'verified' }> | undefined {
  const repository = `${publisher.owner}/${publisher.repository}`
  const problem =
    mismatch(certificate, 'OIDCIssuerV2', ISSUER, GITHUB_ISSUER) ??
    mismatch(certificate, 'OIDCSourceRepositoryURI', SOURCE_REPOSITORY, `https://github.com/${repository}`)
  if (problem !== undefined) {
    return { state: 'failed', problem }
  }
  const buildConfig = textOf(certificate, BUILD_CONFIG)
  if (buildConfig === undefined) {
    const name = objectIdentifierRepr(BUILD_CONFIG)
    return { state: 'unknown-error', problem: `No ${name} extension was found` }
  }
  const suffixes = [SOURCE_DIGEST, SOURCE_REF].flatMap((oid) => textOf(certificate, oid) ?? [])
  if (suffixes.length === 0) {
    const both = 'Source Repository Digest or Source Repository Ref'
    return { state: 'failed', problem: `Certificate must contain either ${both}` }
  }
  const workflow = `https://github.com/${repository}/.github/workflows/${publisher.workflow}`
  if (suffixes.some((suffix) => buildConfig === `${workflow}@${suffix}`)) {
    return undefined
  }
  const shown = extensionRepr(BUILD_CONFIG, extensionValue(certificate, BUILD_CONFIG) ?? Buffer.alloc(0))
  const expected = `Trusted Publisher (${publisher.workflow} @ ${repository})`
  return {
    state: 'failed',
    problem: `Certificate's Build Config URI (${shown}) does not match expected ${expected}`,
  }
}

function mismatch(certificate: Buffer, name: string, oid: string, expected: string): string | undefined {
  const actual = textOf(certificate, oid)
  if (actual === undefined) {
    return `Certificate does not contain ${name} (${oid}) extension`
  }
  return actual === expected ? undefined : `Certificate's ${name} does not match (got ${actual}, expected ${expected})`
}

/** The text in an extension, which is DER. */
function textOf(certificate: Buffer, oid: string): string | undefined {
  const [text] = elementsOf(extensionValue(certificate, oid) ?? Buffer.alloc(0))
  return text?.content.toString('utf8')
}

// PyPI's message shows the whole extension as Python does, because it means the text and names the object.
function extensionRepr(oid: string, value: Buffer): string {
  const name = objectIdentifierRepr(oid)
  return `<Extension(oid=${name}, critical=False, value=<UnrecognizedExtension(oid=${name}, value=${bytesRepr(value)})>)>`
}

function objectIdentifierRepr(oid: string): string {
  return `<ObjectIdentifier(oid=${oid}, name=Unknown OID)>`
}

function bytesRepr(bytes: Buffer): string {
  const named: Readonly<Record<string, string>> = { '\t': '\\t', '\n': '\\n', '\r': '\\r', '\\': '\\\\', "'": "\\'" }
  const shown = bytes.toString('latin1').replace(/[^\x20-\x7e]|[\\']/g, (character) => {
    return named[character] ?? `\\x${character.charCodeAt(0).toString(16).padStart(2, '0')}`
  })
  return `b'${shown}'`
}
