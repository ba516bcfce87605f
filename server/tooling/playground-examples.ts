import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { open } from '../hosts/open.js'
import { entryOf, stringOf } from '../syntax/tree.js'

/** An example of the web page, as its gallery lists it. */
interface Example {
  readonly file: string
  readonly kind: string
  readonly description: string
}

/** The documents among the examples: those that are files of their own. */
export async function examplesIn(folder: string): Promise<readonly Example[]> {
  const files = readdirSync(folder).filter((name) => /(?<!\.test)\.(?:yaml|json)$/.test(name))
  const listed = await Promise.all(files.map((file) => exampleOf(folder, file)))
  return listed.flatMap((example) => example ?? [])
}

async function exampleOf(folder: string, file: string): Promise<Example | undefined> {
  const { models } = await open({ text: readFileSync(join(folder, file), 'utf8'), path: file })
  const [model] = models
  const document = model?.embedded.host ? undefined : model?.document
  if (!document) return undefined
  const description = stringOf(entryOf(document.root, 'description')?.value) ?? ''
  return { file, kind: document.kind, description: description.split(/(?<=\.)\s/)[0]?.trim() ?? '' }
}
