import { isAutomation } from '../../document/build.js'
import type { SsmDocument } from '../../document/document.js'
import { referenceIndex } from '../../document/reference-index.js'
import type { Reference } from '../../document/references.js'
import { rangeWithin } from '../../syntax/positions.js'
import type { ScalarNode } from '../../syntax/tree.js'
import { commands, type Finding, rule, runbooks } from '../rule.js'

export const nestedReference = rule({
  name: 'nested-reference',
  severity: 'error',
  kinds: [...runbooks, ...commands],
  summary: 'A reference stands within another one.',
  why: 'References are expanded once: one cannot make up the name for another. A branch, or a script, can choose between values.',
  page: 'automation-variables',

  check(document) {
    let last: { readonly scalar: ScalarNode; readonly to: number } | undefined
    const { within } = referenceIndex(document)
    const found: Finding[] = []
    for (const reference of [...within('input'), ...within('assume-role')]) {
      const { scalar, to } = reference
      if (reference.whole) continue
      const before = last?.scalar === scalar ? last.to : 0
      const outer = outerOf(reference, before)
      last = { scalar, to: outer?.to ?? to }
      if (outer && !isLaterStage(document, scalar, outer)) found.push(finding(document, scalar, outer))
    }
    return found
  },
})

interface Span {
  readonly from: number
  readonly to: number
}

/** The braces around a reference, where there are some. */
function outerOf({ scalar, from, to }: Reference, before: number): Span | undefined {
  const text = String(scalar.value)
  const open = text.lastIndexOf('{{', from - 2)
  const close = text.indexOf('}}', to)
  const next = text.indexOf('{{', to)
  if (from < 2 || open < before || close < 0 || (next >= 0 && next < close)) return undefined
  // Braces of JSON stand close together without being references.
  const inner = text.slice(open + 2, close)
  return /["'[\]\n]/.test(inner) || open + 2 > from ? undefined : { from: open, to: close + 2 }
}

/** The agent puts in parameters first and looks into Parameter Store afterwards. */
const isLaterStage = ({ kind }: SsmDocument, { value }: ScalarNode, { from }: Span): boolean =>
  !isAutomation(kind) && /^\{\{\s*ssm(?:-secure)?:/.test(String(value).slice(from, from + 40))

const finding = ({ tree, kind }: SsmDocument, scalar: ScalarNode, { from, to }: Span) => ({
  range: rangeWithin(tree, scalar, from, to),
  severity: isAutomation(kind) ? ('error' as const) : ('warning' as const),
  message: 'a reference cannot make up the name for another one; only the inner braces are expanded',
})
