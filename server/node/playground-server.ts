import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { extname, join } from 'node:path'
import type { OpenedFile } from './attached-files.js'
import { close, listen, loopback } from './listen.js'
import { findPyodide, pyodideFiles, pyodideFolder } from './scripts/pyodide.js'
import { packagePath } from './package-files.js'
import { UsageError } from './usage-error.js'

/** What the page opens first. */
export interface Opened {
  readonly document: OpenedFile
  readonly attachments?: readonly OpenedFile[]
}

export interface ServedPlayground {
  readonly url: string
  close(): Promise<void>
}

const types: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.mjs': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.ttf': 'font/ttf',
  '.wasm': 'application/wasm',
  '.yaml': 'text/plain; charset=utf-8',
}

/** Beside what the page says of itself: no other page may frame it, or take its files. Workers are under no policy but this. */
const headers = {
  'content-security-policy': [
    "script-src 'self' 'wasm-unsafe-eval'",
    "connect-src 'self'",
    "worker-src 'self'",
    "object-src 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
  ].join('; '),
  'cross-origin-resource-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-cache',
}

/** Serves the web page with something open in it. Nothing is written, and nothing but the files of the page is read. */
export async function servePlayground(port: number, opened: Opened | undefined): Promise<ServedPlayground> {
  const files = pageFiles()
  const beginning = JSON.stringify(opened ?? null)
  const server = createServer((request, response) => {
    const [type, content] = answerTo(request, files, beginning)
    if (typeof type === 'number') return void response.writeHead(type, headers).end()
    void send(response, type, content)
  })
  const listening = await listen(server, port)
  return { url: `http://${loopback}:${listening}/?local`, close: () => close(server) }
}

/** The type and the content of an answer, or the status of a refusal. */
function answerTo(
  { method, url = '', headers: { host = '' } }: IncomingMessage,
  files: ReadonlyMap<string, string>,
  beginning: string,
): readonly [type: string, content: Promise<Buffer> | string] | readonly [status: number, undefined?] {
  // A page of another name that leads to this machine would be read as one of the same origin.
  if (!/^(?:127\.0\.0\.1|localhost)(?::\d+)?$/.test(host)) return [403]
  if (method !== 'GET') return [405]
  const path = url.replace(/\?.*$/s, '').slice(1) || 'index.html'
  if (path === 'file.json') return ['application/json', beginning]
  const file = files.get(path)
  return file === undefined ? [404] : [types[extname(path)] ?? 'application/octet-stream', readFile(file)]
}

async function send(
  response: ServerResponse,
  type: string,
  content: Promise<Buffer> | string | undefined,
): Promise<void> {
  try {
    const body = await content
    response.writeHead(200, { ...headers, 'content-type': type }).end(body)
  } catch {
    response.writeHead(500, headers).end()
  }
}

/** All files that there are to serve, by their paths in addresses. In the package data on AWS is there once, beside the library. */
function pageFiles(): ReadonlyMap<string, string> {
  const library = packagePath('dist')
  const page = join(library, 'playground')
  if (!existsSync(page)) throw new UsageError('this installation lacks the page; the package on npm has it')
  const data = Object.entries<string>(JSON.parse(readFileSync(join(page, 'data.json'), 'utf8')))
  const own = readdirSync(page, { recursive: true, encoding: 'utf8' }).filter((path) => extname(path) !== '')
  const pyodide = findPyodide()
  const python = pyodide
    ? pyodideFiles.map((name) => [`${pyodideFolder}/${name}`, join(pyodide.folder, name)] as const)
    : []
  return new Map([
    ...data.map(([name, same]) => [name, join(library, same)] as const),
    ...own.map((path) => [path.replaceAll('\\', '/'), join(page, path)] as const),
    ...python,
  ])
}
