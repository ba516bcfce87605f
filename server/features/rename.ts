import type { SsmDocument } from '../document/document.js'
import type { Python } from '../languages/python.js'
import type { Edit } from '../rules/rule.js'
import { type Format, isDynamic, type Node, type Range, walk } from '../syntax/tree.js'
import { type Name, nameAt, namesOf } from './names.js'
import { nodeAt } from './node-at.js'
import { type ScriptName, scriptNameAt } from './script-names.js'
import { scalarFor } from './write-value.js'

/** The changes that rename what stands at an offset, or why it cannot have the name. */
export type Rename =
  | { readonly ok: true; readonly edits: readonly Edit[] }
  | { readonly ok: false; readonly message: string }

/**
 * Renames a step, parameter, variable or output everywhere: where it is declared, in references, jumps and outputs, also within scripts. With
 * Python there to read these, the function that is a handler and the keys of its payload too.
 */
export function rename(document: SsmDocument, offset: number, to: string, python?: Python): Rename | undefined {
  const found = nameAt(document, offset)?.name
  if (!found) return python && renameInScript(document, offset, to, python)
  const message = refusal(document, found, to)
  return message === undefined ? renamed(document, found, to) : { ok: false, message }
}

function renamed(
  { tree, root }: SsmDocument,
  { declaration, uses }: Pick<Name, 'declaration' | 'uses'>,
  to: string,
): Rename {
  return { ok: true, edits: writtenAt(tree.format, root, [declaration, ...uses], to) }
}

/** The changes that write a name at places of a text: in quotes where it stands alone and YAML would read something else. */
export function writtenAt(format: Format, root: Node, places: readonly Range[], name: string): readonly Edit[] {
  const alone = format === 'yaml' ? scalarFor(name, 'flow') : name
  const textAt = (place: Range): string => (alone !== name && isPlainScalar(root, place) ? alone : name)
  return places.map(({ start, end }) => ({ start, end, text: textAt({ start, end }) }))
}

/** Whether a place is all of a text without quotes, which YAML may read as something else: `123`, `on`. */
function isPlainScalar(root: Node, { start, end }: Range): boolean {
  const { node, entry } = nodeAt(root, start)
  return [entry?.key, node].some(
    (each) => each?.kind === 'scalar' && each.style === 'plain' && each.start === start && each.end === end,
  )
}

function renameInScript(document: SsmDocument, offset: number, to: string, python: Python): Rename | undefined {
  const found = scriptNameAt(document, offset, python)
  if (!found) return undefined
  const message =
    to === found.name
      ? undefined
      : found.isElsewhere
        ? `the script has \`${found.name}\` in other places too; rename it there`
        : refusedInScript(found, to)
  return message === undefined ? renamed(document, found, to) : { ok: false, message }
}

function refusedInScript(found: ScriptName, to: string): string | undefined {
  if (found.kind === 'function')
    return /^[A-Za-z_]\w*$/.test(to) ? undefined : 'the name of a function has letters, digits and underscores only'
  if (!found.mayBeNamed.test(to)) return `a key that a script looks up has ${found.namedWith} only`
  return found.isSibling(to) ? `there is a key named ${to} already` : undefined
}

const forms = {
  parameter: { test: /^[A-Za-z0-9]{1,50}$/, words: 'letters and digits' },
  step: { test: /^[A-Za-z0-9_]{1,128}$/, words: 'letters, digits and underscores' },
  variable: { test: /^[A-Za-z0-9_]{1,50}$/, words: 'letters, digits and underscores' },
  output: { test: /^[A-Za-z0-9_]{1,50}$/, words: 'letters, digits and underscores' },
} as const

function refusal(document: SsmDocument, { kind, name, step }: Name, to: string): string | undefined {
  if (to === name) return undefined
  if (!forms[kind].test.test(to))
    return `the name of ${kind === 'output' ? 'an' : 'a'} ${kind} has ${forms[kind].words} only`
  const taken = namesOf(document).some((other) => other.kind === kind && other.name === to && other.step === step)
  return taken ? `there is ${kind === 'output' ? 'an' : 'a'} ${kind} named ${to} already` : undefined
}

/** The old name of what is renamed, where an expression of a template names it, of which is not known what it makes. */
export function unreadName({ tree, root }: SsmDocument, edits: readonly Edit[]): string | undefined {
  const [declaration] = edits
  if (!declaration) return undefined
  const name = tree.text.slice(declaration.start, declaration.end)
  if (!/^\w+$/.test(name)) return undefined
  const named = new RegExp(`(?:\\{\\{\\s*(?:\\w+[.:])?|step:)${name}(?![\\w])`)
  const isNamed = [...walk(root)].some((node) => isDynamic(node) && named.test(textBeside(tree.text, node, edits)))
  return isNamed ? name : undefined
}

/** The text of a node, without what is changed in it. */
function textBeside(text: string, { start, end }: Range, edits: readonly Edit[]): string {
  let rest = ''
  let at = start
  const within = edits.filter((edit) => start <= edit.start && edit.end <= end).sort((a, b) => a.start - b.start)
  for (const edit of within) {
    rest += text.slice(at, edit.start)
    at = edit.end
  }
  return rest + text.slice(at, end)
}
