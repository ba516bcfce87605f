import type { SsmDocument } from '../../document/document.js'
import { isCommand } from '../../document/build.js'
import { variableOf } from '../../document/environment-variables.js'
import { firstOfStep } from '../../document/of-step.js'
import { scriptsOf } from '../../document/scripts.js'
import { inputEntry } from '../../document/inputs.js'
import { lineBefore } from '../../syntax/line-before.js'
import { stringOf } from '../../syntax/tree.js'
import { contains } from '../node-at.js'
import type { Completion } from './completion.js'
import { stepUpTo } from './step-at.js'

/** The environment variables that a document's parameters come as, where a script names one. */
export function variableCompletions(document: SsmDocument, offset: number): readonly Completion[] {
  const { text } = document.tree
  const found = /\$(\{?(?:env:)?)(\w*)$/i.exec(lineBefore(text.slice(Math.max(0, offset - 100), offset), 100))
  if (!isCommand(document.kind) || !found) return []
  const [, lead = '', typed = ''] = found
  const step = stepUpTo(document, offset)
  const script = firstOfStep(scriptsOf(document), step)
  const node = step && inputEntry(document, step, 'runCommand')?.value
  if (!script || !node || !contains(node, offset)) return []
  const isShell = script.language === 'shell'
  if (isShell && /env:/i.test(lead)) return []
  const before = isShell || /env:/i.test(lead) ? '' : 'env:'
  const end = offset + (/^\w*/.exec(text.slice(offset, offset + 100))?.[0].length ?? 0)
  const behind = lead.startsWith('{') && text[end] !== '}' ? '}' : ''
  return document.parameters
    .filter((parameter) => stringOf(parameter.property('interpolationType')) === 'ENV_VAR')
    .map(({ name }) => ({
      label: before + variableOf(name),
      kind: 'parameter',
      detail: 'String',
      range: { start: offset - typed.length, end },
      text: before + variableOf(name) + behind,
    }))
}
