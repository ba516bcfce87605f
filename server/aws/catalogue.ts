import { bareName } from './bare-name.js'
import catalogue from './catalogue.generated.json' with { type: 'json' }

/** Where the index of services comes from: `botocore 1.43.11`. */
export const indexSource = catalogue.source

/** The month of the index, as `2026-05`: what is newer is not in it. */
const indexDate = catalogue.date

const months = 'January February March April May June July August September October November December'.split(' ')

/** The index of services in words: `botocore 1.43.11 of May 2026`. */
export const indexWords = `${indexSource} of ${months[Number(indexDate.slice(5)) - 1]} ${indexDate.slice(0, 4)}`

const nameIn = (line: string): string => line.split(' ', 1)[0] ?? ''

/** All services, by the names of their boto3 clients. */
export const serviceNames: readonly string[] = catalogue.services.map(nameIn)

const known: ReadonlySet<string> = new Set(serviceNames)

/** Whether boto3 makes a client of exactly that name. */
export const isServiceName = (name: string): boolean => known.has(name)

/**
 * The service that a runbook's `Service` means: the boto3 client, in any case and with blanks around it
 * (both stand in runbooks that run). Undefined where there is none.
 */
export function serviceNamed(written: string): string | undefined {
  const name = written.trim().toLowerCase()
  return known.has(name) ? name : undefined
}

/** Services that go by the name elsewhere: in full, as their id, their endpoint, or the prefix of their IAM actions. */
export function servicesAlsoNamed(written: string): readonly string[] {
  const alias = bareName(written)
  return catalogue.services.filter((line) => line.split(' ').some((name) => bareName(name) === alias)).map(nameIn)
}
