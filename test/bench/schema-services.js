import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { jsonLanguageService, yamlLanguageServer } from './engines.js'

/** @typedef {import('./documents.js').Format} Format */
/** @typedef {'ssmith' | 'aws'} Publisher */
/**
 * What a tool shows on a line. A notice is what the schema has to say of a value that it accepts (`deprecationMessage`).
 *
 * @typedef {{ line: number, isNotice: boolean, message: string }} Shown
 */

const require = createRequire(import.meta.url)
const published = join(import.meta.dirname, '../../schemas/json')

/** The tools that check documents by a schema, by the format they are for. */
export const tools = {
  yaml: { name: 'yaml-language-server', start: yamlLanguageServer },
  json: { name: 'vscode-json-languageservice', start: jsonLanguageService },
}

/** @typedef {ReturnType<typeof yamlLanguageServer> | ReturnType<typeof jsonLanguageService>} Tool */

/** @type {Map<string, Tool & { notices: ReadonlySet<string> }>} */
const running = new Map()

/** The tool with the schema of one publisher; AWS's is for runbooks alone. @param {Format} format @param {Publisher} publisher @param {string} layout */
export function toolWith(format, publisher, layout) {
  const key = `${format} ${publisher} ${layout}`
  const known = running.get(key) ?? started(format, schemaOf(publisher, layout))
  running.set(key, known)
  return known
}

/** @param {Format} format @param {object} schema */
const started = (format, schema) => ({ ...tools[format].start(schema), notices: new Set(noticesOf(schema)) })

/** Every `deprecationMessage` of a schema. @param {unknown} schema @returns {string[]} */
function noticesOf(schema) {
  if (typeof schema !== 'object' || schema === null) return []
  return Object.entries(schema).flatMap(([key, value]) =>
    key === 'deprecationMessage' && typeof value === 'string' ? [value] : noticesOf(value),
  )
}

/** @param {Publisher} publisher @param {string} layout */
function schemaOf(publisher, layout) {
  const path =
    publisher === 'aws'
      ? require.resolve('aws-ssm-document-language-service/dist/schema.json')
      : join(published, `${layout}.schema.json`)
  return JSON.parse(readFileSync(path, 'utf8'))
}

/** What the tool shows in a document, by lines of the fixture. @param {import('./schema-cases.js').Case} one @param {Publisher} publisher @returns {Promise<Shown[]>} */
export async function shownIn({ text, format, layout, lines }, publisher) {
  const { validate, notices } = toolWith(format, publisher, layout)
  const found = await validate(text, format)
  return found.map(({ range: { start }, message }) => ({
    line: lines?.[start.line] ?? start.line,
    isNotice: notices.has(message),
    message,
  }))
}
