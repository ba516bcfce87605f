import { ssmithAccount } from '../../../schemas/ssmith-account.js'
import { inputFaults, type ValuePath } from '../../aws/input-faults.js'
import { loadService } from '../../aws/load-service.js'
import type { Shape } from '../../aws/service.js'
import { checkAgainstSchema, type Fault } from '../../document/check-against-schema.js'
import { didYouMean, nearest } from '../../languages/nearest.js'
import { parseTimestamp } from '../../languages/time.js'
import { type Entry, entryOf, keyText, type Node, stringOf, toJson, valueAt } from '../../syntax/tree.js'
import { idKinds, type IdKindName, isIdOf } from './ec2/ids.js'

/** Everything that is wrong with a file that describes an account. */
export async function accountFaults(root: Node): Promise<Fault[]> {
  const faults = [
    ...checkAgainstSchema(root, ssmithAccount, 'the file'),
    ...accountIdFaults(root),
    ...timeFaults(root),
    ...idFaults(root),
    ...referenceFaults(root),
    ...(await fieldFaults(root)),
  ]
  return faults.sort((a, b) => a.start - b.start)
}

const at = ({ start, end }: Node, message: string): Fault => ({ start, end, message })

function entriesOf(node: Node | undefined): readonly Entry[] {
  return node?.kind === 'map' ? node.entries : []
}

const entriesIn = (root: Node, section: string): readonly Entry[] => entriesOf(entryOf(root, section)?.value)

function* accountIdFaults(root: Node): Generator<Fault> {
  const node = entryOf(root, 'account')?.value
  const id = stringOf(node)
  if (node && id !== undefined && !/^\d{12}$/.test(id))
    yield at(node, `\`${id}\` is no id of an account; expected 12 digits, such as \`'123456789012'\``)
}

function* timeFaults(root: Node): Generator<Fault> {
  const created = entriesOf(root).flatMap(({ value }) =>
    entriesOf(value).flatMap((entry) => entryOf(entry.value, 'created')?.value ?? []),
  )
  for (const node of [...(valueAt(root, 'start') ? [valueAt(root, 'start') as Node] : []), ...created]) {
    const moment = parseTimestamp(stringOf(node) ?? '')
    if (!moment.ok && stringOf(node)) yield at(node, moment.message)
  }
}

/** Sections whose keys are ids of EC2. */
const idSections: Readonly<Record<string, IdKindName>> = {
  instances: 'instance',
  images: 'image',
  snapshots: 'snapshot',
  volumes: 'volume',
  securityGroups: 'security-group',
  vpcs: 'vpc',
  subnets: 'subnet',
}

function* idFaults(root: Node): Generator<Fault> {
  for (const [section, kind] of Object.entries(idSections))
    for (const { key } of entriesIn(root, section)) {
      const id = keyText(key)
      if (isIdOf(kind, id) || (kind === 'instance' && /^mi-[0-9a-f]{17}$/.test(id))) continue
      const { prefix } = idKinds[kind]
      yield at(key, `\`${id}\` is no id of this kind; expected \`${prefix}-\` and 8 or 17 hexadecimal digits`)
    }
}

/** Where a section names things of another section. */
const references: readonly (readonly [section: string, key: string, of: string, what: string])[] = [
  ['instances', 'subnet', 'subnets', 'subnet'],
  ['instances', 'securityGroups', 'securityGroups', 'security group'],
  ['instances', 'volumes', 'volumes', 'volume'],
  ['images', 'snapshots', 'snapshots', 'snapshot'],
  ['securityGroups', 'vpc', 'vpcs', 'VPC'],
  ['subnets', 'vpc', 'vpcs', 'VPC'],
  ['databases', 'cluster', 'clusters', 'cluster'],
  ['autoScalingGroups', 'instances', 'instances', 'instance'],
]

function* referenceFaults(root: Node): Generator<Fault> {
  for (const [section, key, of, what] of references) {
    const known = new Set(entriesIn(root, of).map((entry) => keyText(entry.key)))
    for (const { value } of entriesIn(root, section)) {
      const given = entryOf(value, key)?.value
      for (const node of given?.kind === 'list' ? given.items : given ? [given] : []) {
        const id = stringOf(node)
        if (id !== undefined && !known.has(id))
          yield at(node, `there is no ${what} \`${id}\` in \`${of}\`${didYouMean(nearest(id, known))}`)
      }
    }
  }
}

/** Where responses have the things of a section that may have further fields: an operation, and members of its output. */
const responses: readonly (readonly [
  section: string,
  service: string,
  operation: string,
  ...path: readonly string[],
])[] = [
  ['instances', 'ec2', 'DescribeInstances', 'Reservations', 'Instances'],
  ['images', 'ec2', 'DescribeImages', 'Images'],
  ['databases', 'rds', 'DescribeDBInstances', 'DBInstances'],
  ['clusters', 'rds', 'DescribeDBClusters', 'DBClusters'],
  ['databaseSnapshots', 'rds', 'DescribeDBSnapshots', 'DBSnapshots'],
  ['clusterSnapshots', 'rds', 'DescribeDBClusterSnapshots', 'DBClusterSnapshots'],
  ['autoScalingGroups', 'autoscaling', 'DescribeAutoScalingGroups', 'AutoScalingGroups'],
  ['alarms', 'cloudwatch', 'DescribeAlarms', 'MetricAlarms'],
]

/** Further fields that responses do not have, or not so. */
async function fieldFaults(root: Node): Promise<Fault[]> {
  const faults: Fault[] = []
  for (const [section, service, operation, ...path] of responses) {
    const given = entriesIn(root, section).flatMap(({ value }) => entryOf(value, 'fields')?.value ?? [])
    if (given.length === 0) continue
    const shape = itemShape((await loadService(service))?.operation(operation)?.output, path)
    for (const node of given)
      if (shape && node.kind === 'map') for (const fault of faultsOf(node, shape)) faults.push(fault)
  }
  return faults
}

/** The shape of the items of a list within lists. */
function itemShape(shape: Shape | undefined, path: readonly string[]): Shape | undefined {
  return path.reduce<Shape | undefined>((here, name) => {
    const member = here?.kind === 'structure' ? here.members.get(name)?.shape : undefined
    return member?.kind === 'list' ? member.item : undefined
  }, shape)
}

function* faultsOf(node: Node, shape: Shape): Generator<Fault> {
  for (const fault of inputFaults(shape, toJson(node))) {
    if (fault.kind === 'unknown')
      yield at(
        keyAt(node, fault.path) ?? node,
        `no field is named \`${fault.name}\`${didYouMean(nearest(fault.name, fault.names))}`,
      )
    else if (fault.kind === 'type') {
      const place = valueAt(node, ...fault.path) ?? node
      yield at(place, `\`${fault.path.at(-1)}\` has another type; expected ${fault.expected}`)
    }
  }
}

/** The key at the end of a path. */
const keyAt = (node: Node, path: ValuePath): Node | undefined =>
  entryOf(valueAt(node, ...path.slice(0, -1)), String(path.at(-1)))?.key
