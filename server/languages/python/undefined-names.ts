import { nearest } from '../nearest.js'
import type { Span } from './boto3/facts.js'
import { isMasked, textAt } from './boto3/script.js'
import { builtins } from './builtins.js'
import type { UndefinedName } from './facts.js'
import type { Tokens } from './lexer.js'
import type { Names, Trace } from './names.js'

/**
 * Names that stand in expressions and that nothing defines where they stand, each where it stands first. Where a script may give itself names
 * in ways that cannot be followed, or expects that one is missing, it has none.
 */
export function undefinedNames({ reads }: Trace, tokens: Tokens): readonly UndefinedName[] {
  const found = new Map<string, UndefinedName & { readonly places: Span[] }>()
  let isOpen: boolean | undefined
  for (const { token, names } of reads) {
    const text = textAt(token, tokens)
    if (builtins.has(text) || isDefined(text, names) || isMasked(text) || isSpecial(text)) continue
    isOpen ??= opening.test(tokens.source)
    if (isOpen) return []
    const place = { start: tokens.starts[token] ?? 0, end: tokens.ends[token] ?? 0 }
    const before = found.get(text)
    if (before) before.places.push(place)
    else {
      const meant = found.size < mostGuesses ? nearest(text, visibleFrom(names)) : undefined
      found.set(text, { text, ...place, places: [place], meant })
    }
  }
  return [...found.values()].sort((a, b) => a.start - b.start)
}

/** Words of scripts that make names while they run, that look whether there is one, or whose annotations are never looked at. */
const opening = /\b(?:exec|globals|locals|vars|NameError|__builtins__|builtins|modules|annotations)\b/

/** For how many names of a script it is looked what may be meant, so that the time for many stays in proportion. */
const mostGuesses = 20

/** Names such as `__file__`, of which each module has some, and the one that consoles give to what was shown last. */
const isSpecial = (name: string): boolean => name === '_' || (name.startsWith('__') && name.endsWith('__'))

/** Whether a name is bound in what is around it. Names of classes count too: defaults of methods see them. */
function isDefined(name: string, from: Names): boolean {
  for (let names: Names | undefined = from; names; names = names.parent) if (names.bindings.has(name)) return true
  return false
}

function* visibleFrom(from: Names): Generator<string> {
  for (let names: Names | undefined = from; names; names = names.parent) yield* names.bindings.keys()
  yield* builtins
}
