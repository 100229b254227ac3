import { Failure } from '../../src/errors.ts'

/** The failure with which something ends; anything else is an error of the test. */
export async function failureOf(ending: Promise<unknown>): Promise<Failure> {
  try {
    await ending
  } catch (error) {
    if (error instanceof Failure) return error
    throw error
  }
  throw new Error('There was no failure.')
}
