import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'
import { join } from 'node:path'
import type MochaType from 'mocha'

/** VS Code prints much by itself: what is ours begins with this. */
const say = (text: string): void => console.log(`ssmith: ${text}`)

/** Called by VS Code in its extension host: runs the suite there. What it prints reaches whoever started VS Code. */
export async function run(): Promise<void> {
  // Mocha is the project's own; this file is in node_modules/.host of the tests' folder.
  const mochaPath = createRequire(join(__dirname, '../../../../package.json')).resolve('mocha')
  const loaded = (await import(pathToFileURL(mochaPath).href)) as { readonly default: typeof MochaType }
  const mocha = new loaded.default({ ui: 'bdd', timeout: 90_000, reporter: 'min' })
  mocha.addFile(join(__dirname, 'suite.cjs'))
  const failures = await new Promise<number>((resolve) => {
    mocha
      .run(resolve)
      .on('pass', ({ title }) => say(`✔ ${title}`))
      .on('fail', ({ title }, error: unknown) =>
        say(`✘ ${title}\n${error instanceof Error ? error.stack : String(error)}`),
      )
  })
  if (failures > 0) throw new Error(`${failures} failed`)
}
