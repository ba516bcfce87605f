import type { Call } from '../../document/calls.js'
import type { DocumentKind } from '../../document/kinds.js'
import { commands, type Finding, rule, runbooks } from '../rule.js'
import { calledDocuments } from './called.js'

export const wrongDocumentKind = rule({
  name: 'wrong-document-kind',
  severity: 'error',
  kinds: [...runbooks, ...commands],
  needs: 'calls',
  summary: 'A step calls a document of a kind that its action cannot run.',
  why: '`aws:executeAutomation` starts runbooks and nothing else; `aws:runCommand` and `aws:runDocument` run Command documents. The step fails.',

  check(document, { repository }) {
    const found: Finding[] = []
    for (const { call, callees } of calledDocuments(document, repository)) {
      const [first] = callees
      if (!first || !callees.every(({ kind }) => cannotRun(call, kind))) continue
      found.push({
        range: call.nameRange,
        message: `\`${call.name}\` is of type \`${first.kind}\`, which \`${call.by}\` cannot run${other(first.kind, call)}`,
      })
    }
    return found
  },
})

const fitting: Readonly<Record<'Automation' | 'Command', readonly DocumentKind[]>> = {
  Automation: ['Automation', 'Automation.ChangeTemplate'],
  Command: ['Command', 'Policy'],
}

const cannotRun = ({ expects }: Call, kind: DocumentKind): boolean =>
  expects !== undefined && !fitting[expects].includes(kind)

function other(kind: DocumentKind, { by }: Call): string {
  if (by === 'aws:executeAutomation' && kind === 'Command') return '; use `aws:runCommand`'
  return by === 'aws:runCommand' && kind === 'Automation' ? '; use `aws:executeAutomation`' : ''
}
