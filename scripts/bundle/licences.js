// A rolldown plugin that writes the licence texts of every bundled package to dist/licences.txt.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

function packageFolder(moduleId) {
  const match = /^(.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+)[\\/]/.exec(moduleId.replace(/^\0/, ''))
  return match?.[1]
}

function noticeFor(folder) {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  const file = readdirSync(folder).find((entry) => /^(?:licen[cs]e|copying)(?:\.|-|$)/i.test(entry))
  const text =
    file === undefined ? `(no text in the package; it declares ${license})` : readFileSync(join(folder, file), 'utf8')
  return { name, notice: `${name} ${version} (${license})\n\n${text.replaceAll('\r\n', '\n').trim()}\n` }
}

export function licences() {
  return {
    name: 'licences',
    generateBundle(_options, bundle) {
      const folders = new Set()
      for (const chunk of Object.values(bundle)) {
        for (const id of chunk.moduleIds ?? []) {
          const folder = packageFolder(id)
          if (folder !== undefined && existsSync(join(folder, 'package.json'))) folders.add(folder)
        }
      }
      const notices = [...folders].map(noticeFor).sort((one, other) => (one.name < other.name ? -1 : 1))
      this.emitFile({
        type: 'asset',
        fileName: 'licences.txt',
        source: [...new Set(notices.map(({ notice }) => notice))].join(`\n${'-'.repeat(80)}\n\n`),
      })
    },
  }
}
