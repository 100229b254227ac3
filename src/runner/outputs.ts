import type { ReceiptDocument } from './receipt-document.ts'

/**
 * The outputs of the step by name, as `action.yml` declares them. All values are text, as outputs are. The path is where
 * the receipt has been written to, and empty where it has not.
 */
export function outputsFrom(receipt: ReceiptDocument, path: string): Readonly<Record<string, string>> {
  const { releases, files, serving, errors, result } = receipt
  const [release, ...others] = releases
  const only = others.length === 0 ? release : undefined
  return {
    name: only?.name ?? '',
    version: only?.version ?? '',
    'release-url': only?.url ?? '',
    releases: JSON.stringify(releases),
    files: JSON.stringify(files),
    uploaded: String(files.filter(({ state }) => state === 'uploaded').length),
    result,
    errors: JSON.stringify(errors),
    receipt: path,
    served: serving === null ? '' : String(serving.state === 'served'),
    'served-after': serving?.state === 'served' ? String(serving.seconds) : '',
  }
}
