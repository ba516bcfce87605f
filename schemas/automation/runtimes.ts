/** A language version that `aws:executeScript` knows or knew. */
export interface Runtime {
  /** As written in `Runtime`, letter case and blank included. */
  readonly name: string
  readonly language: 'python' | 'powershell'
  /**
   * `current`: in the user guide's list. `removed`: no longer in it; AWS refuses it where `removed` has a date, and has not said so
   * where it has none. `unconfirmed`: seen or offered by tools of Amazon, but not in the list.
   */
  readonly status: 'current' | 'removed' | 'unconfirmed'
  /** First day (ISO 8601) on which documents with it can no longer be created, updated or run. */
  readonly removed?: string
  /** What to write instead. */
  readonly replacement?: string
  /** What older pages and logs call it. */
  readonly alias?: string
  readonly memoryMegabytes: number
}

/** AWS refuses Python 3.6 to 3.9 from this day on; owners of such runbooks were told by AWS Health. */
const pythonRemoval = '2025-09-10'

const python = (version: string, rest: Pick<Runtime, 'status' | 'removed' | 'replacement'>): Runtime => ({
  name: `python${version}`,
  language: 'python',
  memoryMegabytes: 512,
  ...rest,
})

const powershell = (
  name: string,
  alias: string,
  rest: Pick<Runtime, 'status' | 'removed' | 'replacement'>,
): Runtime => ({ name, language: 'powershell', alias, memoryMegabytes: 1024, ...rest })

/**
 * All runtimes, the best choice of each language first (user guide, automation-action-executeScript). 3.9 never was in the guide's list
 * but is refused with the others; 3.12 is reported to be accepted since 2026.
 */
export const runtimes: readonly Runtime[] = [
  python('3.11', { status: 'current' }),
  python('3.10', { status: 'current' }),
  python('3.12', { status: 'unconfirmed' }),
  python('3.9', { status: 'removed', removed: pythonRemoval, replacement: 'python3.11' }),
  python('3.8', { status: 'removed', removed: pythonRemoval, replacement: 'python3.11' }),
  python('3.7', { status: 'removed', removed: pythonRemoval, replacement: 'python3.11' }),
  python('3.6', { status: 'removed', removed: pythonRemoval, replacement: 'python3.11' }),
  powershell('PowerShell 7.4', 'dotnet8', { status: 'current' }),
  powershell('PowerShell 7.0', 'dotnetcore3.1', { status: 'removed', replacement: 'PowerShell 7.4' }),
  powershell('PowerShell Core 6.0', 'dotnetcore2.1', { status: 'removed', replacement: 'PowerShell 7.4' }),
]

const byName: ReadonlyMap<string, Runtime> = new Map(runtimes.map((runtime) => [runtime.name, runtime]))

/** What is known of the runtime with this exact name. */
export const runtimeNamed = (name: string): Runtime | undefined => byName.get(name)

/** What can be told of the language of a script by the name of its runtime. */
export interface RuntimeLanguage extends Pick<Runtime, 'language'> {
  /** The version of Python 3. */
  readonly minor?: number
  /** Whether the runtime is known, and not merely its name understood. */
  readonly known: boolean
}

/** The language of a runtime, also of one that has come since the list was made, or is misspelt. */
export function languageOf(name: string): RuntimeLanguage | undefined {
  const known = byName.get(name)
  const minor = /^python\s*3\.(\d{1,3})$/i.exec(name)?.[1]
  const language = known?.language ?? (minor ? 'python' : /^powershell\b/i.test(name) ? 'powershell' : undefined)
  return language && { language, known: known !== undefined, ...(minor && { minor: Number(minor) }) }
}
