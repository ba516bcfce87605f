import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { folderWith, ssmith } from '../support/command-line.js'

const root = join(import.meta.dirname, '../..')

const pages = [
  'README.md',
  ...readdirSync(join(root, 'docs')).flatMap((name) => (name.endsWith('.md') ? [`docs/${name}`] : [])),
]
const texts = pages.map((page) => ({ page, text: readFileSync(join(root, page), 'utf8') }))

const blocks = (text: string, language: string): string[] =>
  [...text.matchAll(/^```(\w*).*\n([\s\S]*?)^```$/gm)].flatMap(([, found, content = '']) =>
    found === language ? [content] : [],
  )

/** The files that a page shows: YAML which begins with a comment that is a path. */
const filesIn = (text: string): [path: string, content: string][] =>
  blocks(text, 'yaml').flatMap((content): [string, string][] => {
    const path = /^# (\S+\.yaml)\n/.exec(content)?.[1]
    return path === undefined ? [] : [[path, content]]
  })

/** Of all pages, for those that show none. */
const files = new Map(texts.flatMap(({ text }) => filesIn(text)))

/** A session at the console: commands behind `$`, each with what it prints. */
const commandsIn = (session: string): [command: string, output: string][] =>
  session
    .split(/^\$ /m)
    .slice(1)
    .map((part) => [part.slice(0, part.indexOf('\n')), part.slice(part.indexOf('\n') + 1)])

describe('what the documentation shows of the console', () => {
  for (const { page, text } of texts) {
    for (const session of blocks(text, 'console')) {
      it(`${page}: ${commandsIn(session)[0]?.[0]}`, async () => {
        const own = filesIn(text)
        const folder = folderWith(Object.fromEntries(own.length > 0 ? own : files))
        try {
          for (const [command, expected] of commandsIn(session)) {
            const [program, ...args] = command.split(' ')
            assert.equal(program, 'ssmith')
            const { out, err } = await ssmith(folder.path, args)
            assert.equal(out + err, expected, command)
          }
        } finally {
          folder.remove()
        }
      })
    }
  }

  it('is something', () => {
    assert.ok(texts.flatMap(({ text }) => blocks(text, 'console')).length >= 4)
    assert.ok(files.has('runbooks/restart.yaml'))
  })
})
