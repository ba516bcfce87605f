import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { runbook } from './documents.js'
import { keystrokes, newLines, wordsOf } from './keystrokes.js'
import { Editing, servers } from './language-servers.js'
import { compare } from './measure.js'
import { inFolder } from './processes.js'

/** @typedef {import('./documents.js').Format} Format */
/** @typedef {'diagnostics' | 'completion' | 'hover'} Wait */
/** What an editor waited for with a server, in milliseconds: from a key to the findings, from a key to what completes it, and for what a word means. */
/** @typedef {{ id: string, name: string, megabytes: number, times: Record<Wait, number[]> }} ServerFigure */
/** @typedef {{ title: string, size: number, kilobytes: number, figures: readonly ServerFigure[] }} Session */

const sizes = [2, 16, 60]
/** How long the document is looked at before the first key, in milliseconds: what a server still has to do by then, it may do. */
const look = 3000
/** Keys that are pressed before the clock runs: by then a server has compiled most of what it needs. */
const warmUp = 20

/** What an editor waits for, with real servers side by side. @param {string} dist @param {number} rounds @returns {Promise<Session[]>} */
export const sessions = (dist, rounds) =>
  inFolder(async (folder) => {
    /** @type {Session[]} */
    const all = []
    for (const format of /** @type {const} */ (['yaml', 'json']))
      for (const size of sizes) {
        const text = runbook(size, format, 0)
        const editings = readersOf(format, dist).map(
          (server) => new Editing(server, format, { env: codeIn(folder), peakFile: join(folder, server.id) }),
        )
        const figures = await session(editings, text, format, rounds)
        all.push({ title: `${format.toUpperCase()}, ${size} KB`, size, kilobytes: text.length / 1024, figures })
      }
    return all
  })

/** From the start of a server to the findings in its first document. @param {string} dist @param {number} rounds */
export const coldServers = (dist, rounds) =>
  inFolder(async (folder) => {
    const text = runbook(16, 'yaml', 0)
    /** @type {Editing[]} */
    const running = []
    const endAll = () => Promise.all(running.splice(0).map((editing) => editing.end()))
    const contestants = readersOf('yaml', dist).map((server) => ({
      ...server,
      prepare: async () => {
        await endAll()
        return [
          async () => {
            const editing = new Editing(server, 'yaml', { env: codeIn(folder) })
            running.push(editing)
            await editing.open(text)
          },
        ]
      },
    }))
    const figures = await compare(contestants, { warmUp: 2, rounds })
    await endAll()
    return figures
  })

/** @param {Format} format @param {string} dist */
const readersOf = (format, dist) => servers(dist).filter(({ formats }) => formats.includes(format))

/** @param {string} folder */
const codeIn = (folder) => ({ SSMITH_CODE_CACHE: join(folder, 'code') })

/** One document in all servers: each key is pressed in one after the other. @param {readonly Editing[]} editings @param {string} text @param {Format} format @param {number} rounds */
async function session(editings, text, format, rounds) {
  for (const editing of editings) await editing.open(text)
  await setTimeout(look)
  const figures = editings.map(({ server: { id, name } }) => ({
    id,
    name,
    megabytes: Number.NaN,
    times: /** @type {Record<Wait, number[]>} */ ({ diagnostics: [], completion: [], hover: [] }),
  }))
  for (const wait of /** @type {const} */ (['diagnostics', 'completion', 'hover'])) {
    const turns = editings.map((editing) => waits[wait](editing, text, format))
    for (let round = 0; round < warmUp + rounds; round++)
      for (const [at, turn] of turns.entries()) {
        const { value: time } = await turn.next()
        if (round >= warmUp) figures[at]?.times[wait].push(time ?? Number.NaN)
      }
  }
  for (const [at, editing] of editings.entries()) {
    const silent = Object.entries(editing.said).find(([, times]) => times === 0)
    if (silent) throw new Error(`${editing.server.name} had nothing to say for ${silent[0]}`)
    Object.assign(figures[at] ?? {}, { megabytes: await editing.end() })
  }
  return figures
}

/** Each turn gives how long a wait took. @type {Record<Wait, (editing: Editing, text: string, format: Format) => AsyncGenerator<number>>} */
const waits = {
  async *diagnostics(editing, text, format) {
    for (const { change } of keystrokes(text, format)) yield timed(() => editing.type(change))
  },
  async *completion(editing, text, format) {
    for (const line of newLines(text, format))
      for (const { change, cursor } of line) {
        const told = editing.type(change)
        const time = await timed(() => editing.ask('completion', cursor))
        // Who is asked next is not to share the machine with a server that still looks for findings.
        await told
        yield time
      }
  },
  async *hover(editing, text) {
    for (const place of wordsOf(text)) yield timed(() => editing.ask('hover', place))
  },
}

/** @param {() => Promise<unknown>} wait */
async function timed(wait) {
  const start = process.hrtime.bigint()
  await wait()
  return Number(process.hrtime.bigint() - start) / 1e6
}
