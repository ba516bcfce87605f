import type { Connection } from 'vscode-languageserver'
import { fileRules } from '../rules/file-rules.js'
import { rules } from '../rules/index.generated.js'
import type { Severity } from '../rules/rule.js'
import { unknownRule } from '../rules/unknown-rule.js'
import type { FileSettings, Workspace } from './workspace.js'

/** Settings of the editor, under `ssmith`. What `.ssmith.yaml` says of a rule counts more: a team has agreed on it. */
interface EditorSettings {
  readonly strict?: unknown
  readonly rules?: unknown
}

/** A workspace that takes settings which a client sends by itself, where it is not asked for them. */
interface Settled extends Workspace {
  take(settings: unknown): void
}

/** A workspace whose files are checked by the settings of the editor too. These are asked for once, until something changes. */
export function withEditorSettings(workspace: Workspace, connection: Connection, isAsked: () => boolean): Settled {
  const known = new Map<string, Promise<EditorSettings>>()
  const told = new Set<string>()
  let sent: EditorSettings = {}

  async function ask(uri: string): Promise<EditorSettings> {
    // A client may say that it has settings, and then refuse to give them.
    const asked: Promise<unknown> = connection.workspace.getConfiguration({ scopeUri: uri, section: 'ssmith' })
    const given = await asked.catch(() => undefined)
    return isObject(given) ? given : {}
  }

  return {
    ...workspace,
    take(settings) {
      if (isObject(settings) && 'ssmith' in settings) sent = isObject(settings.ssmith) ? settings.ssmith : {}
    },
    async settings(uri, tell) {
      const own = await workspace.settings(uri, tell)
      if (isAsked() && !known.has(uri)) known.set(uri, ask(uri))
      const given = isAsked() ? await known.get(uri) : sent
      for (const fault of faultsIn(given ?? {})) {
        // Once, not at every key that is typed.
        if (!told.has(fault)) tell(fault)
        told.add(fault)
      }
      return combined(own, given ?? {})
    },
    setFolders(uris) {
      known.clear()
      workspace.setFolders(uris)
    },
    changed(uris) {
      known.clear()
      workspace.changed(uris)
    },
  }
}

const ruleNames: readonly string[] = [...rules, ...fileRules].map(({ name }) => name)

/** What is wrong with the settings; the rest of them counts all the same. */
function* faultsIn({ strict, rules: given }: EditorSettings): Generator<string> {
  if (!isUnset(strict) && typeof strict !== 'boolean')
    yield `ssmith.strict is ${JSON.stringify(strict)}; it is to be true or false`
  if (!isUnset(given) && (!isObject(given) || Array.isArray(given)))
    yield 'ssmith.rules is to give rules their severities by name'
  if (!isObject(given) || Array.isArray(given)) return
  for (const [name, severity] of Object.entries(given)) {
    if (!ruleNames.includes(name)) yield `ssmith.rules: ${unknownRule(name, ruleNames)}`
    else if (!isSeverity(severity))
      yield `ssmith.rules: \`${name}\` is ${JSON.stringify(severity)}; it is to be error, warning, info or off`
  }
}

const isUnset = (value: unknown): boolean => value === undefined || value === null

function combined(own: FileSettings, { strict, rules }: EditorSettings): FileSettings {
  const given = isObject(rules) ? Object.entries(rules) : []
  const severities = given.filter((entry): entry is [string, Severity | 'off'] => isSeverity(entry[1]))
  return {
    ...own,
    ...(strict === true && { strict: true }),
    severities: new Map([...severities, ...(own.severities ?? [])]),
  }
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null

const isSeverity = (value: unknown): value is Severity | 'off' =>
  value === 'off' || value === 'info' || value === 'warning' || value === 'error'
