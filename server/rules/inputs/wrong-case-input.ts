import type { SsmDocument } from '../../document/document.js'
import { keyText, type MapNode } from '../../syntax/tree.js'
import { commands, type Finding, replaceWith, rule } from '../rule.js'
import { sessionParts } from '../session/session-parts.js'

export const wrongCaseInput = rule({
  name: 'wrong-case-input',
  severity: 'warning',
  kinds: [...commands, 'Session'],
  summary: "The letter case of a plugin's input, or of a key of a Session document, differs from AWS's.",
  why: 'The agent reads these in any letter case, and documents of AWS make use of that for the inputs of plugins; what the service itself reads, other tools and readers may look for the name as it is documented.',
  page: 'documents-command-ssm-plugin-reference',

  check(document) {
    const found: Finding[] = []
    if (document.kind === 'Session')
      for (const { map, known } of sessionParts(document))
        for (const finding of otherCase(map, known, 'key')) found.push(finding)
    else for (const finding of ofPlugins(document)) found.push({ ...finding, severity: 'info' })
    return found
  },
})

function* ofPlugins({ steps }: SsmDocument): Generator<Finding> {
  for (const { inputs, definition } of steps)
    if (inputs?.kind === 'map' && definition) yield* otherCase(inputs, Object.keys(definition.inputs), 'input')
}

function* otherCase({ entries }: MapNode, names: readonly string[], what: string): Generator<Finding> {
  const known = new Map(names.map((name) => [name.toLowerCase(), name]))
  for (const { key } of entries) {
    const written = keyText(key)
    const name = known.get(written.toLowerCase())
    if (name === undefined || name === written || names.includes(written)) continue
    const isTaken = entries.some((entry) => keyText(entry.key) === name)
    const message = `the ${what} is called \`${name}\`, found \`${written}\``
    yield { range: key, message, ...(!isTaken && { fixes: [replaceWith(key, name, { safe: true })] }) }
  }
}
