import type { Connection } from 'vscode-languageserver'
import type { Severity } from '../rules/rule.js'
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
      if (!isAsked()) return combined(own, sent)
      const given = known.get(uri) ?? ask(uri)
      known.set(uri, given)
      return combined(own, await given)
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
