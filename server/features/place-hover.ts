import { runtimes } from '../../schemas/automation/runtimes.js'
import { guideLink } from '../../schemas/guide-page.js'
import { parameterTypeNamed } from '../../schemas/parameter-types.js'
import { scriptFormats } from '../../schemas/values.js'
import type { SsmDocument, Step } from '../document/document.js'
import { keyText, type Node, stringOf, withQuotes } from '../syntax/tree.js'
import type { Path } from './completion/place.js'
import { type Schema, schemasAt } from './completion/schemas-at.js'
import { belowStep, stepAt } from './completion/step-at.js'
import type { Hover } from './hover.js'
import { contains, type Located, nodeAt, outwards, pathTo, rangeOnly } from './node-at.js'
import { actionOrPlugin } from './step-hover.js'

/** What schemas say of a key, and of a value that is one of a few words: type, description, allowed values, default, page. */
export function placeHover(document: SsmDocument, offset: number): Hover | undefined {
  const located = nodeAt(document.root, offset)
  const entry = [...outwards(located)].find((each) => each.entry)?.entry
  if (!entry) return undefined
  const onKey = contains(withQuotes(entry.key), offset)
  if (!onKey && located.node.kind !== 'scalar') return undefined
  const path = pathTo(located)
  const step = stepAt(document, path, offset)
  const schemas = schemasOf(document, path, step)
  const schema = schemas.find(({ description }) => description !== undefined) ?? schemas[0]
  if (!schema || (!onKey && !isChosen(schemas, located))) return undefined
  const facts = [
    headOf(keyText(entry.key), schema),
    onKey ? '' : ofValue(located.node),
    schema.description ?? '',
    choicesOf(schemas),
    pageOf(path, step),
  ]
  return { range: rangeOnly(onKey ? entry.key : located.node), text: facts.filter(Boolean).join('\n\n') }
}

/** The key of a step's inputs is one of the step; what is in them is of its action. */
const schemasOf = (document: SsmDocument, path: Path, step: Step | undefined): readonly Schema[] =>
  schemasAt(document, path, belowStep(path)?.path.join() === 'inputs' ? undefined : step)

const headOf = (key: string, { ssm }: Schema): string => `**${key}**${ssm ? ` — ${ssm.type}` : ''}`

const currentRuntimes = runtimes.filter(({ status }) => status === 'current').map(({ name }) => name)

/** Free text and the lines of scripts need no explanation. */
const isChosen = (schemas: readonly Schema[], { node }: Located): boolean =>
  node.kind === 'scalar' &&
  schemas.some(
    ({ enum: words, examples = [], ssm }) =>
      words || examples.includes(node.value) || (ssm?.format && !scriptFormats.has(ssm.format)),
  )

function ofValue(node: Node): string {
  const type = parameterTypeNamed(stringOf(node) ?? '')
  return type ? `\`${type.name}\`: ${type.description}` : ''
}

/** The words that a value may be, and the one that it is where none is given. */
export function choicesOf(schemas: readonly Schema[]): string {
  const words = new Set(
    schemas.flatMap(({ enum: allowed = [], ssm }) => (ssm?.format === 'runtime' ? currentRuntimes : allowed)),
  )
  const standard = schemas.find((each) => each.default !== undefined)?.default
  return [
    words.size > 0 ? `- values: ${[...words].map(asCode).join(', ')}` : '',
    standard === undefined ? '' : `- default: ${asCode(standard)}`,
  ]
    .filter(Boolean)
    .join('\n')
}

const asCode = (value: unknown): string => `\`${typeof value === 'string' ? value : JSON.stringify(value)}\``

function pageOf(path: Path, step: Step | undefined): string {
  const known = step && actionOrPlugin(step)
  return known && belowStep(path)?.path[0] === 'inputs' ? guideLink(known.page) : ''
}
