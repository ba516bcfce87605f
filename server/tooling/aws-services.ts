import type { CatalogueData } from '../aws/service-data.js'
import { compactService } from './aws-service.js'
import { clientFiles } from './boto3-files.js'
import type { Botocore, BotocoreService } from './botocore.js'
import { iamActions } from './iam-actions.js'

/** The generated files on AWS's services, made from an installed botocore: the library that runs these calls in runbooks. */
export function* serviceFiles(botocore: Botocore, date: string): Generator<readonly [path: string, content: string]> {
  const iam = iamActions()
  const entries: string[] = []
  const taken = new Set(botocore.services)
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

/** Other names of a service, as documents write them; the name of another service is none. */
function aliasesOf({ name, model }: BotocoreService, iam: string, taken: ReadonlySet<string>): string[] {
  const { serviceId = '', endpointPrefix = '', signingName = '' } = model.metadata
  const id = serviceId.toLowerCase()
  const written = [
    id.replaceAll(' ', ''),
    id.replaceAll(' ', '-'),
    id.replaceAll(' ', '_'),
    endpointPrefix,
    signingName,
    iam,
  ]
  return [...new Set(written)].filter(
    (alias) => alias !== '' && alias !== name && !taken.has(alias) && !/\s/.test(alias),
  )
}

/** JSON with a line for each entry of the outer level's lists, so that a refresh can be read as a difference. */
function lines(data: object): string {
  const entries = Object.entries(data).map(
    ([key, value]) => `${JSON.stringify(key)}:${Array.isArray(value) ? list(value) : JSON.stringify(value)}`,
  )
  return `{\n${entries.join(',\n')}\n}`
}

const list = (items: readonly unknown[]) => `[${items.map((item) => JSON.stringify(item)).join(',\n')}]`
