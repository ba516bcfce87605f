import { originalOffset, originalRange, withEdits } from './edited-text.js'
import { asWritten, type Repaired } from './repair.js'
import { parseBrokenYaml } from './tolerant-yaml.js'
import type { Range, SyntaxFault, Tree } from './tree.js'
import { type Failed, parseRepaired } from './yaml.js'
import { type Mend, mendsAt } from './yaml-mends.js'

export { parseBrokenYaml }

/** How many faults of a text are mended, and how many characters are read for that in all. */
const most = { faults: 20, characters: 4_000_000 }

/**
 * Reads broken YAML. Where there is no doubt of what was meant at each of the places at which it is broken, it is read as it was meant, and
 * the faults are local ones; else it is read as far as it goes, with the first fault.
 */
export function parseMended(text: string, failed: Failed): Tree {
  const broken = parseBrokenYaml(text, failed.failed)
  return mended(text, broken, failed) ?? broken
}

/** Whether something might be mended in broken YAML: by the look of the line alone, so that it holds for a part and the whole alike. */
export function mayBeMended(broken: Tree, { failed, repaired }: Failed): boolean {
  const looksSo = (tree: Tree) => {
    const fault = firstFault(tree)
    return fault !== undefined && mendsAt(tree, fault) !== undefined
  }
  return looksSo(broken) || (hasQuoted(repaired) && looksSo(parseBrokenYaml(repaired.text, failed)))
}

function mended(text: string, broken: Tree, failed: Failed): Tree | undefined {
  let characters = 0
  const mayRead = () => {
    characters += text.length
    return characters <= most.characters
  }
  let [base, now, tree] = [asWritten(text), failed, broken]
  for (let count = 0; count < most.faults; count++) {
    let [fault, mends] = mendsOf(tree)
    if (mends.length === 0 && hasQuoted(now.repaired) && base !== now.repaired && mayRead()) {
      base = now.repaired
      tree = parseBrokenYaml(base.text, now.failed)
      ;[fault, mends] = mendsOf(tree)
    }
    let furthest: { readonly base: Repaired; readonly now: Failed } | undefined
    for (const mend of mends) {
      if (!fault || !mayRead()) return undefined
      const tried = applied(base, mend, fault)
      const read = parseRepaired(text, tried)
      if (!('failed' in read)) return read
      const reached = furthest?.now.failed.start ?? originalOffset(base, lineEndAt(base.text, fault.start))
      if (read.failed.start > reached) furthest = { base: tried, now: read }
    }
    if (!furthest || !mayRead()) return undefined
    ;({ base, now } = furthest)
    tree = parseBrokenYaml(base.text, now.failed)
  }
  return undefined
}

/** Whether faults were mended already, which the tolerant parser tells. */
const hasQuoted = ({ quoted, unknown, begun }: Repaired): boolean => quoted.size + unknown.length + begun.length > 0

/** The first fault of a text, and what may mend it. */
function mendsOf(tree: Tree): readonly [fault: SyntaxFault | undefined, mends: readonly Mend[]] {
  const fault = firstFault(tree)
  return [fault, (fault && mendsAt(tree, fault)) ?? []]
}

function lineEndAt(text: string, offset: number): number {
  const at = text.indexOf('\n', offset)
  return at < 0 ? text.length : at
}

const firstFault = ({ faults }: Tree): SyntaxFault | undefined => faults.find(({ code }) => code === 'syntax')

function applied(base: Repaired, { edits, title, unknown, told }: Mend, fault: SyntaxFault): Repaired {
  const written = <Part extends Range>(part: Part): Part => ({ ...part, ...originalRange(base, part) })
  const { code, start, end, message } = fault
  const mending = title !== undefined && { mending: { title, edits: edits.map(written) } }
  return {
    ...withEdits(base, edits),
    unknown: unknown ? [...base.unknown, written(unknown)] : base.unknown,
    faults: [...base.faults, { code, ...written(told ?? { start, end, message }), local: true, ...mending }],
  }
}
