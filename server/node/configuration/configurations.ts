import { existsSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import type { DocumentKind } from '../../document/kinds.js'
import type { Severity } from '../../rules/rule.js'
import { shownPath } from '../find-files.js'
import { relativePath } from '../git-ignore.js'
import type { Configuration } from './configuration.js'
import { readConfiguration } from './read-configuration.js'

/** The name of the file in which a repository says how it wants to be linted. */
export const configurationFile = '.ssmith.yaml'

/** How a file is linted. Plain data, so that it can be handed to a worker thread; files with the same configuration share one. */
export interface Settings {
  readonly severities: ReadonlyMap<string, Severity | 'off'>
  readonly placeholders: readonly string[]
  readonly strict: boolean
  readonly kind: DocumentKind | undefined
}

/** The configurations of a run, each read once. */
export interface Configurations {
  /** How the file is to be linted. */
  settingsOf(file: string): Promise<Settings>
  /** Whether a configuration says to pass over a file or folder. */
  ignores(path: string, isFolder: boolean): Promise<boolean>
  /** Says of the files in a folder whether a configuration states what document they hold; nothing where it states none. */
  stated(folder: string): Promise<((path: string) => boolean) | undefined>
  /** The one that applies to a folder: the nearest above, within the repository. */
  of(folder: string): Promise<Configuration | undefined>
}

export interface ConfigurationOptions {
  readonly cwd: string
  /** One for all files; `false` for none at all. */
  readonly file?: string | false
  readonly ruleNames: ReadonlySet<string>
  /** Severities of the command line, which win. */
  readonly severities: ReadonlyMap<string, Severity | 'off'>
  readonly strict: boolean
}

export function configurations(options: ConfigurationOptions): Configurations {
  const byFolder = new Map<string, Promise<Configuration | undefined>>()
  const read = (path: string) => readConfiguration(path, shownPath(path, options.cwd), options.ruleNames)
  let fixed: Promise<Configuration | undefined> | undefined
  const of = (folder: string): Promise<Configuration | undefined> => {
    fixed ??= fixedConfiguration(options, read)
    if (fixed) return fixed
    let known = byFolder.get(folder)
    if (!known) {
      known = nearest(folder, of, read)
      byFolder.set(folder, known)
    }
    return known
  }
  const share = sharing(options)
  return {
    of,
    settingsOf: async (file) => share(await of(dirname(file)), file),
    async stated(folder) {
      const configuration = await of(folder)
      if (!configuration || configuration.documents.length === 0) return undefined
      return (path) => kindIn(configuration, relativePath(configuration.folder, path)) !== undefined
    },
    async ignores(path, isFolder) {
      const configuration = await of(dirname(path))
      if (!configuration?.ignore) return false
      return configuration.ignore.match(relativePath(configuration.folder, path) + (isFolder ? '/' : '')) === true
    },
  }
}

function fixedConfiguration(
  { file, cwd }: ConfigurationOptions,
  read: (path: string) => Promise<Configuration>,
): Promise<Configuration | undefined> | undefined {
  if (file === undefined) return undefined
  return file === false ? Promise.resolve(undefined) : read(resolve(cwd, file))
}

/** The nearest wins; the root of the repository ends the search, so that nothing from outside has a say. */
async function nearest(
  folder: string,
  of: (folder: string) => Promise<Configuration | undefined>,
  read: (path: string) => Promise<Configuration>,
): Promise<Configuration | undefined> {
  const path = join(folder, configurationFile)
  if (existsSync(path)) return read(path)
  const parent = dirname(folder)
  return parent === folder || existsSync(join(folder, '.git')) ? undefined : of(parent)
}

/** The kind of document that a configuration states of a file; the last pattern that matches counts. */
const kindIn = ({ documents }: Configuration, path: string): DocumentKind | undefined =>
  documents.findLast(({ files }) => files.match(path) === true)?.kind

/** Settings by configuration, the overrides that apply, and the kind: most files share the same. */
function sharing(options: ConfigurationOptions): (configuration: Configuration | undefined, file: string) => Settings {
  const shared = new Map<string, Settings>()
  return (configuration, file) => {
    const path = configuration ? relativePath(configuration.folder, file) : ''
    const overrides = configuration?.overrides.filter(({ files }) => files.match(path) === true) ?? []
    const kind = configuration && kindIn(configuration, path)
    const applied = overrides.map((override) => configuration?.overrides.indexOf(override)).join()
    const key = `${configuration?.path ?? ''}\0${applied}\0${kind ?? ''}`
    let settings = shared.get(key)
    if (!settings) {
      const severities = [configuration?.rules, ...overrides.map(({ rules }) => rules), options.severities]
      settings = {
        severities: new Map(severities.flatMap((each) => [...(each ?? [])])),
        placeholders: configuration?.placeholders ?? [],
        strict: options.strict || (configuration?.strict ?? false),
        kind,
      }
      shared.set(key, settings)
    }
    return settings
  }
}
