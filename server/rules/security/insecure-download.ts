import type { SsmDocument, Step } from '../../document/document.js'
import { fixedText, inputEntry, mayBeEmpty } from '../../document/inputs.js'
import { sourceInfoOf } from '../command/source-info.js'
import { commands, type Finding, rule } from '../rule.js'

export const insecureDownload = rule({
  name: 'insecure-download',
  severity: 'warning',
  kinds: commands,
  summary: 'A node downloads something over an address that is not protected.',
  why: 'Whoever is on the way between server and node can put anything into its place, and the node runs it. The agent refuses such an address for `aws:downloadContent` unless `allowInsecureDownload` is set: that is an error.',
  aws: "Non secure URL provided and insecure download is not allowed. Provide a secure URL or set 'allowInsecureDownload' to true to perform the download operation",
  page: 'documents-command-ssm-plugin-reference',

  check(document) {
    const found: Finding[] = []
    for (const step of document.steps) {
      for (const finding of ofSource(document, step)) found.push(finding)
      for (const finding of ofInstaller(document, step)) found.push(finding)
    }
    return found
  },
})

const isPlain = (address: string | undefined): boolean => address !== undefined && /^http:\/\//i.test(address.trim())

function* ofSource(document: SsmDocument, step: Step): Generator<Finding> {
  const info = sourceInfoOf(document, step)
  const entry = info?.entry(info.type === 'Git' ? 'repository' : 'url')
  if (!info || !entry || !isPlain(fixedText(entry.value))) return
  const range = info.toRange(entry.value)
  const allowed = info.entry('allowInsecureDownload')?.value
  const isAllowed = allowed?.kind === 'scalar' && allowed.value !== false && allowed.value !== 'false'
  if (info.type === 'Git' || isAllowed) yield { range, message: 'the content can be changed on its way; use `https`' }
  else yield { range, severity: 'error', message: 'the agent refuses an address without `https`' }
}

/** Files that a plugin installs; a hash shows whether they were changed. */
function* ofInstaller(document: SsmDocument, step: Step): Generator<Finding> {
  if (step.action !== 'aws:applications' && step.action !== 'aws:psModule') return
  const source = inputEntry(document, step, 'source')?.value
  const hash = inputEntry(document, step, 'sourceHash')?.value
  const verified = hash !== undefined && (!mayBeEmpty(hash) || fixedText(hash) === undefined)
  if (!source || verified || !isPlain(fixedText(source))) return
  yield { range: source, message: 'the file can be changed on its way; use `https`, or give its `sourceHash`' }
}
