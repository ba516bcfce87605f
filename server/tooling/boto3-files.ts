import type { Botocore, BotocoreService } from './botocore.js'

/** The generated files on what boto3 makes of calls, beside the index of the calls themselves: pages, waiters, resources. */
export function* clientFiles(botocore: Botocore): Generator<readonly [path: string, content: string]> {
  const services = botocore.services.map((name) => botocore.read(name))
  yield ['server/aws/boto3/paginators.generated.json', lines(services.map(paginatorsOf))]
  yield ['server/aws/boto3/waiters.generated.json', lines(services.map(({ name, waiters }) => [name, waiters]))]
  yield ['server/aws/boto3/resources.generated.json', lines(Object.entries(botocore.resources()))]
}

const paginatorsOf = ({ name, paginators }: BotocoreService): [string, object] => [
  name,
  Object.fromEntries(
    Object.entries(paginators).map(
      ([operation, { input_token, output_token, result_key, limit_key, more_results }]) => [
        operation,
        {
          input: [input_token].flat(),
          output: [output_token].flat(),
          ...(result_key !== undefined && { results: [result_key].flat() }),
          ...(limit_key !== undefined && { limit: limit_key }),
          ...(more_results !== undefined && { more: more_results }),
        },
      ],
    ),
  ),
]

/** JSON with a line for each service that has something. */
function lines(services: readonly (readonly [name: string, data: unknown])[]): string {
  const written = services.flatMap(([name, data]) =>
    Object.keys(data as object).length === 0 ? [] : [`${JSON.stringify(name)}:${JSON.stringify(data, shortened)}`],
  )
  return `{\n${written.join(',\n')}\n}\n`
}

/** Descriptions are for people. */
const shortened = (key: string, value: unknown) => (key === 'description' ? undefined : value)
