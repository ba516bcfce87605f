import type { Kind } from './expression.js'

/** What the parser asks of a token. All tokens of a kind share one object, so that an answer takes no look-up. */
export interface TokenKind {
  /** A keyword or operator has itself as its type. */
  readonly type: string
  /** Whether an expression may begin with it. */
  readonly startsExpression: boolean
  /** Whether no expression goes on with it. */
  readonly endsExpression: boolean
  /** Whether it stands between the operands of arithmetic, */
  readonly calculates: boolean
  /** or between those of a comparison. */
  readonly compares: boolean
  /** The expression that it is by itself. */
  readonly atom: Kind | undefined
  /** The bracket that it opens, */
  readonly opens: Bracket | undefined
  /** or closes. */
  readonly closes: Bracket | undefined
}

/** A bracket, by the character that opens it. */
export type Bracket = '(' | '[' | '{'

const words = (text: string): readonly string[] => text.split(' ')

export const keywords = words(
  'False None True and as assert async await break class continue def del elif else except finally for from global if import ' +
    'in is lambda nonlocal not or pass raise return try while with yield',
)

export const operators = words(
  '**= //= >>= <<= ... ** // >> << -> := -= += *= /= %= @= &= |= ^= == != <= >= ' +
    '- + * / % @ & | ^ ~ = < > ( ) [ ] { } , : . ; !',
)

const others = words(
  'name number string bytes newline indent dedent end error f-string field conversion format field-end f-string-end',
)

const starting = new Set(
  words('name number string bytes f-string ( [ { - + ~ * not lambda await None True False ... error'),
)
const ending = new Set(words(', ) ] } : = newline'))
const calculating = new Set(words('+ - * / // % @ ** << >> & | ^'))
const comparing = new Set(words('< > == >= <= != in is'))
const literals = new Set(words('number string True False None ...'))
const opening: ReadonlyMap<string, Bracket> = new Map([
  ['(', '('],
  ['[', '['],
  ['{', '{'],
])
const closing: ReadonlyMap<string, Bracket> = new Map([
  [')', '('],
  [']', '['],
  ['}', '{'],
])

const kinds: ReadonlyMap<string, TokenKind> = new Map(
  [...keywords, ...operators, ...others].map((type) => [
    type,
    {
      type,
      startsExpression: starting.has(type),
      endsExpression: ending.has(type),
      calculates: calculating.has(type),
      compares: comparing.has(type),
      atom: type === 'name' ? 'name' : literals.has(type) ? 'literal' : undefined,
      opens: opening.get(type),
      closes: closing.get(type),
    },
  ]),
)

/** The kind of that type, which exists. */
export function kindOf(type: string): TokenKind {
  const kind = kinds.get(type)
  if (!kind) throw new Error(`no token is of the type ${type}`)
  return kind
}

/** The kinds that have no text of their own. */
export const token = {
  name: kindOf('name'),
  number: kindOf('number'),
  string: kindOf('string'),
  bytes: kindOf('bytes'),
  newline: kindOf('newline'),
  indent: kindOf('indent'),
  dedent: kindOf('dedent'),
  end: kindOf('end'),
  error: kindOf('error'),
  fString: kindOf('f-string'),
  field: kindOf('field'),
  conversion: kindOf('conversion'),
  format: kindOf('format'),
  fieldEnd: kindOf('field-end'),
  fStringEnd: kindOf('f-string-end'),
} as const
