// Reading JSON into models as pydantic does, with its words.
import { type JsonObject, objectFrom } from './sigstore/json.ts'

export type Parsed<T> =
  | { readonly state: 'valid'; readonly value: T }
  /** The problem as pydantic puts it, without its links. */
  | { readonly state: 'invalid'; readonly problem: string }

/** A problem with the value at a place: `0.envelope.statement`. */
export class Unfit extends Error {
  override readonly name = 'Unfit'

  constructor(place: string, message: string, type: string) {
    super(`${place}\n  ${message} [type=${type}]`)
  }
}

/** Reads a model; a place that does not fit makes it invalid. */
export function parsed<T>(model: string, read: () => T): Parsed<T> {
  try {
    return { state: 'valid', value: read() }
  } catch (error) {
    if (error instanceof Unfit) {
      return { state: 'invalid', problem: `1 validation error for ${model}\n${error.message}` }
    }
    throw error
  }
}

/** Whether a field that may be left out says nothing: not there, or null. */
export function isNone(value: unknown): value is undefined | null {
  return value === undefined || value === null
}

/** @throws {Unfit} for anything but an object. */
export function objectAt(value: unknown, place: string): JsonObject {
  const object = objectFrom(value)
  if (object === undefined) {
    throw new Unfit(place, 'Input should be an object', 'model_type')
  }
  return object
}

/** @throws {Unfit} for anything but an object with no other members than those known. */
export function closedObject(value: unknown, place: string, known: readonly string[]): JsonObject {
  const object = objectAt(value, place)
  const extra = Object.keys(object).find((key) => !known.includes(key))
  if (extra !== undefined) {
    throw new Unfit(joined(place, extra), 'Extra inputs are not permitted', 'extra_forbidden')
  }
  return object
}

/** @throws {Unfit} when the object has no such member. */
export function member(object: JsonObject, name: string, place: string): unknown {
  if (!(name in object)) {
    throw new Unfit(joined(place, name), 'Field required', 'missing')
  }
  return object[name]
}

function joined(place: string, name: string): string {
  return place === '' ? name : `${place}.${name}`
}

/** @throws {Unfit} for anything but a list. */
export function listAt(value: unknown, place: string): readonly unknown[] {
  if (!Array.isArray(value)) {
    throw new Unfit(place, 'Input should be a valid list', 'list_type')
  }
  return value
}

/** @throws {Unfit} for anything but a text. */
export function textAt(value: unknown, place: string): string {
  if (typeof value !== 'string') {
    throw new Unfit(place, 'Input should be a valid string', 'string_type')
  }
  return value
}

/**
 * A 64-bit integer as protobuf's JSON has it: in decimal digits, as text.
 *
 * @throws {Unfit} for anything else, numbers among it.
 */
export function numberAt(value: unknown, place: string): number {
  if (typeof value !== 'string' || !/^[0-9]+$/.test(value) || !Number.isSafeInteger(Number(value))) {
    throw new Unfit(place, 'Value error, Expected protobuf uint64 as string', 'value_error')
  }
  return Number(value)
}

/**
 * Base64 as Python's decoder reads it: characters outside the standard alphabet are skipped, and with them whatever a
 * URL-safe encoding has meant by them; padding must not be missing.
 *
 * @throws {Unfit} for anything else.
 */
export function bytesAt(value: unknown, place: string): Buffer {
  const text = textAt(value, place).replace(/[^A-Za-z0-9+/=]/g, '')
  const digits = /^[^=]*/.exec(text)?.[0] ?? ''
  const padding = text.length - digits.length
  if (digits.length % 4 === 1 || (digits.length + padding) % 4 !== 0) {
    throw new Unfit(place, "Base64 decoding error: 'Incorrect padding'", 'base64_decode')
  }
  return Buffer.from(digits, 'base64')
}
