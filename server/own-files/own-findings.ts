import { ignoresOf } from '../rules/ignores.js'
import { syntaxFinding } from '../rules/syntax-findings.js'
import type { Diagnostic, LintOptions } from '../service.js'
import type { Fault } from '../document/check-against-schema.js'
import { accountFaults } from '../simulator/account/account-faults.js'
import { loadPatterns } from '../simulator/load-patterns.js'
import { mockFaults } from '../simulator/mock-faults.js'
import { formFaults, testFaults } from '../simulator/testing/test-faults.js'
import { entryOf, isEmpty, isFatal, type Node, type SyntaxFault, type Tree } from '../syntax/tree.js'
import { faultyTest } from '../rules/file-rules.js'
import type { OwnFile } from './own-file.js'

/** Everything that is wrong with one of our files, as findings. */
export async function ownFindings(
  file: OwnFile,
  options: Pick<LintOptions, 'severities' | 'only'>,
): Promise<readonly Diagnostic[]> {
  const { hides } = ignoresOf(file.tree.text)
  return (await faultsIn(file))
    .map((fault) => asDiagnostic(fault, file.tree))
    .flatMap((diagnostic): Diagnostic[] => {
      const severity = options.severities?.get(diagnostic.rule) ?? diagnostic.severity
      if (severity === 'off' || (options.only && !options.only.has(diagnostic.rule))) return []
      return hides(diagnostic.rule, diagnostic.range) ? [] : [{ ...diagnostic, severity }]
    })
}

async function faultsIn(file: OwnFile): Promise<readonly (Fault | SyntaxFault)[]> {
  const { faults, root } = file.tree
  if (file.faults) return file.faults
  // Other tools have files of such names too.
  const isOther = file.kind === 'test' && !entryOf(root, 'cases')
  if (faults.some(isFatal) || !root || isEmpty(root) || isOther) return faults
  return [...faults, ...(await contentFaults(file, root))].sort((a, b) => a.start - b.start)
}

async function contentFaults({ kind, document, steps }: OwnFile, root: Node): Promise<readonly Fault[]> {
  if (kind === 'account') return accountFaults(root)
  if (kind === 'mocks') return mockFaults(root, steps)
  if (!document || !steps) return formFaults(root)
  const { fault: patternFault } = await loadPatterns()
  return testFaults(root, { document, steps, patternFault })
}

function asDiagnostic(fault: Fault | SyntaxFault, tree: Tree): Diagnostic {
  const { rule, finding } =
    'code' in fault
      ? syntaxFinding(fault, tree)
      : { rule: faultyTest, finding: { range: fault, message: fault.message } }
  const { start, end } = finding.range
  const related = 'related' in finding && finding.related ? finding.related : []
  return {
    rule: rule.name,
    severity: rule.severity,
    message: finding.message,
    range: { start, end },
    related,
    fixes: [],
  }
}
