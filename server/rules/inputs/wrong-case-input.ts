import { keyText } from '../../syntax/tree.js'
import { commands, replaceWith, rule } from '../rule.js'

export const wrongCaseInput = rule({
  name: 'wrong-case-input',
  severity: 'warning',
  kinds: commands,
  summary: "The letter case of a plugin's input differs from AWS's.",
  why: 'The agent reads inputs in any letter case, so the step works; other tools and readers may look for the name as it is documented.',
  page: 'documents-command-ssm-plugin-reference',

  *check({ steps }) {
    for (const { inputs, definition } of steps) {
      if (inputs?.kind !== 'map' || !definition) continue
      const known = new Map(Object.keys(definition.inputs).map((name) => [name.toLowerCase(), name]))
      for (const { key } of inputs.entries) {
        const written = keyText(key)
        const name = known.get(written.toLowerCase())
        if (name === undefined || name === written) continue
        const message = `the input is called \`${name}\`, found \`${written}\``
        yield { range: key, message, fixes: [replaceWith(key, name, { safe: true })] }
      }
    }
  },
})
