import type { Source } from './rule.ts'

const SPECIFICATIONS = 'https://packaging.python.org/en/latest/specifications/'
const WAREHOUSE = 'https://github.com/pypi/warehouse/blob/main/'

/** A page of the Python packaging specifications. */
export function specification(title: string, page: string): Source {
  return { title, url: `${SPECIFICATIONS}${page}/` }
}

export function pep(number: number): Source {
  return { title: `PEP ${number}`, url: `https://peps.python.org/pep-${String(number).padStart(4, '0')}/` }
}

/** A file of PyPI's own source. */
export function warehouse(path: string): Source {
  return { title: `PyPI, ${path}`, url: `${WAREHOUSE}${path}` }
}
