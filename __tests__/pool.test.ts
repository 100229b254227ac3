import { expect, test } from '@jest/globals'
import { Pool } from '../src/pool.ts'

interface Task {
  readonly name: number
  end(): void
}

/** Tasks of a pool that run until they are told to end. */
class Tasks {
  readonly running: Task[] = []
  readonly #pool: Pool

  constructor(pool: Pool, count: number) {
    this.#pool = pool
    for (let name = 1; name <= count; name++) void this.#add(name)
  }

  names(): readonly number[] {
    return this.running.map(({ name }) => name)
  }

  async end(name: number): Promise<void> {
    this.running.find((task) => task.name === name)?.end()
    await settled()
  }

  async #add(name: number): Promise<void> {
    await this.#pool.run(async () => {
      const task: Task = await new Promise((resolve) => {
        let end = (): void => {}
        const ended = new Promise<void>((done) => {
          end = done
        })
        this.running.push({ name, end })
        void ended.then(() => resolve({ name, end }))
      })
      this.running.splice(this.names().indexOf(task.name), 1)
    })
  }
}

function settled(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}

test('runs as many tasks at once as it may, in their order', async () => {
  const tasks = new Tasks(new Pool(2), 4)
  await settled()
  expect(tasks.names()).toEqual([1, 2])
  await tasks.end(2)
  expect(tasks.names()).toEqual([1, 3])
  await tasks.end(1)
  expect(tasks.names()).toEqual([3, 4])
})

test('hands on what a task gives, and goes on after one that fails', async () => {
  const pool = new Pool(1)
  await expect(pool.run(async () => Promise.reject(new Error('no')))).rejects.toThrow('no')
  expect(await pool.run(async () => 'yes')).toBe('yes')
})

test('runs half as many once it is narrowed, and never fewer than one', async () => {
  const pool = new Pool(4)
  const tasks = new Tasks(pool, 12)
  await settled()
  pool.narrow()
  await tasks.end(1)
  await tasks.end(2)
  expect(tasks.names()).toEqual([3, 4])
  pool.narrow()
  pool.narrow()
  await tasks.end(3)
  expect(tasks.names()).toEqual([4])
  await tasks.end(4)
  expect(tasks.names()).toEqual([5])
})

test('widens again by one after as many tasks as may run, and never beyond the beginning', async () => {
  const pool = new Pool(2)
  const tasks = new Tasks(pool, 9)
  await settled()
  pool.narrow()
  await tasks.end(1)
  await tasks.end(2)
  expect(tasks.names()).toEqual([3])
  await tasks.end(3)
  expect(tasks.names()).toEqual([4, 5])
  for (const name of [4, 5, 6, 7]) await tasks.end(name)
  expect(tasks.names()).toEqual([8, 9])
})
