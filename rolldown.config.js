import { fileURLToPath } from 'node:url'
import { leftOut } from './scripts/bundle/left-out.js'
import { licences } from './scripts/bundle/licences.js'
import { staleFiles } from './scripts/bundle/stale-files.js'

const commonJsMark = {
  name: 'commonjs-mark',
  generateBundle() {
    this.emitFile({ type: 'asset', fileName: 'package.json', source: '{ "type": "commonjs" }\n' })
  },
}

export default {
  input: { main: 'src/main.ts', 'rst-worker': 'src/rst/worker.ts' },
  platform: 'node',
  // The oldest runtime the action is run on: see "Runtime" in CONTRIBUTING.md.
  transform: { target: 'node20.18' },
  // The toolkit's modules only declare; unless told so, the bundle would load the toolkit's network code at start.
  treeshake: { moduleSideEffects: [{ test: /[\\/]node_modules[\\/]@actions[\\/]/, sideEffects: false }] },
  resolve: { alias: { undici$: fileURLToPath(new URL('scripts/bundle/undici.cjs', import.meta.url)) } },
  moduleTypes: { '.py': 'text' },
  plugins: [leftOut(), commonJsMark, licences(), staleFiles()],
  output: {
    dir: 'dist',
    // An ES module that imports `node:http` makes Node load its own copy of undici too, which takes 18 ms.
    format: 'cjs',
    entryFileNames: '[name].js',
    chunkFileNames: '[name].js',
  },
}
