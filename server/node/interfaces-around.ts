import { existsSync } from 'node:fs'
import { dirname, join, sep } from 'node:path'
import { interfaceOf } from '../document/interface.js'
import type { DocumentInterface } from '../document/repository.js'
import { mayHoldDocuments } from '../hosts/may-hold-documents.js'
import { open } from '../hosts/open.js'
import { kindOfName } from '../own-files/file-names.js'
import type { Configurations } from './configuration/configurations.js'
import { findFiles, type Skip } from './find-files.js'
import { mostInFolder } from './nearest-files.js'
import { readTextFile } from './text-file.js'
import { UsageError } from './usage-error.js'

/** Where the documents are that a file may call. */
export interface Surroundings {
  readonly folder: string
  /** Whether they are in the folders below too. */
  readonly isDeep: boolean
}

/** The repository of a file, or else the folder that the editor has open; of a file alone, which may lie anywhere, its neighbours. */
export const surroundingsOf = (path: string, folders: readonly string[]): Surroundings =>
  surroundingsOfFolder(dirname(path), folders)

/** The same for any file in a folder. */
export function surroundingsOfFolder(folder: string, folders: readonly string[]): Surroundings {
  for (let here = folder; ; here = dirname(here)) {
    if (existsSync(join(here, '.git')) || folders.includes(here)) return { folder: here, isDeep: true }
    if (dirname(here) === here) return { folder, isDeep: false }
  }
}

/** What the documents around can know of each other. */
export async function interfacesAround(
  around: Surroundings,
  configurations: Configurations,
): Promise<readonly DocumentInterface[]> {
  const found: DocumentInterface[] = []
  for await (const source of textsAround(around, configurations)) {
    const { models } = await open(source)
    for (const { document } of models) {
      const known = document && interfaceOf(document, source.path)
      if (known) found.push(known)
    }
  }
  return found
}

interface TextAround {
  readonly path: string
  readonly text: string
}

/** The files around in which documents may be. Of a very large folder they are only some, which the last argument is told. */
export async function* textsAround(
  around: Surroundings,
  configurations: Configurations,
  cut?: () => void,
  limits = mostInFolder,
): AsyncGenerator<TextAround> {
  for await (const file of filesIn(around, configurations, { isWanted: () => true, limits, ...(cut && { cut }) }))
    if (mayHoldDocuments(file.text)) yield file
}

/** The test files around, by their names; the last argument but one as in {@link textsAround}. */
export const testsAround = (
  around: Surroundings,
  configurations: Configurations,
  cut?: () => void,
  limits = mostInFolder,
): AsyncGenerator<TextAround> =>
  filesIn(around, configurations, { isWanted: (path) => kindOfName(path) === 'test', limits, ...(cut && { cut }) })

interface Choice {
  readonly isWanted: (path: string) => boolean
  readonly cut?: () => void
  readonly limits: typeof mostInFolder
}

async function* filesIn(
  { folder, isDeep }: Surroundings,
  configurations: Configurations,
  { isWanted, cut, limits }: Choice,
): AsyncGenerator<TextAround> {
  const breathe = breathing()
  const { files, isCut } = await walkedAtOnce({ folder, isDeep }, configurations, limits)
  const wanted = files.filter(({ path }) => isWanted(path))
  if (isCut || wanted.length > limits.read) cut?.()
  for (const { path } of wanted.slice(0, limits.read)) {
    await breathe()
    const read = readTextFile(path)
    if (read.ok) yield { path, text: read.text }
  }
}

/** What is found in a folder; cut where it has more than is looked at. */
interface Walked {
  readonly files: Awaited<ReturnType<typeof findFiles>>['files']
  readonly isCut: boolean
}

/** The walks that go on, by folder: who asks meanwhile, as callers and tests are looked for at once, is answered by the same. */
const walking = new WeakMap<Configurations, Map<string, Promise<Walked>>>()

function walkedAtOnce(
  around: Surroundings,
  configurations: Configurations,
  limits: typeof mostInFolder,
): Promise<Walked> {
  const walks = walking.get(configurations) ?? new Map<string, Promise<Walked>>()
  walking.set(configurations, walks)
  const key = `${around.isDeep} ${limits.found} ${around.folder}`
  const walk = walks.get(key) ?? walked(around, configurations, limits).finally(() => walks.delete(key))
  walks.set(key, walk)
  return walk
}

async function walked(
  { folder, isDeep }: Surroundings,
  configurations: Configurations,
  limits: typeof mostInFolder,
): Promise<Walked> {
  const breathe = breathing()
  let looked = 0
  const { files } = await findFiles([folder], folder, async (path, isFolder) => {
    if (looked++ >= limits.found) return true
    await breathe()
    return (isFolder && !isDeep) || isPassedOver(configurations, path, isFolder)
  })
  return { files, isCut: looked > limits.found }
}

/** Whether a file, saved or not, is one of those around. */
export async function isAround(
  path: string,
  { folder, isDeep }: Surroundings,
  configurations: Configurations,
): Promise<boolean> {
  const parent = dirname(path)
  if (parent !== folder && !(isDeep && path.startsWith(folder + sep))) return false
  if (await isPassedOver(configurations, path, false)) return false
  for (let here = parent; here.length > folder.length; here = dirname(here))
    if (await isPassedOver(configurations, here, true)) return false
  return true
}

/** A configuration that cannot be read has nothing passed over; what is wrong with it is told where it is asked for. */
export async function isPassedOver(
  { ignores }: Configurations,
  ...[path, isFolder]: Parameters<Skip>
): Promise<boolean> {
  try {
    return await ignores(path, isFolder)
  } catch (error) {
    if (!(error instanceof UsageError)) throw error
    return false
  }
}

/** How long files are read in one go, in milliseconds: meanwhile nothing is answered. */
const breath = 20

/** Lets others have their turn from time to time. */
function breathing(): () => Promise<void> {
  let since = performance.now()
  return async () => {
    if (performance.now() - since < breath) return
    await new Promise((resolve) => setImmediate(resolve))
    since = performance.now()
  }
}
