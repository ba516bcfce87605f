import type { Parameter, SsmDocument } from '../../document/document.js'
import { entryOf } from '../../syntax/tree.js'
import { type Fix, removal } from '../rule.js'
import { takeOut } from '../take-out.js'

/**
 * The fixes for each of the declarations that nothing needs: it goes, and with the last of them the section. Where none is needed all may go at once.
 * Whoever passes a value would be refused then.
 */
export function withoutDeclarations(
  { root, tree, entry }: SsmDocument,
  section: 'parameters' | 'variables',
  unused: readonly Parameter[],
): (declaration: Parameter) => { readonly fixes?: readonly Fix[] } {
  const whole = entry(section)
  if (whole?.value.kind !== 'map') return () => ({})
  const map = whole.value
  const leavesNone = map.entries.length === unused.length
  const all = leavesNone ? takeOut(tree, root, whole) : undefined
  const ofAll = all ? [removal(section, all, unused.length > 1 ? `all ${section}` : undefined)] : []
  return ({ name }) => {
    const one = entryOf(map, name)
    const edit = one && takeOut(tree, map, one)
    return { fixes: [...ofAll, ...(edit ? [removal(name, edit)] : [])] }
  }
}
