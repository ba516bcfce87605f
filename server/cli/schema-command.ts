import { didYouMean, nearest } from '../languages/nearest.js'
import { packageFile, packageFolder } from '../node/package-files.js'
import { UsageError } from '../node/usage-error.js'
import type { Arguments } from './arguments.js'
import { type ExitCode, exitCode, type Io } from './io.js'

const ending = '.schema.json'

/** `ssmith schema`: lists the kinds there are schemas of, or prints one. */
export async function schemaCommand({ operands }: Arguments, { stdout }: Io): Promise<ExitCode> {
  const kinds = packageFolder('schemas/json').flatMap((file) =>
    file.endsWith(ending) ? [file.slice(0, -ending.length)] : [],
  )
  const [wanted, ...more] = operands
  if (more.length > 0) throw new UsageError('`ssmith schema` prints one schema at a time')
  if (wanted === undefined) {
    stdout.write(kinds.map((kind) => `${kind}\n`).join(''))
    return exitCode.clean
  }
  if (plain(wanted) === 'changecalendar') {
    throw new UsageError(`\`${wanted}\` has no JSON Schema: calendars are iCalendar text, which \`ssmith lint\` checks`)
  }
  const kind = kindNamed(wanted, kinds)
  const schema = kind === undefined ? undefined : packageFile(`schemas/json/${kind}${ending}`)
  if (schema === undefined) {
    const hint = didYouMean(nearest(wanted, kinds)) || '; `ssmith schema` lists the kinds'
    throw new UsageError(`there is no schema of the kind \`${wanted}\`${hint}`)
  }
  stdout.write(schema)
  return exitCode.clean
}

/** By the name of the schema, or that of AWS's document type, such as `Automation.ChangeTemplate` and `CloudFormation`. */
function kindNamed(wanted: string, kinds: readonly string[]): string | undefined {
  if (kinds.includes(wanted)) return wanted
  const names = [plain(wanted), plain(wanted.slice(wanted.lastIndexOf('.') + 1))]
  return kinds.find((kind) => names.includes(plain(kind)) || plain(kind) === `${names[0]}template`)
}

/** `change-template` and `ChangeTemplate` are the same to whoever types them. */
const plain = (name: string): string => name.toLowerCase().replaceAll(/[^a-z0-9]/g, '')
