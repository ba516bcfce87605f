import { compare, ratio } from './measure.js'
import { completions } from './schema-completions.js'
import { shownIn, toolWith } from './schema-services.js'

/** @typedef {import('./documents.js').Format} Format */
/** @typedef {import('./schema-cases.js').Case} Case */
/** @typedef {import('./schema-services.js').Publisher} Publisher */
/**
 * What a tool does with a schema: how many marked errors it shows on their line, on how many documents without faults it shows
 * something or merely a notice, and what it offers.
 *
 * @typedef {{ marks: number, seen: number, clean: Alarms, owned: Alarms, offered: ReturnType<typeof completions> extends Promise<infer T> ? T | undefined : never }} Measured
 * @typedef {{ documents: number, alarms: number, notices: number }} Alarms
 * @typedef {{ name: string, format: Format, publisher: Publisher, line: number, rule: string, message: string }} Difference
 */

/**
 * @param {{ faulty: readonly Case[], clean: readonly Case[], owned: readonly Case[] }} cases
 * @param {Format} format
 * @param {Publisher} publisher
 * @param {boolean} runbooks
 * @returns {Promise<Measured>}
 */
export async function measure({ faulty, clean, owned }, format, publisher, runbooks) {
  const among = (/** @type {readonly Case[]} */ all) => all.filter(isOf(format, runbooks))
  let marks = 0
  let seen = 0
  for (const one of among(faulty)) {
    const shown = await shownIn(one, publisher)
    marks += one.errors.length
    seen += one.errors.filter(({ line }) => shown.some((each) => each.line === line)).length
  }
  return {
    marks,
    seen,
    clean: await alarmsIn(among(clean), publisher),
    owned: await alarmsIn(among(owned), publisher),
    offered: runbooks ? await completions(format, publisher) : undefined,
  }
}

/** @param {Format} format @param {boolean} runbooks */
const isOf = (format, runbooks) => (/** @type {Case} */ one) =>
  one.format === format && (one.layout === 'automation') === runbooks

/** @param {readonly Case[]} cases @param {Publisher} publisher @returns {Promise<Alarms>} */
async function alarmsIn(cases, publisher) {
  let alarms = 0
  let notices = 0
  for (const one of cases) {
    const shown = await shownIn(one, publisher)
    if (shown.some(({ isNotice }) => !isNotice)) alarms++
    else if (shown.length > 0) notices++
  }
  return { documents: cases.length, alarms, notices }
}

/** How many times the time of AWS's schema ours takes, over the runbooks of a format. @param {readonly Case[]} cases @param {Format} format @param {number} rounds */
export async function timeRatio(cases, format, rounds) {
  const texts = cases.filter(isOf(format, true)).map(({ text }) => text)
  const contestant = (/** @type {Publisher} */ publisher) => ({
    id: publisher,
    name: publisher,
    prepare: () => texts.map((text) => () => toolWith(format, publisher, 'automation').validate(text, format)),
  })
  const [ssmith, aws] = await compare([contestant('ssmith'), contestant('aws')], { warmUp: 2, rounds })
  return ssmith && aws ? ratio(ssmith, aws) : Number.NaN
}

/** What only one of the schemas lets a tool see, and what is shown in documents without faults. @param {Parameters<typeof measure>[0]} cases */
export async function* differences({ faulty, clean, owned }) {
  for (const one of faulty.filter(({ layout }) => layout === 'automation')) {
    const own = await shownIn(one, 'ssmith')
    const theirs = await shownIn(one, 'aws')
    for (const { line, rule } of one.errors) {
      const at = (/** @type {typeof own} */ shown) => shown.find((each) => each.line === line)?.message
      if (at(own) === undefined && at(theirs) !== undefined)
        yield `missed   ${one.format} ${one.name}, line ${line + 1}, ${rule}: ${at(theirs)}`
    }
  }
  for (const one of faulty) {
    const own = await shownIn(one, 'ssmith')
    for (const { line, rule } of one.errors)
      if (!own.some((each) => each.line === line)) yield `unseen   ${one.format} ${one.layout} ${rule}: ${one.name}`
  }
  for (const one of [...clean, ...owned]) {
    for (const { line, isNotice, message } of await shownIn(one, 'ssmith'))
      yield `${isNotice ? 'notice  ' : 'alarm   '} ${one.format} ${one.name}, line ${line + 1}: ${message}`
  }
}
