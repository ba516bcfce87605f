import { isAbsolute, join, relative } from 'node:path'
import { ssmithConfig } from '../../../schemas/ssmith-config.js'
import { checkAgainstSchema, type Fault } from '../../document/check-against-schema.js'
import { loadRe2 } from '../../languages/regex.js'
import { keyText, type Node, stringOf, valueAt } from '../../syntax/tree.js'
import { isCostly } from '../globs.js'
import { entriesOf, itemsOf } from './tree-parts.js'
import { unknownRule } from '../../rules/unknown-rule.js'

/** Everything that is wrong with the content of a configuration. */
export async function configurationFaults(root: Node, ruleNames: ReadonlySet<string>): Promise<Fault[]> {
  const faults = [...checkAgainstSchema(root, ssmithConfig, 'the configuration')]
  const overrides = itemsOf(valueAt(root, 'overrides'))
  const severities = [valueAt(root, 'rules'), ...overrides.map((each) => valueAt(each, 'rules'))]
  const patterns = [valueAt(root, 'ignore'), ...overrides.map((each) => valueAt(each, 'files'))].flatMap(itemsOf)
  const keys = entriesOf(valueAt(root, 'documents')).map(({ key }) => key)
  return [
    ...faults,
    ...severities.flatMap((map) => unknownRules(map, ruleNames)),
    ...[...patterns, ...keys].flatMap(costlyPattern),
    ...(await placeholderFaults(itemsOf(valueAt(root, 'placeholders')))),
    ...baselineFault(valueAt(root, 'baseline')),
  ].sort((a, b) => a.start - b.start)
}

function unknownRules(map: Node | undefined, ruleNames: ReadonlySet<string>): Fault[] {
  return entriesOf(map).flatMap(({ key }) => {
    const name = keyText(key)
    return ruleNames.has(name) ? [] : [at(key, unknownRule(name, ruleNames))]
  })
}

function costlyPattern(node: Node): Fault[] {
  const pattern = stringOf(node) ?? ''
  if (!isCostly(pattern)) return []
  return [
    at(
      node,
      `the pattern \`${pattern}\` has too many wildcards; at most three \`*\` between two slashes and four \`**\` are followed`,
    ),
  ]
}

/** Placeholders are matched by an engine that takes linear time: whoever writes the configuration cannot make it hang. */
async function placeholderFaults(nodes: readonly Node[]): Promise<Fault[]> {
  if (nodes.length === 0) return []
  const re2 = await loadRe2()
  return nodes.flatMap((node) => {
    const pattern = stringOf(node)
    if (pattern === undefined) return []
    const compiled = re2.compile(pattern)
    if (!compiled.ok) return [at(node, `the placeholder \`${pattern}\` is no regular expression: ${compiled.message}`)]
    return compiled.finds('')
      ? [at(node, `the placeholder \`${pattern}\` matches empty text, so every value would hold one`)]
      : []
  })
}

/** The baseline is written at the user's wish; a configuration must not choose a file elsewhere for that. */
function baselineFault(node: Node | undefined): Fault[] {
  const path = stringOf(node)
  if (!node || !path || !leavesFolder(path)) return []
  return [at(node, `the baseline \`${path}\` is outside of the folder of the configuration; expected a path within`)]
}

function leavesFolder(path: string): boolean {
  const inner = relative('/folder', join('/folder', path))
  return isAbsolute(path) || /^[A-Za-z]:/.test(path) || inner === '' || inner.startsWith('..')
}

const at = ({ start, end }: Node, message: string): Fault => ({ start, end, message })
