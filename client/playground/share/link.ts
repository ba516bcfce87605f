import type { Platform } from '../../../schemas/action.js'
import { platformTypes } from '../../../schemas/platform-types.js'
import { isArchive, isAttachable, mostAttached } from '../../../server/simulator/scripts/attachable.js'
import { fileEndings } from '../../../server/hosts/file-endings.js'
import { base64Of, bytesOf, isBase64 } from '../base64.js'
import type { AttachedFile, Language, OpenDocument } from '../workspace.js'

/** What a link holds. */
export interface Shared {
  readonly document: OpenDocument
  /** Documents that it may run. */
  readonly others: readonly OpenDocument[]
  readonly attachments: readonly AttachedFile[]
  readonly account: string
  readonly mocks: string
  /** Values of parameters by name. */
  readonly parameters: ReadonlyMap<string, unknown>
  /** Of the nodes of a Command document; all that it is for where none is chosen. */
  readonly platforms: readonly Platform[]
}

/** A document alone. */
export const sharedDocument = (document: OpenDocument): Shared => ({
  document,
  others: [],
  attachments: [],
  account: '',
  mocks: '',
  parameters: new Map(),
  platforms: [],
})

export type ReadLink = { readonly ok: true; readonly shared: Shared } | { readonly ok: false; readonly message: string }

/** The kind of link, in case there is another one day. */
const prefix = '#v1.'

/** Browsers take far more, programs that pass links on do not. */
export const longestLink = 100_000

/** In characters. AWS takes documents of 64 KB; an account and mocks may be longer. */
const longestText = 1_000_000

/** Documents beside the one that is written. */
export const mostOthers = 20

/** The part of an address behind `#`, which no browser sends anywhere; undefined where it would be too long. */
export async function linkOf({ parameters, ...shared }: Shared): Promise<string | undefined> {
  const text = JSON.stringify({ ...shared, parameters: Object.fromEntries(parameters) })
  if (text.length > longestText) return undefined
  const packed = new Blob([text]).stream().pipeThrough(new CompressionStream('deflate-raw'))
  const link = prefix + addressable(base64Of(new Uint8Array(await new Response(packed).arrayBuffer())))
  return link.length > longestLink ? undefined : link
}

const notOurs =
  'the link holds no document, or not as links of this page hold it; it may have been made by another program'

/** What a link holds, whoever made it. */
export async function readLink(link: string): Promise<ReadLink> {
  const fault = (message: string) => ({ ok: false, message }) as const
  if (link.length > longestLink)
    return fault(`the link is ${link.length} characters long; links of this page have ${longestLink} at most`)
  if (!link.startsWith(prefix)) return fault('the link is of no kind that is known; it may be cut off at its beginning')
  try {
    const text = await unpacked(bytesOf(readable(link.slice(prefix.length))))
    if (text === undefined) return fault(`the link holds more than ${longestText} characters; it is not opened`)
    const shared = sharedFrom(JSON.parse(text))
    return shared ? { ok: true, shared } : fault(notOurs)
  } catch {
    return fault('the link cannot be read; it may be cut off at its end')
  }
}

/** Base64 of which nothing means something in an address. */
const addressable = (base64: string): string => base64.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')

const readable = (address: string): string => address.replaceAll('-', '+').replaceAll('_', '/')

/** The text that was packed; undefined where it is too long, which is found before all of it is there. */
async function unpacked(bytes: Uint8Array<ArrayBuffer>): Promise<string | undefined> {
  const reader = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate-raw')).getReader()
  const decoder = new TextDecoder('utf-8', { fatal: true })
  let text = ''
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return text + decoder.decode()
    text += decoder.decode(value, { stream: true })
    if (text.length <= longestText) continue
    await reader.cancel()
    return undefined
  }
}

/** Only what has the form is taken. */
export function sharedFrom(value: unknown): Shared | undefined {
  if (!isObject(value)) return undefined
  const { document, others = [], attachments = [], account = '', mocks = '', parameters = {}, platforms = [] } = value
  if (typeof account !== 'string' || typeof mocks !== 'string' || !isObject(parameters)) return undefined
  const opened = documentFrom(document)
  const beside = listFrom(others, mostOthers, documentFrom)
  const attached = listFrom(attachments, mostAttached, attachmentFrom)
  if (!opened || !beside || !attached || !Array.isArray(platforms)) return undefined
  if (!areDistinct([opened, ...beside]) || !areDistinct(attached)) return undefined
  return {
    document: opened,
    others: beside,
    attachments: attached,
    account,
    mocks,
    parameters: new Map(Object.entries(parameters)),
    platforms: platformTypes.filter((platform) => platforms.includes(platform)),
  }
}

/** Files are told apart by their names. */
const areDistinct = (files: readonly { readonly name: string }[]): boolean =>
  new Set(files.map(({ name }) => name)).size === files.length

/** All of a list, if there are not too many and each has the form. */
function listFrom<File>(
  list: unknown,
  most: number,
  from: (value: unknown) => File | undefined,
): readonly File[] | undefined {
  if (!Array.isArray(list) || list.length > most) return undefined
  const files = list.flatMap((each) => from(each) ?? [])
  return files.length === list.length ? files : undefined
}

function documentFrom(value: unknown): OpenDocument | undefined {
  const file = fileFrom(value)
  return file && documentNamed(file.name, file.text)
}

function attachmentFrom(value: unknown): AttachedFile | undefined {
  const file = fileFrom(value)
  if (!file || !isAttachable(file.name) || (isArchive(file.name) && !isBase64(file.text))) return undefined
  return { ...file, name: plain(file.name) }
}

function fileFrom(value: unknown): AttachedFile | undefined {
  if (!isObject(value)) return undefined
  const { name, text } = value
  return typeof name === 'string' && typeof text === 'string' ? { name, text } : undefined
}

export const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** A document of a file that somebody named. */
export function documentNamed(name: string, text: string): OpenDocument {
  const language = languageOf(name, text)
  return { name: nameIn(language, plain(name) || 'document'), text, language }
}

/** A name without what means something in a path, and what is not seen. */
const plain = (name: string): string => name.replaceAll(/[\p{C}\p{Zl}\p{Zp}/\\:*?"<>|]/gu, '').slice(-100)

/** Of everything that is not JSON; templates and configurations may hold documents, too. */
const otherEndings = new RegExp(`\\.(?:${fileEndings.filter((ending) => ending !== 'json').join('|')})$`, 'i')

/** JSON by the ending of the name; without one by how the text begins. */
function languageOf(name: string, text: string): Language {
  if (/\.json$/i.test(name)) return 'json'
  return !otherEndings.test(name) && /^\s*\{/.test(text) ? 'json' : 'yaml'
}

/** The name of a file in a language: with its ending. */
export function nameIn(language: Language, name: string): string {
  const endings = language === 'json' ? /\.json$/i : otherEndings
  return endings.test(name) ? name : `${name.replace(/\.(?:json|ya?ml)$/i, '')}.${language}`
}
