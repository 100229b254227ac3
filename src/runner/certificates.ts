import { readFile, stat } from 'node:fs/promises'
import { errorCode } from '../distribution/error-code.ts'
import type { Log } from '../ports.ts'

/** Bundles of every public authority are a quarter of a megabyte long. */
const LIMIT_BYTES = 4 * 1024 * 1024

/** As OpenSSL reads them, whatever stands between. */
const CERTIFICATE = /-----BEGIN ((?:X509 |TRUSTED )?CERTIFICATE)-----[\w+/=\s]+-----END \1-----/g

/**
 * PEM certificates of authorities that are trusted beside those that Node knows, from the files that Python's tools are
 * given: `SSL_CERT_FILE` (Python's ssl module, uv) and `REQUESTS_CA_BUNDLE` or else `CURL_CA_BUNDLE` (requests, and so
 * twine). There they stand in for the usual authorities, but a runner's token service and PyPI are as needed here as an
 * index inside a company. A file that is of no use is a warning. Nothing where no variable is set.
 */
export async function readCertificates(log: Log): Promise<readonly string[]> {
  const given = new Map<string, string>()
  const requestsVariable = process.env.REQUESTS_CA_BUNDLE ? 'REQUESTS_CA_BUNDLE' : 'CURL_CA_BUNDLE'
  for (const variable of ['SSL_CERT_FILE', requestsVariable]) {
    const path = process.env[variable]
    // Often both name the same file.
    if (path && !given.has(path)) given.set(path, variable)
  }
  const certificates = new Set<string>()
  for (const [path, variable] of given) {
    const found = await readPem(path)
    if (typeof found === 'string') log.warning(`${variable} is left aside: ${found}`, 'Certificates')
    else for (const certificate of found) certificates.add(certificate)
  }
  if (certificates.size === 0) return []
  // Node reads this one by itself, and complains of it, but leaves it out once it is told whom to trust.
  const extra = process.env.NODE_EXTRA_CA_CERTS ? await readPem(process.env.NODE_EXTRA_CA_CERTS) : []
  return [...certificates, ...(typeof extra === 'string' ? [] : extra)]
}

/** The certificates in a file, or a sentence that says why there are none. */
async function readPem(path: string): Promise<readonly string[] | string> {
  try {
    // To open a named pipe would wait for a writer for ever.
    const stats = await stat(path)
    if (!stats.isFile()) return `${path} is ${stats.isDirectory() ? 'a folder' : 'no regular file'}.`
    if (stats.size > LIMIT_BYTES) return `${path} is too large for a file of certificates.`
    const certificates = [...(await readFile(path, 'latin1')).matchAll(CERTIFICATE)].map(([certificate]) => certificate)
    return certificates.length > 0 ? certificates : `${path} holds no certificate in PEM.`
  } catch (error) {
    const code = errorCode(error)
    return code === 'ENOENT' ? `${path} does not exist.` : `${path} cannot be read (${code ?? String(error)}).`
  }
}
