// Reads what a step printed as a runner does, so as to know which of it is a command.

export interface RunnerCommand {
  readonly name: string
  readonly properties: string
  readonly data: string
}

/** What a comparison of texts that knows about languages takes for nothing. */
const IGNORABLE = /[\p{Default_Ignorable_Code_Point}\p{Cf}\p{Cc}\p{Mn}]/gu

/** Whatever a runner might take for a command, be it of today's form (`::name …::data`) or the old one (`##[name]`). */
export function commandsIn(output: string): readonly RunnerCommand[] {
  return output.split(/\r\n|[\n\r\u0085\u2028\u2029]/).flatMap((line) => {
    const text = line.replace(IGNORABLE, '').trim()
    const today = /^::(?<name>[^\s:]*)(?<properties>[^:]*)(?:::(?<data>.*))?$/.exec(text)?.groups
    const old = [...text.matchAll(/##\[(?<name>[^\]]*)\]?(?<data>.*)/g)].map(({ groups }) => groups)
    return [today, ...old].flatMap((groups) =>
      groups === undefined
        ? []
        : [{ name: groups.name ?? '', properties: (groups.properties ?? '').trim(), data: groups.data ?? '' }],
    )
  })
}
