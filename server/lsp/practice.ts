import { wholeDocument } from '../editor.js'
import { formatOf } from '../syntax/parse.js'
import type { Range } from '../syntax/tree.js'
import { diagnosticOf } from './convert.js'
import { DocumentStore, type OpenFile } from './document-store.js'
import type { EncodedText } from './encoded-text.js'
import { completionsAt } from './serve-editing.js'
import { hoverAt } from './serve-navigation.js'
import { noWorkspace } from './workspace.js'

/** How long a client has to be silent, in milliseconds: longer than it is between the keys of one who types. */
const silence = 300

/** How long is practised in all, in milliseconds. */
const budget = 500

/** The first steps up to here, and the last one, are enough to practise in. */
const enough = 8 * 1024

/** Longer texts are left: each key would take the time of several. */
const longest = 64 * 1024

/** What practice gives way to. */
interface Client {
  /** How much has come from the client. */
  heard(): number
  /** Waits until all that was asked is answered. */
  given(): Promise<void>
  /** Drops what is no longer used. */
  rest(): void
}

/**
 * Types in a copy of an open text in YAML of which nobody is told, once, while the client is silent: otherwise the first keys of a
 * session are answered by code that V8 has not compiled and optimized, and take about twice as long as later ones.
 */
export function practiceBeside(client: Client): (file: OpenFile) => Promise<void> {
  let isDone = false
  return async (file) => {
    const { text, path } = file.text
    if (isDone || !isDocument(file) || text.length > longest || formatOf(text, path) !== 'yaml') return
    isDone = true
    try {
      await inSilence(client, practiceIn(file))
    } catch {
      // What fails here also fails where somebody asks for it, who is told then.
    }
  }
}

const isDocument = ({ opened, own }: OpenFile): boolean => !own && opened.models.some(({ document }) => document)

/** Goes through slices of work whenever nobody wants anything. */
async function inSilence({ heard, given, rest }: Client, slices: AsyncIterator<void>): Promise<void> {
  let before: number | undefined
  for (let spent = 0; spent < budget; ) {
    await given()
    if (heard() === before) {
      const start = performance.now()
      const { done } = await slices.next()
      rest()
      if (done) return
      spent += performance.now() - start
    } else {
      before = heard()
      await new Promise((resolve) => setTimeout(resolve, silence))
    }
  }
}

/** Types, and asks each time for what an editor asks for. */
async function* practiceIn(file: OpenFile): AsyncGenerator<void> {
  const {
    settings,
    repository,
    text: { path },
  } = file
  const around = { settings: () => Promise.resolve(settings), repository: () => Promise.resolve(repository) }
  const store = new DocumentStore({ ...noWorkspace(() => settings.today), ...around }, () => undefined)
  const text = withoutMiddle(file)
  store.open(path, '', 0, text)
  for (const { start, end, typed } of keysIn(text)) {
    const range = (store.text(path) as EncodedText).rangeOf({ start, end })
    store.change(path, 0, [{ range, text: typed }])
    const found = await store.diagnose(path)
    found?.found.map((each) => diagnosticOf(found.text, each))
    const typedFile = (await store.file(path)) as OpenFile
    const cursor = typedFile.text.rangeOf({ start: start + typed.length, end: start + typed.length }).end
    await completionsAt(typedFile, cursor, true)
    await hoverAt(typedFile, cursor)
    await store.prepare(path)
    yield
  }
}

/** A text without most steps of its document where there are many: in all of them keys would take more time, and memory that is never given back. */
function withoutMiddle({ text: { text }, opened }: OpenFile): string {
  const steps = wholeDocument(opened)?.mainStepsNode?.items ?? []
  const [from, to] = [steps.find(({ start }) => start > enough), steps.at(-1)]
  return from && to ? text.slice(0, from.start) + text.slice(to.start) : text
}

/** A key that is pressed: what it changes in the text. */
interface Key extends Range {
  readonly typed: string
}

/** Lines that hold a key and its value, within something else. */
const entries = /^[ \t]+("?\w{3,}"?[ \t]*[:=] *["']?\w.{0,40})$/gm

/** Keys all over a text, without end: its lines are taken away and written again. */
function* keysIn(text: string): Generator<Key> {
  const lines = [...text.matchAll(entries)]
  for (let at = 1; lines.length > 0; at++) {
    const { 0: line, 1: entry = '', index } = lines[Math.floor(((at * 0.618034) % 1) * lines.length)] as RegExpExecArray
    const end = index + line.length
    const start = end - entry.length
    yield { start, end, typed: '' }
    for (const [letter, typed] of [...entry].entries()) yield { start: start + letter, end: start + letter, typed }
  }
}
