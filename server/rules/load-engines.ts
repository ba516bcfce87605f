import type { InputFault } from '../aws/input-faults.js'
import type { Service } from '../aws/service.js'
import type { CheckGroup } from '../../schemas/checked.js'
import { checkGroupOf } from '../../schemas/checked.js'
import { callsOf } from '../document/calls.js'
import { servicesCalled } from '../document/api-calls.js'
import { boto3ScriptsOf } from '../document/boto3-scripts.js'
import type { Parameter, SsmDocument, Step } from '../document/document.js'
import type { Python } from '../languages/python.js'
import type { InterfaceParameter, Repository } from '../document/repository.js'
import type { Validators } from '../document/shape.js'
import { suspectParts } from '../document/shape-faults.js'
import { stringOf } from '../syntax/tree.js'
import { apiInputFaults } from './apis/api-inputs.js'
import { keywordFaults } from './boto3/keyword-faults.js'
import type { Engines } from './engines.js'
import { defaultTexts } from './parameters/declared-values.js'
import { needsRe2 } from './parameters/pattern-test.js'

/** Loads the parsers of the languages that the document embeds, and no others: most documents need few, and start-up counts. */
export async function loadEngines(document: SsmDocument, repository: Repository): Promise<Engines> {
  const uses = (test: (step: Step) => boolean) => document.steps.some(test)
  const patterns = document.parameters.some(meetsOwnPattern) || meetsPatterns(document, repository)
  const parser = uses(runsPython) ? await loadPython() : undefined
  const services = servicesCalled(document)
  if (parser) addServicesOfScripts(document, parser, services)
  const validators = suspectParts(document).length > 0 ? await loaders[checkGroupOf(document.kind)]() : noValidators
  const engines: Engines = {
    validators,
    ...(parser && { python: parser }),
    ...(uses(runsShell) && { shell: await shell() }),
    ...(uses(runsPowerShell) && { powershell: await powershell() }),
    ...(services.size > 0 && { services: await loadServices([...services]) }),
    ...(patterns && { re2: await re2() }),
    ...(document.kind === 'ChangeCalendar' && { recurrence: await recurrence() }),
    ...(document.kind === 'AutoApprovalPolicy' && { cedar: await cedar() }),
  }
  return engines.re2 || !meetsModelPatterns(document, engines) ? engines : { ...engines, re2: await re2() }
}

/** Whether a call is given an ARN whose form RE2 has to judge. What is looked at is kept for the rules. */
function meetsModelPatterns(document: SsmDocument, engines: Engines): boolean {
  const isUnread = ({ fault }: { readonly fault: InputFault }) => fault.kind === 'form' && fault.unread !== undefined
  if (!engines.services) return false
  return apiInputFaults(document, engines).some(isUnread) || keywordFaults(document, engines).some(isUnread)
}

/** Whether a parameter has a default that RE2 has to judge. */
function meetsOwnPattern(parameter: Parameter): boolean {
  const pattern = stringOf(parameter.property('allowedPattern'))
  return pattern !== undefined && defaultTexts(parameter).length > 0 && needsRe2(pattern)
}

/** Whether a call gives values to a document whose parameters have patterns. */
const meetsPatterns = (document: SsmDocument, { find }: Repository): boolean =>
  callsOf(document).some(
    ({ name, arguments: given }) =>
      given.length > 0 &&
      find(name).some(({ parameters }) => given.some((each) => hasHardPattern(parameters.get(each.name)))),
  )

const hasHardPattern = (parameter: InterfaceParameter | undefined): boolean =>
  parameter?.allowedPattern !== undefined && needsRe2(parameter.allowedPattern)

/** Adds the services whose clients the scripts of a document make. */
function addServicesOfScripts(document: SsmDocument, { check }: Python, services: Set<string>): void {
  for (const { masked, minor } of boto3ScriptsOf(document)) {
    const { clients, uses } = check(masked, minor).boto3
    for (const { service } of clients) services.add(service.text)
    for (const { service } of uses) services.add(service)
  }
}

/** Services by the names of their boto3 clients; names that there are not are left out. */
export async function loadServices(names: readonly string[]): Promise<ReadonlyMap<string, Service>> {
  const loadService = await serviceLoader()
  const loaded = await Promise.all(names.map(loadService))
  return new Map(loaded.flatMap((service) => (service ? [[service.name, service]] : [])))
}

/** Loads a thing when it is first asked for, and once. */
function once<T>(load: () => Promise<T>): () => Promise<T> {
  let loaded: Promise<T> | undefined
  return () => {
    loaded ??= load()
    return loaded
  }
}

const serviceLoader = once(async () => (await import('../aws/load-service.js')).loadService)
/** The parser for Python. */
export const loadPython = once(async () => (await import('../languages/python.js')).loadPython())
const shell = once(async () => (await import('../languages/shell.js')).loadShell())
const powershell = once(async () => (await import('../languages/powershell.js')).loadPowerShell())
const recurrence = once(async () => ({ faults: (await import('../languages/recurrence.js')).recurrenceFaults }))
const cedar = once(async () => (await import('../languages/cedar.js')).loadCedar())
const re2 = once(async () => (await import('../languages/regex.js')).loadRe2())

const noValidators: Validators = {}

/** Each group is a module of its own: a runbook needs no plugin's checks. */
const loaders: Readonly<Record<CheckGroup, () => Promise<Validators>>> = {
  automation: once(async () => (await import('../document/validators/automation.generated.js')).validators),
  command: once(async () => (await import('../document/validators/command.generated.js')).validators),
  session: once(async () => (await import('../document/validators/session.generated.js')).validators),
  kinds: once(async () => (await import('../document/validators/kinds.generated.js')).validators),
}

const runtime = (step: Step): string => stringOf(step.input('Runtime'))?.toLowerCase() ?? ''

const runsPython = (step: Step): boolean =>
  step.action === 'aws:executeScript' && !runtime(step).startsWith('powershell')
const runsShell = ({ action }: Step): boolean => action === 'aws:runShellScript' || action === 'aws:runCommand'
const runsPowerShell = (step: Step): boolean =>
  step.action === 'aws:runPowerShellScript' ||
  step.action === 'aws:psModule' ||
  step.action === 'aws:runCommand' ||
  (step.action === 'aws:executeScript' && runtime(step).startsWith('powershell'))
