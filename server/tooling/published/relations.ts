import type { Relation } from '../../../schemas/action.js'
import { holdsReference } from './patterns.js'
import type { Json } from './schema.js'

/** A relation of inputs in JSON Schema, where it can be said there. What a reference decides is left open. */
export function relationSchemas(of: Relation): Json[] {
  switch (of.kind) {
    case 'exactly-one-of':
      return [{ anyOf: of.inputs.map((name) => ({ required: [name] })) }, ...exclusions(of.inputs)]
    case 'at-least-one-of':
      return [{ anyOf: of.inputs.map((name) => ({ required: [name] })) }]
    case 'at-most-one-of':
      return exclusions(of.inputs)
    case 'requires':
      return [{ if: has(of.input, certain), then: { required: [of.needs] } }]
    case 'requires-when':
      return [{ if: has(of.input, textLike(of.pattern)), then: { required: [of.needs] } }]
    case 'excludes-when':
      return [{ if: has(of.input, textLike(of.pattern)), then: onlyOpen(of.excludes, of.input) }]
    case 'at-most-length-of':
    case 'single-unless':
      return []
  }
}

/** What surely is something: neither nothing nor a text that the run may make empty. */
const certain: Json = {
  not: { anyOf: [{ type: 'null' }, { enum: ['', [], {}] }, { type: 'string', pattern: holdsReference }] },
}

const has = (name: string, value: Json): Json => ({ properties: { [name]: value }, required: [name] })

const textLike = (pattern: string): Json => ({
  type: 'string',
  pattern,
  not: { pattern: holdsReference },
})

/** Of inputs that exclude each other, what comes behind a certain one in the list may be given only so that the run can empty it. */
const exclusions = (inputs: readonly string[]): Json[] =>
  inputs.flatMap((one, at) =>
    inputs.slice(at + 1).map((other) => ({ if: has(one, certain), then: onlyOpen(other, one) })),
  )

const onlyOpen = (name: string, beside: string): Json => ({
  properties: {
    [name]: {
      type: ['string', 'null'],
      pattern: `^$|${holdsReference}`,
      errorMessage: `\`${name}\` does not go with \`${beside}\` as it stands; keep one of them.`,
    },
  },
})
