import type { DocumentKind } from '../../server/document/kinds.js'
import type { Source } from '../../server/hosts/find-documents.js'
import type { Severity } from '../../server/rules/rule.js'

/** What a section of a fixture expects in one place. Lines and columns count from 0; a range over several lines ends with its first. */
export interface Expected {
  readonly line: number
  readonly start: number
  readonly end: number
  readonly severity: Severity
  readonly rule: string
  /** Compared where given. */
  readonly message: string | undefined
}

/** Another document beside the one of a section. */
export interface OtherFile {
  readonly path: string
  readonly text: string
}

/** One case of a fixture: a document and what is found in it. Without expectations it is clean. */
export interface Section {
  readonly title: string
  readonly text: string
  /**
   * `#! key: value` lines: `file` (a name, for the format and hints), `strict`, `kind`, `explicit`, and `bytes` (the size up to which a
   * comment is added, since nobody wants to read so large a document).
   */
  readonly options: Readonly<Record<string, string>>
  readonly expected: readonly Expected[]
  /** Documents that this one may call, each behind a line `#=== path`. */
  readonly others: readonly OtherFile[]
}

/** The text of a section as the linter gets it. */
export function sourceOf({ text, options }: Pick<Section, 'text' | 'options'>): Source {
  const { file = 'document.yaml', explicit, bytes } = options
  const kind = options['kind'] as DocumentKind | undefined
  const missing = Number(bytes ?? 0) - Buffer.byteLength(text)
  const padded = missing > 2 ? `${text}#${'-'.repeat(missing - 2)}\n` : text
  return {
    text: padded,
    path: file,
    ...(kind !== undefined && { kind }),
    ...(explicit === 'true' && { explicit: true }),
  }
}

const heading = /^#- (.+)$/
const option = /^#! ([a-z]+): ?(.*)$/
const divider = /^#=== (.+)$/
/** The carets begin under the code; a caret line that begins at column 0 counts its `#` as the first caret. */
const mark = /^#(\s*)(\^+) (error|warning|info)\[([a-z0-9-]+)\](?:: (.*))?$/

/**
 * Splits a fixture into its sections. `#- title` begins one; below a line of code, `#   ^^^^ error[rule]: message` says what is found
 * there. Such lines are taken out before the document is read, so they may stand inside scripts and JSON as well. What follows
 * `#=== path` is another document of the same repository, in which nothing is marked.
 */
export function sectionsOf(text: string): Section[] {
  const sections: Section[] = []
  let lines: string[] = []
  let expected: Expected[] = []
  let options: Record<string, string> = {}
  let others: { path: string; lines: string[] }[] = []
  let title: string | undefined
  const close = () => {
    const files = others.map((other) => ({ path: other.path, text: `${other.lines.join('\n')}\n` }))
    if (title !== undefined) sections.push({ title, text: `${lines.join('\n')}\n`, options, expected, others: files })
    lines = []
    expected = []
    options = {}
    others = []
  }
  for (const line of text.replace(/\n$/, '').split('\n')) {
    const begins = heading.exec(line)
    const sets = option.exec(line)
    const marks = mark.exec(line)
    const other = divider.exec(line)?.[1]
    if (begins) {
      close()
      title = begins[1]
    } else if (sets?.[1] !== undefined) options[sets[1]] = sets[2] ?? ''
    else if (other !== undefined) others.push({ path: other, lines: [] })
    else if (marks) expected.push(expectation(marks, lines.length - 1))
    else (others.at(-1)?.lines ?? lines).push(line)
  }
  close()
  return sections
}

function expectation(
  [, blanks = '', carets = '', severity, rule = '', message]: RegExpExecArray,
  line: number,
): Expected {
  const start = blanks === '' ? 0 : blanks.length + 1
  const end = 1 + blanks.length + carets.length
  return { line, start, end, severity: severity as Severity, rule, message }
}

/** The fixture's text with the given findings instead of the expected ones, for `UPDATE=1`. */
export function withExpectations(
  sections: readonly { readonly section: Section; readonly found: readonly Expected[] }[],
): string {
  const blocks = sections.map(({ section, found }) => {
    const options = Object.entries(section.options).map(([key, value]) => `#! ${key}: ${value}`)
    const lines = section.text
      .replace(/\n$/, '')
      .split('\n')
      .flatMap((line, at) => [line, ...found.filter((one) => one.line === at).map(markOf)])
    const others = section.others.flatMap(({ path, text }) => [`#=== ${path}`, text.replace(/\n$/, '')])
    return [`#- ${section.title}`, ...options, ...lines, ...others].join('\n')
  })
  return `${blocks.join('\n')}\n`
}

function markOf({ start, end, severity, rule, message }: Expected): string {
  const carets =
    start === 0
      ? `#${'^'.repeat(Math.max(1, end - 1))}`
      : `#${' '.repeat(start - 1)}${'^'.repeat(Math.max(1, end - start))}`
  return `${carets} ${severity}[${rule}]${message === undefined ? '' : `: ${message}`}`
}
