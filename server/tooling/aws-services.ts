import { bareName } from '../aws/bare-name.js'
import type { CatalogueData } from '../aws/service-data.js'
import { compactService } from './aws-service.js'
import { clientFiles } from './boto3-files.js'
import type { Botocore, BotocoreService } from './botocore.js'
import { iamActions } from './iam-actions.js'

/** The generated files on AWS's services, made from an installed botocore: the library that runs these calls in runbooks. */
export function* serviceFiles(botocore: Botocore, date: string): Generator<readonly [path: string, content: string]> {
  const iam = iamActions()
  const entries: string[] = []
  const taken = new Set(botocore.services.map(bareName))
  for (const name of botocore.services) {
    const service = botocore.read(name)
    const data = compactService(service, iam)
    entries.push([name, ...aliasesOf(service, data.iam, taken)].join(' '))
    yield [`server/aws/services/${name}.generated.json`, `${lines(data)}\n`]
  }
  const catalogue: CatalogueData = { source: `botocore ${botocore.version}`, date, services: entries }
  yield [catalogueFile, `${JSON.stringify(catalogue, null, 1)}\n`]
  yield* clientFiles(botocore)
}

export const catalogueFile = 'server/aws/catalogue.generated.json'

/** Names that documents have for services, and botocore has not. */
const otherNames: ReadonlyMap<string, readonly string[]> = new Map([
  ['es', ['elasticsearch']],
  ['events', ['cloudwatchevents']],
  ['ssm', ['systemsmanager']],
])

/** Other names of a service, without their variants; the name of another service is none. */
function aliasesOf({ name, model }: BotocoreService, iam: string, taken: ReadonlySet<string>): string[] {
  const { serviceId, serviceFullName, serviceAbbreviation, endpointPrefix, signingName } = model.metadata
  const written = [serviceId, serviceFullName, serviceAbbreviation, endpointPrefix, signingName, iam]
  const bare = [...written.map((each) => bareName(each ?? '')), ...(otherNames.get(name) ?? [])]
  return [...new Set(bare)].filter((alias) => alias !== '' && !taken.has(alias))
}

/** JSON with a line for each entry of the outer level's lists, so that a refresh can be read as a difference. */
function lines(data: object): string {
  const entries = Object.entries(data).map(
    ([key, value]) => `${JSON.stringify(key)}:${Array.isArray(value) ? list(value) : JSON.stringify(value)}`,
  )
  return `{\n${entries.join(',\n')}\n}`
}

const list = (items: readonly unknown[]) => `[${items.map((item) => JSON.stringify(item)).join(',\n')}]`
