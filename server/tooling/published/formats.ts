import { type Runtime, runtimes } from '../../../schemas/automation/runtimes.js'
import type { ValueFacts, ValueFormat } from '../../../schemas/values.js'
import { holdsReference, inAnyCase } from './patterns.js'

type Json = { readonly [key: string]: unknown }

const reference: Json = { type: 'string', pattern: holdsReference }

const amount = '[+-]?[0-9]+(?:[.,][0-9]+)?'
const units = (letters: string): string =>
  [...letters].map((unit) => `(?:${amount}[${unit}${unit.toLowerCase()}])?`).join('')
const duration = `^\\+?[Pp](?=[0-9+Tt-])${units('YMWD')}(?:[Tt](?=[0-9+-])${units('HMS')})?$`
/** What is merely incomplete, such as a day without a time, is left to the linter, which warns. */
const timestamp =
  '^[0-9]{4}-?[0-9]{2}-?[0-9]{2}(?:[Tt ][0-9]{2}:?[0-9]{2}(?::?[0-9]{2}(?:[.,][0-9]+)?)?(?:[Zz]|[+-][0-9]{2}(?::?[0-9]{2})?)?)?$'

/** What a text of a form has to look like, as far as a regular expression can say. */
const patterns: Partial<Record<ValueFormat, string>> = {
  duration,
  timestamp,
  'step-name': '^[a-zA-Z0-9_]+$',
}

/** A published schema with what the form of its text demands. */
export function formatted(schema: Json, { format, expected, literal }: ValueFacts): Json {
  if (format === 'runtime') return { ...without(schema, ['type']), ...runtime }
  if (format === 'variable-name') return { ...schema, anyOf: variableNames(schema) }
  const pattern = format && patterns[format]
  const message = expected === undefined ? {} : { errorMessage: `Expected ${expected}.` }
  if (pattern === undefined) return withMessage(schema, message)
  if (literal || format === 'step-name') return { ...schema, pattern, ...message }
  return { ...without(schema, ['type']), anyOf: [{ type: 'string', pattern, ...message }, reference] }
}

/**
 * The message stands in the first alternative, which tools report on when none fits. Maps and lists have none, for tools would show it
 * instead of what is wrong inside.
 */
function withMessage(schema: Json, message: Json): Json {
  const [first, ...others] = (schema['anyOf'] ?? []) as readonly Json[]
  if (first) return { ...schema, anyOf: [withMessage(first, message), ...others] }
  return simple.includes(schema['type']) ? { ...schema, ...message } : schema
}

const simple: readonly unknown[] = ['string', 'integer', 'number', 'boolean']

const without = (schema: Json, names: readonly string[]): Json =>
  Object.fromEntries(Object.entries(schema).filter(([name]) => !names.includes(name)))

const advice = namesOf('current')
  .map((name) => `\`${name}\``)
  .join(' or ')

/**
 * The runtimes that AWS offers are offered; others are accepted with a notice, for AWS's own runbooks still have removed ones, and new ones
 * may have come. Only a known one in other letters is refused.
 */
const runtime: Json = {
  anyOf: [{ enum: namesOf('current') }, { type: 'string' }],
  if: { type: 'string', not: { anyOf: [reference, { enum: [...namesOf('current'), ...namesOf('unconfirmed')] }] } },
  then: {
    if: { pattern: runtimes.map(({ name }) => inAnyCase(name, ' *')).join('|'), not: { enum: namesOf('removed') } },
    then: { enum: namesOf('current') },
    else: {
      if: { enum: namesOf('removed') },
      then: {
        deprecationMessage: `AWS has removed this runtime, and keeps it in runbooks of its own at most; use ${advice}.`,
      },
      else: { deprecationMessage: `No runtime of this name is known; use ${advice}.` },
    },
  },
}

function namesOf(status: Runtime['status']): readonly string[] {
  return runtimes.filter((each) => each.status === status).map(({ name }) => name)
}

/** A reference to the variable gives its value rather than its name. */
const variableNames = (schema: Json): readonly unknown[] =>
  ((schema['anyOf'] ?? []) as readonly Json[]).map((each) =>
    each['pattern'] === holdsReference ? { ...each, pattern: '^(?!\\s*\\{\\{\\s*variable:).*\\{\\{' } : each,
  )
