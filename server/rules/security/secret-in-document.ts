import { once } from '../../syntax/once.js'
import { rangeWithin } from '../../syntax/positions.js'
import { type Node, stringOf, type Tree, walk } from '../../syntax/tree.js'
import { type Finding, rule } from '../rule.js'

export const secretInDocument = rule({
  name: 'secret-in-document',
  severity: 'warning',
  summary:
    'A document holds what looks like a secret: an access key, a private key, or the default of a parameter for a password.',
  why: 'Everybody who may read the document reads the secret, and each version keeps it. Keep secrets in Secrets Manager or as SecureString in Parameter Store, and pass their names.',

  check(document) {
    const found: Finding[] = []
    for (const { name, default: standard } of document.parameters) {
      const text = stringOf(standard)
      if (!standard || !text || !secretName.test(name) || harmless.test(text) || text.includes('{{')) continue
      found.push({
        range: standard,
        message: `the default of \`${name}\` stands in the document for all to read; pass the name of a stored secret`,
      })
    }
    if (!mayHoldKeys(document.tree)) return found
    for (const node of walk(document.root)) for (const finding of keysIn(node, document.tree)) found.push(finding)
    return found
  },
})

/** Without these letters there is no key, and looking for them is cheap. */
const sign = /AKIA|ASIA|PRIVATE KEY/

/** Looked for once in a template, however many documents it holds. */
const mayHoldKeys = once(({ text }: Tree): boolean => sign.test(text))

/** Names of parameters that take the secret itself. `…Arn`, `…Name` and `…Id` say where it is kept. */
const secretName = /(?:password|passwd|passphrase|secret|accesskey|apikey|privatekey|authtoken)$/i

/** Defaults that are no secret: nothing, placeholders, names of stored secrets, choices. */
const harmless = /^\s*$|^(?:none|null|default|true|false|yes|no|enabled|disabled|changeme|\*+|<.*>)$|^arn:|^\/|^aws\//i

/** Access key ids of IAM users and of temporary sessions (IAM user guide, unique identifiers), and PEM blocks of private keys. */
const accessKey = /\b(?:AKIA|ASIA)[A-Z0-9]{16}\b/
const privateKey = /-----BEGIN (?:[A-Z]+ )?PRIVATE KEY-----/

function* keysIn(node: Node, tree: Parameters<typeof rangeWithin>[0]): Generator<Finding> {
  const text = stringOf(node)
  if (
    node.kind !== 'scalar' ||
    text === undefined ||
    (!text.includes('KEY') && !text.includes('KIA') && !text.includes('SIA'))
  )
    return
  for (const [pattern, what] of [
    [accessKey, 'the id of an access key'],
    [privateKey, 'a private key'],
  ] as const) {
    const match = pattern.exec(text)
    // AWS's documentation writes its examples with this word.
    if (!match || match[0].includes('EXAMPLE')) continue
    yield {
      range: rangeWithin(tree, node, match.index, match.index + match[0].length),
      message: `${what} stands in the document for all to read; keep it in Secrets Manager`,
    }
  }
}
