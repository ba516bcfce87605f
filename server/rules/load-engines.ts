import type { CheckGroup } from '../../schemas/checked.js'
import { checkGroupOf } from '../../schemas/checked.js'
import type { SsmDocument, Step } from '../document/document.js'
import type { Validators } from '../document/shape.js'
import { stringOf } from '../syntax/tree.js'
import type { Engines } from './engines.js'

/** Loads the parsers of the languages that the document embeds, and no others: most documents need few, and start-up counts. */
export async function loadEngines(document: SsmDocument): Promise<Engines> {
  const uses = (test: (step: Step) => boolean) => document.steps.some(test)
  const patterns = document.parameters.some((parameter) => parameter.property('allowedPattern'))
  const validators = await loaders[checkGroupOf(document.kind)]()
  return {
    validators,
    ...(uses(runsPython) && { python: await python() }),
    ...(uses(runsShell) && { shell: await shell() }),
    ...(uses(runsPowerShell) && { powershell: await powershell() }),
    ...(patterns && { re2: await re2() }),
  }
}

/** Loads a thing when it is first asked for, and once. */
function once<T>(load: () => Promise<T>): () => Promise<T> {
  let loaded: Promise<T> | undefined
  return () => {
    loaded ??= load()
    return loaded
  }
}

const python = once(async () => (await import('../languages/python.js')).loadPython())
const shell = once(async () => (await import('../languages/shell.js')).loadShell())
const powershell = once(async () => (await import('../languages/powershell.js')).loadPowerShell())
const re2 = once(async () => (await import('../languages/regex.js')).loadRe2())

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
