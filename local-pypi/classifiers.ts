import { readFileSync } from 'node:fs'

/**
 * The classifiers that PyPI takes, as `GET /pypi?:action=list_classifiers` gives them: from the package
 * trove-classifiers 2026.9.21.13, without the deprecated ones. To refresh, write its `sorted_classifiers` that are not in
 * its `deprecated_classifiers` to the file beside this one, a line each.
 */
export const CLASSIFIERS: readonly string[] = readFileSync(new URL('classifiers.txt', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line !== '')
