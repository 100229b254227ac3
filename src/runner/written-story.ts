import { mkdtemp, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import * as core from '@actions/core'
import { outputsFrom } from './outputs.ts'
import { type ReceiptDocument, receiptDocument, type Story } from './receipt-document.ts'
import { type SummaryOptions, summaryOf } from './summary.ts'

/**
 * Writes what outlives the log: the receipt, the job summary, and the outputs of the step. What cannot be written does
 * not take the others with it.
 *
 * @throws what kept the first of them from being written, when all have been tried.
 */
export async function writeStory(story: Story, options: SummaryOptions): Promise<void> {
  const receipt = receiptDocument(story)
  const [file, ...others] = await Promise.allSettled([
    writeReceipt(receipt),
    (async () => writeSummary(summaryOf(story, options)))(),
  ])
  if (process.env.GITHUB_OUTPUT) {
    const path = file.status === 'fulfilled' ? file.value : ''
    for (const [name, value] of Object.entries(outputsFrom(receipt, path))) core.setOutput(name, value)
  }
  for (const written of [file, ...others]) if (written.status === 'rejected') throw written.reason
}

/** In a folder of its own, since a job may publish more than once; gives its path, empty where there is no place. */
async function writeReceipt(receipt: ReceiptDocument): Promise<string> {
  const temporary = process.env.RUNNER_TEMP
  if (!temporary) return ''
  const path = join(await mkdtemp(join(temporary, 'ts-pypi-publish-')), 'receipt.json')
  await writeFile(path, `${JSON.stringify(receipt, undefined, 2)}\n`)
  return path
}

async function writeSummary(summary: string): Promise<void> {
  if (process.env.GITHUB_STEP_SUMMARY) await core.summary.addRaw(summary).write()
}
