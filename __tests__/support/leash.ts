// Runs a program until stdin ends. A server on this leash dies with whoever started it, however that one ends.
import { spawn } from 'node:child_process'

const GRACE_MS = 5_000

const [command = '', ...args] = process.argv.slice(2)
const child = spawn(command, args, { stdio: ['ignore', 'inherit', 'inherit'] })
child.on('error', (error) => {
  console.error(error)
})
child.on('close', (code) => {
  process.exit(code ?? 1)
})
process.stdin.resume().on('end', () => {
  child.kill('SIGTERM')
  setTimeout(() => child.kill('SIGKILL'), GRACE_MS)
})
