import * as Type from 'typebox'

const id = Type.Integer({ minimum: 0 })
const text = Type.String()
const open = { additionalProperties: {} as Type.TSchema }
const shape = <Properties extends Type.TProperties>(properties: Properties) => Type.Object(properties, open)

const frame = { frameId: Type.Optional(id) }
const source = shape({ path: Type.Optional(text) })
const breakpoint = shape({
  line: id,
  condition: Type.Optional(text),
  hitCondition: Type.Optional(text),
  logMessage: Type.Optional(text),
})

/** The arguments of requests, as far as they are looked at; requests that are not here are asked without any. */
export const requestShapes = {
  initialize: shape({ linesStartAt1: Type.Optional(Type.Boolean()), columnsStartAt1: Type.Optional(Type.Boolean()) }),
  setBreakpoints: shape({ source, breakpoints: Type.Optional(Type.Array(breakpoint)) }),
  setExceptionBreakpoints: shape({ filters: Type.Array(text) }),
  breakpointLocations: shape({ source, line: id, endLine: Type.Optional(id) }),
  stackTrace: shape({ startFrame: Type.Optional(id), levels: Type.Optional(id) }),
  scopes: shape({ frameId: id }),
  variables: shape({
    variablesReference: id,
    filter: Type.Optional(text),
    start: Type.Optional(id),
    count: Type.Optional(id),
  }),
  setVariable: shape({ variablesReference: id, name: text, value: text }),
  setExpression: shape({ expression: text, value: text, ...frame }),
  evaluate: shape({ expression: text, context: Type.Optional(text), ...frame }),
  completions: shape({ text, column: id, line: Type.Optional(id), ...frame }),
  restartFrame: shape({ frameId: id }),
  gotoTargets: shape({ source, line: id }),
  goto: shape({ targetId: id }),
  'ssmith/walk': shape(frame),
} as const
