import { Failure } from './errors.ts'
import { type IndexAddress, isLoopback, isPyPIHost } from './package-index/index-address.ts'

const TOKEN_USER = '__token__'

/** The way a run authenticates, with a sentence that says which and why. */
export type Authentication =
  | { readonly kind: 'trusted-publishing'; readonly why: string }
  | {
      readonly kind: 'token' | 'password'
      readonly user: string
      readonly password: string
      readonly why: string
      readonly warnings: readonly AuthenticationWarning[]
    }

export interface AuthenticationWarning {
  readonly title: string
  readonly message: string
}

/**
 * Chooses how to authenticate from what was given, before anything is sent.
 *
 * @throws {Failure} `INPUT_INVALID` or `INPUT_CONFLICT` where the index would surely not take what was given, or where
 *   a token would travel in the clear.
 */
export function chooseAuthentication(user: string, password: string, index: IndexAddress): Authentication {
  if (password !== '' && password.trim() === '') {
    throw new Failure('INPUT_INVALID', 'The input password holds only white space.', {
      hint: 'Set the secret again. To use trusted publishing, leave the input out.',
    })
  }
  if (user.startsWith('pypi-')) {
    throw new Failure('INPUT_CONFLICT', 'The input user holds an API token.', {
      hint: 'Give it as the input password, and leave the input user out.',
    })
  }
  if (user === TOKEN_USER) {
    return password === '' ? trustedPublishing(index) : apiToken(password.trim(), index)
  }
  if (isPyPIHost(index.uploadUrl)) {
    throw new Failure('INPUT_CONFLICT', `${index.title} has taken no user names and passwords since 2024.`, {
      hint:
        'Use trusted publishing (leave out user and password, and give the job id-token: write), ' +
        'or an API token as the input password without the input user.',
    })
  }
  const warnings = clearTextWarnings(index)
  if (password === '') {
    warnings.push({
      title: 'No password',
      message: `The password for the user “${user}” is empty, and is sent as it is.`,
    })
  }
  return {
    kind: 'password',
    user,
    password,
    why: `Authenticating as the user “${user}” with the given password.`,
    warnings,
  }
}

function trustedPublishing({ uploadUrl, title }: IndexAddress): Authentication {
  if (uploadUrl.protocol !== 'https:' && !isLoopback(uploadUrl)) {
    throw new Failure('INPUT_CONFLICT', `Trusted publishing needs https, and repository-url names ${title} by http.`, {
      hint: 'Use the https URL of the index, or give the inputs user and password.',
    })
  }
  return {
    kind: 'trusted-publishing',
    why: 'Authenticating by trusted publishing, since no password was given.',
  }
}

function apiToken(token: string, index: IndexAddress): Authentication {
  const warnings = clearTextWarnings(index)
  if (!token.startsWith('pypi-')) {
    warnings.push({
      title: 'Not an API token',
      message: 'The password does not begin with “pypi-”, as every API token of PyPI does. It may be the wrong secret.',
    })
  }
  return {
    kind: 'token',
    user: TOKEN_USER,
    password: token,
    why: 'Authenticating with an API token, since a password was given.',
    warnings,
  }
}

function clearTextWarnings(index: IndexAddress): AuthenticationWarning[] {
  if (index.uploadUrl.protocol === 'https:' || isLoopback(index.uploadUrl)) return []
  return [
    {
      title: 'Password sent in the clear',
      message: `repository-url names ${index.title} by plain http: the password can be read on its way there.`,
    },
  ]
}
