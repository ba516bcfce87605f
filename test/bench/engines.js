import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import Ajv from 'ajv'
import { load, parseEvents } from 'js-yaml'
import { parseTree } from 'jsonc-parser'
import { getLanguageService as jsonService } from 'vscode-json-languageservice'
import { TextDocument } from 'vscode-languageserver-textdocument'
import { parseDocument } from 'yaml'
import { startAwsServer } from './aws-server.js'

const require = createRequire(import.meta.url)
const { getLanguageService: yamlService } = require('yaml-language-server')

const root = join(import.meta.dirname, '../..')

/** @typedef {import('./documents.js').Format} Format */
/** Reads, or checks, one text and gives the number of findings, or nothing where it only reads. */
/** @typedef {(text: string, format: Format) => unknown} Run */
/** @typedef {{ id: string, name: string, formats: readonly Format[], run: Run }} Engine */

export const schemaFile = join(root, 'schemas/json/automation.schema.json')
const readJson = (/** @type {string} */ path) => JSON.parse(readFileSync(path, 'utf8'))

/** The version that is installed. @param {string} name */
export function versionOf(name) {
  return readJson(join(import.meta.dirname, 'node_modules', name, 'package.json')).version
}

let documents = 0
/** A document that no language service has seen. @param {string} text @param {Format} format */
const fresh = (text, format) => TextDocument.create(`file:///document-${++documents}.${format}`, format, 1, text)

/** The YAML language server (Red Hat) with one schema for everything. @param {object} schema */
export function yamlLanguageServer(schema) {
  const service = yamlService({
    schemaRequestService: async (/** @type {string} */ uri) => Promise.reject(new Error(`nothing is fetched: ${uri}`)),
    workspaceContext: { resolveRelativePath: (/** @type {string} */ path) => path },
  })
  service.configure({
    validate: true,
    hover: true,
    completion: true,
    customTags: [],
    schemas: [{ uri: 'file:///schema.json', fileMatch: ['*'], schema }],
  })
  return {
    service,
    validate: (/** @type {string} */ text, /** @type {Format} */ format = 'yaml') =>
      service.doValidation(fresh(text, format), false),
    complete: (
      /** @type {TextDocument} */ document,
      /** @type {import('vscode-json-languageservice').Position} */ at,
    ) => service.doComplete(document, at, false),
  }
}

/** VS Code's JSON service with one schema for everything. @param {object} schema */
export function jsonLanguageService(schema) {
  const service = jsonService({})
  service.configure({
    validate: true,
    allowComments: false,
    schemas: [{ uri: 'file:///schema.json', fileMatch: ['*'], schema }],
  })
  return {
    service,
    validate: (/** @type {string} */ text) => {
      const document = fresh(text, 'json')
      return service.doValidation(document, service.parseJSONDocument(document), {
        comments: 'error',
        trailingCommas: 'error',
      })
    },
    complete: (
      /** @type {TextDocument} */ document,
      /** @type {import('vscode-json-languageservice').Position} */ at,
    ) => service.doComplete(document, at, service.parseJSONDocument(document)),
  }
}

const today = '2026-11-23'

/** Everything that is compared in one process. @param {string} dist The folder of the build. */
export async function startEngines(dist) {
  const ssmith = await import(pathToFileURL(join(dist, 'index.js')).href)
  const schema = readJson(schemaFile)
  const aws = await startAwsServer()
  const yamlServer = yamlLanguageServer(readJson(schemaFile))
  const jsonServer = jsonLanguageService(readJson(schemaFile))
  const validate = new Ajv({ strict: false, logger: false }).compile(schema)
  const only = new Set()
  /** @type {readonly Engine[]} */
  const engines = [
    {
      id: 'ssmith',
      name: 'ssmith lint, all rules',
      formats: ['yaml', 'json'],
      run: (text, format) => ssmith.lint({ text, path: `a.${format}` }, { today }),
    },
    {
      id: 'reading',
      name: 'ssmith lint, no rules',
      formats: ['yaml', 'json'],
      run: (text, format) => ssmith.lint({ text, path: `a.${format}` }, { today, only }),
    },
    {
      id: 'aws',
      name: 'AWS language service',
      formats: ['yaml', 'json'],
      run: (text, format) => aws.validate(text, format),
    },
    { id: 'yaml-server', name: 'yaml-language-server', formats: ['yaml'], run: (text) => yamlServer.validate(text) },
    { id: 'json-server', name: 'VS Code JSON service', formats: ['json'], run: (text) => jsonServer.validate(text) },
    { id: 'ajv-yaml', name: 'ajv on js-yaml load', formats: ['yaml'], run: (text) => validate(load(text)) },
    { id: 'ajv-json', name: 'ajv on JSON.parse', formats: ['json'], run: (text) => validate(JSON.parse(text)) },
    { id: 'yaml', name: 'yaml parseDocument', formats: ['yaml'], run: (text) => parseDocument(text) },
    { id: 'js-yaml', name: 'js-yaml load', formats: ['yaml'], run: (text) => load(text) },
    { id: 'events', name: 'js-yaml parseEvents', formats: ['yaml'], run: (text) => parseEvents(text) },
    { id: 'jsonc', name: 'jsonc-parser parseTree', formats: ['json'], run: (text) => parseTree(text) },
    { id: 'json', name: 'JSON.parse', formats: ['json'], run: (text) => JSON.parse(text) },
  ]
  return { engines, stop: aws.stop }
}
