import { type ClientCapabilities, ErrorCodes, Position, Range, ResponseError } from 'vscode-languageserver'

/** What a parameter of a request has to be. */
export interface Form<Value> {
  readonly is: (value: unknown) => value is Value
  /** What is said where it is not: "`position` is to …". */
  readonly told: string
}

/** The parameters that a request reads, each with its form: what is not named here cannot be read. */
export type Needs = Readonly<Record<string, Form<unknown>>>

/** Parameters whose forms were checked. */
export type Checked<Asked extends Needs> = {
  readonly [Name in keyof Asked]: Asked[Name] extends Form<infer Value> ? Value : never
}

const form = <Value>(told: string, is: (value: unknown) => value is Value): Form<Value> => ({ is, told })

const isMap = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const isNothing = (value: unknown): value is null | undefined => value === null || value === undefined

const isText = (value: unknown): value is string => typeof value === 'string'

/** A text. */
export const string = form('be a text', isText)

/** Whatever it is, the answer copes with it. */
export const anything: Form<unknown> = { is: (_value): _value is unknown => true, told: 'be anything' }

const isPosition = (value: unknown): value is Position =>
  Position.is(value) && Number.isInteger(value.line) && Number.isInteger(value.character)

const isRange = (value: unknown): value is Range => Range.is(value) && isPosition(value.start) && isPosition(value.end)

/** A place in a text. */
export const position = form('have a line and a character from 0 on', isPosition)

/** Several of them. */
export const positions = form(
  'be a list of positions',
  (value): value is Position[] => Array.isArray(value) && value.every(isPosition),
)

/** A part of a text. */
export const range = form('have a start and an end, each with a line and a character from 0 on', isRange)

/** Some clients say nothing of how they indent. */
export const options = form('be a map', (value): value is Readonly<Record<string, unknown>> | undefined => {
  return value === undefined || isMap(value)
})

/** Why references are asked for. */
export const referenceContext = form(
  'say by `includeDeclaration` whether the declaration is wanted',
  (value): value is { readonly includeDeclaration: boolean } =>
    isMap(value) && typeof value['includeDeclaration'] === 'boolean',
)

/** Which actions are wanted. */
export const actionContext = form(
  'be a map, its `only` a list of texts',
  (value): value is { readonly only?: readonly string[] | null } => {
    if (!isMap(value)) return false
    const only = value['only'] ?? []
    return Array.isArray(only) && only.every(isText)
  },
)

/** A step as it was given to the client. */
export const callItem = form(
  'have the `uri` and the `selectionRange` that it was given with',
  (value): value is { readonly uri: string; readonly selectionRange: Range } =>
    isMap(value) && isText(value['uri']) && isRange(value['selectionRange']),
)

/** How a document is written. */
export const textFormat = form('be `yaml` or `json`', (value): value is 'yaml' | 'json' => {
  return value === 'yaml' || value === 'json'
})

/** What a client says of itself: only the lists in it could be read as something else. */
export const clientCapabilities = form(
  'be a map, its `positionEncodings` and `resourceOperations` lists',
  (value): value is ClientCapabilities => {
    const isListIn = (section: unknown, name: string) =>
      !isMap(section) || isNothing(section[name]) || Array.isArray(section[name])
    if (!isMap(value) || !isListIn(value['general'], 'positionEncodings')) return false
    const { workspace } = value
    return !isMap(workspace) || isListIn(workspace['workspaceEdit'], 'resourceOperations')
  },
)

/** The folders that a client has open; there may be none. */
export const folders = form(
  'be a list of folders, each with its `uri`',
  (value): value is readonly { readonly uri: string }[] | null | undefined =>
    isNothing(value) || (Array.isArray(value) && value.every((each) => isMap(each) && isText(each['uri']))),
)

/** A text that need not be there. */
export const stringOrNothing = form('be a text', (value): value is string | null | undefined => {
  return isNothing(value) || isText(value)
})

/** Refuses what is missing or of another form, as the protocol wants it. */
export function checked<Asked extends Needs>(needs: Asked, params: unknown): Checked<Asked> {
  const given = isMap(params) ? params : {}
  for (const [name, { is, told }] of Object.entries(needs))
    if (!is(given[name])) throw new ResponseError(ErrorCodes.InvalidParams, `\`${name}\` is to ${told}`)
  return given as Checked<Asked>
}

/** The text that a request is on. */
export function uriIn(params: unknown): string {
  const { textDocument } = isMap(params) ? params : {}
  const uri = isMap(textDocument) ? textDocument['uri'] : undefined
  if (!isText(uri)) throw new ResponseError(ErrorCodes.InvalidParams, '`textDocument.uri` is to be a text')
  return uri
}
