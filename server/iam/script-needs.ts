import { operationOfWaiter } from '../aws/boto3-clients.js'
import { methodName } from '../aws/operation-name.js'
import { boto3ScriptsOf } from '../document/boto3-scripts.js'
import { firstOfStep } from '../document/of-step.js'
import type { SsmDocument, Step } from '../document/document.js'
import { once } from '../syntax/once.js'
import { emptyRepository } from '../document/repository.js'
import { type Script, scriptsOf } from '../document/scripts.js'
import { addTo } from '../languages/add-to.js'
import { type KnownUse, knownUses, operationCalls } from '../rules/boto3/known-uses.js'
import type { Engines } from '../rules/engines.js'
import { loadEngines } from '../rules/load-engines.js'
import type { Facts } from './action-needs.js'
import { callNeeds } from './calls.js'
import type { Need, Needs, Reason } from './need.js'
import { resourcesOf } from './resources.js'
import { type Given, givenKeywords } from './values.js'

/** What a step needs for the calls that its script makes, as far as they can be read. */
export async function scriptNeeds(step: Step, reasonFor: (text: string) => Reason, facts: Facts): Promise<Needs> {
  const unknown = unreadable(step, facts).map(reasonFor)
  const script = firstOfStep(boto3ScriptsOf(facts.document), step)
  if (!script) return { needs: [], unknown }
  const engines = await enginesOf(facts.document)
  const uses = usesOf(knownUses(facts.document, engines)).get(script) ?? []
  const calls = operationCalls(uses)
  const needs = calls.flatMap(({ operation, arguments: { keywords }, service }) =>
    callNeeds(
      operation,
      givenKeywords(keywords),
      reasonFor(`its script calls ${service.name}.${methodName(operation.name)}`),
      facts,
    ),
  )
  const transfers = uses.flatMap((use) => transferNeeds(use, reasonFor, facts))
  return {
    needs: [...needs, ...transfers],
    unknown: [...unknown, ...unclear(script, uses, engines).map(reasonFor)],
  }
}

/** Loaded once for a document, for what all its scripts need is looked up then. */
const enginesOf = once((document: SsmDocument) => loadEngines(document, emptyRepository))

/** The uses of clients by the scripts that they stand in. */
const usesOf = once((uses: readonly KnownUse[]): ReadonlyMap<Script, readonly KnownUse[]> => {
  const byScript = new Map<Script, KnownUse[]>()
  for (const use of uses) addTo(byScript, use.script, use)
  return byScript
})

/** What boto3's own methods for files in Amazon S3 call. */
const transferActions: Readonly<Record<string, readonly string[]>> = {
  copy: ['s3:GetObject', 's3:PutObject'],
  download_file: ['s3:GetObject'],
  download_fileobj: ['s3:GetObject'],
  upload_file: ['s3:PutObject'],
  upload_fileobj: ['s3:PutObject'],
}

const anyObject: Given = { inputs: new Map([['Bucket', ['*']]]), deep: [], open: true }

function transferNeeds({ of, service, member }: KnownUse, reasonFor: (text: string) => Reason, facts: Facts): Need[] {
  if (of !== 'client' || service.name !== 's3' || !Object.hasOwn(transferActions, member.text)) return []
  const reason = reasonFor(`its script calls s3.${member.text}`)
  return (transferActions[member.text] ?? []).map((action) => ({
    action,
    resources: resourcesOf(action, ['object'], anyObject, facts.data, facts.place),
    reason,
  }))
}

/** Why nothing can be told of what a step runs. */
function unreadable(step: Step, { document }: Facts): readonly string[] {
  if (step.action === 'aws:runCommand')
    return ['runs a command with the rights of its nodes: what that calls, with the AWS CLI or otherwise, is theirs']
  if (step.action !== 'aws:executeScript') return []
  if (step.input('Attachment')) return ['runs an attached file, which is not read']
  const script = firstOfStep(scriptsOf(document), step)
  if (!script || script.open) return ['runs a script that only the run knows']
  return script.language === 'powershell' ? ['runs PowerShell, whose calls of AWS are not read'] : []
}

/** What of the calls in a script cannot be told. */
function unclear(script: Script, uses: readonly KnownUse[], engines: Engines): readonly string[] {
  const clients = engines.python?.check(script.masked, script.minor).boto3.clients ?? []
  const used = new Set(uses.map(({ service }) => service.name))
  const resources = clients.flatMap(({ kind, service }) => (kind === 'resource' ? [service.text] : []))
  const idle = clients.flatMap(({ kind, service }) =>
    kind === 'client' && !used.has(service.text) ? [service.text] : [],
  )
  const waiters = uses.flatMap(({ of, service, name = '' }) =>
    of === 'waiter' && !operationOfWaiter(service, name) ? [`${service.name} ${name}`] : [],
  )
  return [
    ...[...new Set(resources)].map((name) => `its script uses boto3.resource('${name}'), whose calls are not read`),
    ...[...new Set(idle)].map((name) => `its script makes a client of ${name} and uses it where that cannot be read`),
    ...[...new Set(waiters)].map((name) => `its script waits with the waiter ${name}, whose calls are not known`),
    ...(/\b(?:client|resource)\(\s*[^'")\s]/.test(script.masked)
      ? ['its script makes clients of services that only the run knows']
      : []),
  ]
}
