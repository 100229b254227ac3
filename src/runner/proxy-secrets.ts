/** The passwords of the proxies that the environment names, which a proxy's own error page may echo. */
export function readProxySecrets(): readonly string[] {
  const names = ['https_proxy', 'HTTPS_PROXY', 'http_proxy', 'HTTP_PROXY']
  return names.flatMap((name) => {
    // As in `http://user:password@proxy:3128`, with or without the scheme; what is no URL may hold them too.
    const [, user = '', password = ''] = /^(?:[a-z]+:\/\/)?([^:@/]*):([^@/]+)@/i.exec(process.env[name] ?? '') ?? []
    if (password === '') return []
    return [...new Set([password, decoded(password), `${user}:${password}`, `${decoded(user)}:${decoded(password)}`])]
  })
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
