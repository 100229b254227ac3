import type { Log, SecretKeeper } from '../../src/ports.ts'

/** A log that shows nobody what it remembers: every line as it came, with whatever secret may stand in it. */
export class SilentLog implements Log, SecretKeeper {
  readonly lines: string[] = []
  readonly secrets = new Set<string>()

  mask(secret: string): void {
    if (secret !== '') this.secrets.add(secret)
  }

  redact(text: string): string {
    let redacted = text
    for (const secret of this.secrets) redacted = redacted.replaceAll(secret, '***')
    return redacted
  }

  info(message: string): void {
    this.lines.push(message)
  }

  warning(message: string, title: string): void {
    this.lines.push(`${title}: ${message}`)
  }

  error(message: string, title: string): void {
    this.lines.push(`${title}: ${message}`)
  }

  verdict(message: string, title: string): void {
    this.error(message, title)
  }

  countUnshown(): void {}

  close(): void {}

  group(title: string, lines: readonly string[]): void {
    this.lines.push(title, ...lines)
  }
}
