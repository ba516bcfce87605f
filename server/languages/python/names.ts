import type { Cursor } from './cursor.js'
import { type Expression, isBareTuple, sourceOf } from './expression.js'

/** What a name is bound to: the value of an expression, a module or a member of one, or anything at all. */
export type Bound =
  | { readonly kind: 'expression'; readonly expression: Expression }
  | { readonly kind: 'module'; readonly module: string }
  | { readonly kind: 'member'; readonly module: string; readonly member: string }
  | { readonly kind: 'anything' }

/** What a name is bound to, and where that is to be understood. */
export interface Binding {
  readonly bound: Bound
  readonly names: Names
}

/**
 * Names of a module, function or class, and everything that each is bound to. What a comprehension, a lambda or a pattern binds counts
 * for the function around it.
 */
export interface Names {
  readonly kind: 'module' | 'function' | 'class'
  readonly parent: Names | undefined
  readonly bindings: Map<string, Binding[]>
  /** Names that a function declares as those of the module, where it does. */
  globals: Set<string> | undefined
}

/** A call, or a member that is not called, and where it stands. */
export interface Use {
  readonly expression: Expression
  readonly names: Names
}

/** A place where a name stands in an expression: its token, and the names around it. */
export interface Read {
  readonly token: number
  readonly names: Names
}

/** What is kept of a script so that its names can be followed to what they stand for. */
export interface Trace {
  readonly module: Names
  /** What members of a name are set to anywhere in the script, whatever the thing is that they are set in. */
  readonly members: Map<string, Binding[]>
  /** Those of the innermost function or class that is being read. */
  names: Names
  readonly uses: Use[]
  /** Names in expressions; what is assigned to is among them. */
  readonly reads: Read[]
}

const newNames = (kind: Names['kind'], parent?: Names): Names => ({
  kind,
  parent,
  bindings: new Map(),
  globals: undefined,
})

export function newTrace(): Trace {
  const module = newNames('module')
  return { module, members: new Map(), names: module, uses: [], reads: [] }
}

/** Reads a function or a class, whose names are its own. */
export function withNames(c: Cursor, kind: 'function' | 'class', read: () => void): void {
  const { trace } = c
  if (!trace) {
    read()
    return
  }
  const outer = trace.names
  trace.names = newNames(kind, outer)
  read()
  trace.names = outer
}

const anything: Bound = { kind: 'anything' }

/** Notes what a name is bound to, where names are followed. */
export function note({ trace }: Cursor, name: string, bound: Bound = anything): void {
  if (!trace) return
  const { names, module } = trace
  add((names.globals?.has(name) ? module : names).bindings, name, { bound, names })
}

function add(bindings: Map<string, Binding[]>, name: string, binding: Binding): void {
  const before = bindings.get(name)
  if (before) before.push(binding)
  else bindings.set(name, [binding])
}

/** Notes a name, also as one of the module where it becomes one. */
export function bind(c: Cursor, name: string, bound?: Bound): void {
  if (c.scope.kind === 'module') c.bindings.add(name)
  note(c, name, bound)
}

/** Notes a name that a function takes from around it. */
export function noteDeclared({ trace }: Cursor, name: string, from: 'global' | 'nonlocal'): void {
  if (!trace) return
  const { names } = trace
  if (from === 'global') {
    names.globals ??= new Set()
    names.globals.add(name)
    return
  }
  // Who else sees a name that is rebound from within is not worth knowing.
  for (let at: Names | undefined = names; at; at = at.parent) add(at.bindings, name, { bound: anything, names })
}

/** Notes that a target stands for something that is not known. Whoever sets a member of a thing makes another thing of it. */
export function forget(c: Cursor, target: Expression): void {
  if (!c.trace) return
  const [owner] = target.items
  if (target.kind === 'name') note(c, sourceOf(c, target))
  else if (target.kind !== 'member') for (const item of target.items) forget(c, item)
  else {
    noteMember(c, target, anything)
    if (owner?.kind === 'name') note(c, sourceOf(c, owner))
  }
}

/** Notes what a member is set to; its name is the last token of its expression. */
function noteMember({ trace, tokens }: Cursor, { last }: Expression, bound: Bound): void {
  if (!trace) return
  const name = tokens.source.slice(tokens.starts[last], tokens.ends[last])
  add(trace.members, name, { bound, names: trace.names })
}

/** Notes `target = value`, item by item where both are written out. */
export function noteAssigned(c: Cursor, target: Expression, value: Expression): void {
  if (!c.trace) return
  if (target.kind === 'name') note(c, sourceOf(c, target), { kind: 'expression', expression: value })
  else if (isParallel(target, value))
    for (const [at, item] of target.items.entries()) noteAssigned(c, item, value.items[at] ?? value)
  else if (isOfSelf(c, target)) noteMember(c, target, { kind: 'expression', expression: value })
  else forget(c, target)
}

/** The names that methods have for the thing, or the class, that they are called on. */
const selves: ReadonlySet<string> = new Set(['self', 'cls'])

/** Whether it is `self.name`. */
const isOfSelf = (c: Cursor, { kind, items: [owner] }: Expression): boolean =>
  kind === 'member' && owner?.kind === 'name' && selves.has(sourceOf(c, owner))

/** The class in whose method a name stands for a thing of that class. */
export function classOfSelf(name: string, from: Names): Names | undefined {
  if (!selves.has(name)) return undefined
  let names: Names | undefined = from
  while (names && (names.kind === 'class' || !names.bindings.has(name))) names = names.parent
  const isUnchanged = names?.bindings.get(name)?.every(({ bound }) => bound.kind === 'anything')
  return isUnchanged && names?.parent?.kind === 'class' ? names.parent : undefined
}

const isParallel = (target: Expression, value: Expression): boolean =>
  isBareTuple(target) &&
  isBareTuple(value) &&
  target.items.length === value.items.length &&
  ![...target.items, ...value.items].some(({ kind }) => kind === 'starred')

/** Notes a call or a member. */
export function noteUse({ trace }: Cursor, expression: Expression): void {
  if (trace) trace.uses.push({ expression, names: trace.names })
}

/** Notes a name in an expression. */
export function noteRead({ trace }: Cursor, token: number): void {
  if (trace) trace.reads.push({ token, names: trace.names })
}

/** Reads what Python may never look at, such as the type of a variable, so that nothing is said of its names. */
export function withoutReads({ trace }: Cursor, read: () => void): void {
  const before = trace?.reads.length ?? 0
  read()
  if (trace) trace.reads.length = before
}
