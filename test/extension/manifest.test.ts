import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const root = join(import.meta.dirname, '../..')
const read = (path: string): string => readFileSync(join(root, path), 'utf8')

const { contributes } = JSON.parse(read('client/extension/package.json')) as {
  readonly contributes: {
    readonly configuration: { readonly properties: Readonly<Record<string, object>> }
    readonly commands: readonly { readonly command: string; readonly title: string }[]
  }
}
const settings = Object.keys(contributes.configuration.properties).sort()

/** What stands first in the rows of a page's tables below a heading. */
const listed = (page: string, heading: string): string[] => {
  const [, below = ''] = page.split(`\n## ${heading}\n`)
  const [section = ''] = below.split('\n## ')
  return [...section.matchAll(/^\| ([^|]+) \|/gm)].map(([, first = '']) => first.replaceAll('`', '')).slice(1)
}

describe('the manifest of the VS Code extension', () => {
  for (const page of ['client/extension/README.md', 'docs/vscode.md'])
    it(`has the settings that ${page} lists`, () => {
      assert.deepEqual(listed(read(page), 'Settings').sort(), settings)
    })

  it('has the commands that docs/vscode.md lists, beside those of the debugger', () => {
    const titles = contributes.commands.flatMap(({ command, title }) =>
      ['ssmith.debug', 'ssmith.setAnswer'].includes(command) ? [] : [title],
    )
    assert.deepEqual(listed(read('docs/vscode.md'), 'Commands').sort(), titles.sort())
  })

  it('has no command that no test runs, by its name, its title or its lens', () => {
    const folders = [import.meta.dirname, join(import.meta.dirname, 'host')]
    const tests = folders.flatMap((folder) =>
      readdirSync(folder).flatMap((name) => (/\.ts$/.test(name) ? readFileSync(join(folder, name), 'utf8') : [])),
    )
    const isRun = ({ command, title }: (typeof contributes.commands)[number]) => {
      const called = new RegExp(
        `\\bcall(?:<[^(]*>)?\\('${command.slice('ssmith.'.length)}'|executeCommand\\('${command}'`,
      )
      return tests.some((text) => called.test(text) || text.includes(`command('ssmith: ${title.replace('…', '')}`))
    }
    assert.deepEqual(
      contributes.commands.filter((each) => !isRun(each)).map(({ command }) => command),
      [],
    )
  })
})
