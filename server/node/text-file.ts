import { isUtf8 } from 'node:buffer'
import { closeSync, openSync, readFileSync, readSync, statSync } from 'node:fs'
import { limits } from '../syntax/tree.js'

/** A file read as text, or why it is none. */
export type TextFile =
  | {
      readonly ok: true
      /** Without a byte order mark: editors count columns without it. */
      readonly text: string
      readonly byteOrderMark: boolean
    }
  | {
      readonly ok: false
      /** `absent` and `unreadable` concern the file, the others its content. */
      readonly reason: 'absent' | 'unreadable' | 'binary' | 'encoding' | 'size'
      /** What is wrong, in the words of a finding. */
      readonly message: string
      /** What the bytes say in another encoding, to tell whether a document was meant. */
      readonly guess?: string
    }

/** Reads the text of a file: from the disk, or as an editor has it. */
export type ReadFile = (path: string) => TextFile

/** No document is as large, whatever its encoding; a larger file among others is data. */
const largestFile = limits.text * 4

/** As an object: Node makes one of a word, each time. */
const asText = { encoding: 'utf8', flag: 'r' } as const

/** Reads a file. Never throws: what cannot be read is the caller's to report. */
export function readTextFile(path: string): TextFile {
  try {
    const stat = statSync(path)
    if (!stat.isFile() && !stat.isDirectory()) return decode(readStream(path))
    if (stat.size > largestFile) return tooLarge(`${stat.size} bytes`)
    // Node reads text at one go, which takes two thirds of the time. Bytes that are no UTF-8 become replacement characters.
    const text = readFileSync(path, asText)
    return text.includes('\ufffd') || text.slice(0, 16).includes('\0') ? decode(readFileSync(path)) : textFile(text)
  } catch (error) {
    return failed(error)
  }
}

/** What a pipe or device gives, up to just above what is read: some, such as `/dev/zero`, never end. */
function readStream(path: string): Buffer {
  const file = openSync(path, 'r')
  try {
    const bytes = Buffer.alloc(largestFile + 1)
    let length = 0
    for (let read = -1; read !== 0 && length < bytes.length; length += read) {
      read = readSync(file, bytes, length, bytes.length - length, null)
    }
    return bytes.subarray(0, length)
  } finally {
    closeSync(file)
  }
}

/** The text of bytes that claim to be UTF-8, as AWS takes no other encoding. */
export function decode(bytes: Buffer): TextFile {
  if (bytes.length > largestFile) return tooLarge(`at least ${bytes.length} bytes`)
  const order = orderOf(bytes)
  if (order) {
    const guess = (order === 'little' ? bytes : swapped(bytes)).toString('utf16le')
    return { ok: false, reason: 'encoding', message: 'the file is written in UTF-16; save it as UTF-8', guess }
  }
  const text = bytes.toString('utf8')
  const file = textFile(text)
  // A replacement character comes from bytes that are no UTF-8, or was written as such.
  if (file.ok && text.includes('\ufffd') && !isUtf8(bytes)) {
    return {
      ok: false,
      reason: 'encoding',
      message: 'the file is not well-formed UTF-8; save it as UTF-8',
      guess: text,
    }
  }
  return file
}

/** The order of the bytes of UTF-16, which a mark at the beginning tells, or that the text begins with letters and blanks. */
function orderOf(bytes: Buffer): 'little' | 'big' | undefined {
  const start = bytes.toString('latin1', 0, 16)
  if (/^(?:\xff\xfe|(?:[\t\n\r -~]\0){8})/.test(start)) return 'little'
  return /^(?:\xfe\xff|(?:\0[\t\n\r -~]){8})/.test(start) ? 'big' : undefined
}

/** The bytes of UTF-16 in the other order. */
const swapped = (bytes: Buffer): Buffer => Buffer.from(bytes.subarray(0, bytes.length & ~1)).swap16()

function textFile(text: string): TextFile {
  if (text.slice(0, 8192).includes('\0')) {
    return { ok: false, reason: 'binary', message: 'the file is binary; a document is text' }
  }
  const byteOrderMark = text.charCodeAt(0) === 0xfeff
  return { ok: true, text: byteOrderMark ? text.slice(1) : text, byteOrderMark }
}

const tooLarge = (size: string): TextFile => ({
  ok: false,
  reason: 'size',
  message: `the file has ${size}, more than the ${largestFile} that are read`,
})

const reasons: Readonly<Record<string, string>> = {
  EACCES: 'permission is denied',
  EPERM: 'permission is denied',
  EISDIR: 'it is a folder',
  ELOOP: 'its symbolic links form a loop',
  EMFILE: 'too many files are open',
}

function failed(error: unknown): TextFile {
  const code = codeOf(error)
  if (code === 'ENOENT' || code === 'ENOTDIR') return { ok: false, reason: 'absent', message: 'there is no such file' }
  return { ok: false, reason: 'unreadable', message: `the file cannot be read: ${reasons[code] ?? code}` }
}

/** The system's code of an error of a file operation, such as `ENOENT`. */
export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'unknown error'
}
