// The programs that are compared, as they are called.
import { fileURLToPath } from 'node:url'
import { inputVariables } from '../__tests__/support/run-action.ts'
import type { Command } from './measure.ts'

/** Where files go to, and a token that is good there. */
export interface Target {
  readonly uploadUrl: string
  readonly userToken: string
}

export const ACTION = fileURLToPath(new URL('../dist/main.js', import.meta.url))
export const PATH = process.env.PATH ?? ''
const TWINE = process.env.TWINE ?? 'twine'
const UV = process.env.UV ?? 'uv'

/** @param env what the runner adds to the environment, such as the source of ID tokens */
export function action(
  workspace: string,
  inputs: Readonly<Record<string, string>>,
  env: Readonly<Record<string, string>> = {},
): Command {
  return {
    title: 'the action',
    program: process.execPath,
    args: [ACTION],
    cwd: workspace,
    env: { PATH, ...env, ...inputVariables(inputs) },
  }
}

/** As the others are called: with a token, and without attestations. */
export function actionWithToken(workspace: string, { uploadUrl, userToken }: Target): Command {
  const inputs = { 'repository-url': uploadUrl, 'index-type': 'pypi', password: userToken, attestations: 'false' }
  return action(workspace, inputs)
}

export function twineUpload(workspace: string, { uploadUrl, userToken }: Target): Command {
  return {
    title: 'twine',
    program: TWINE,
    args: ['upload', '--non-interactive', '--disable-progress-bar', '--repository-url', uploadUrl, 'dist/*'],
    cwd: workspace,
    env: { PATH, TWINE_USERNAME: '__token__', TWINE_PASSWORD: userToken, HOME: workspace },
  }
}

export function twineCheck(workspace: string): Command {
  return {
    title: 'twine check',
    program: TWINE,
    args: ['check', 'dist/*'],
    cwd: workspace,
    env: { PATH, HOME: workspace },
  }
}

/** Without a check URL it asks the index nothing. */
export function uvPublish(workspace: string, { uploadUrl, userToken }: Target): Command {
  return {
    title: 'uv publish',
    program: UV,
    args: ['publish', '--no-config', '--no-progress', '--no-attestations', '--trusted-publishing', 'never'],
    cwd: workspace,
    env: { PATH, UV_PUBLISH_URL: uploadUrl, UV_PUBLISH_TOKEN: userToken, HOME: workspace },
  }
}
