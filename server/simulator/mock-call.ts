import { serviceNamed } from '../aws/catalogue.js'
import { loadService } from '../aws/load-service.js'
import { operationNamed } from '../aws/operation-name.js'

/** A call by the name that the API has, `ec2:DescribeInstances`, however it is written; as written where there is none. */
export async function callNamed(written: string): Promise<string> {
  const [service = '', operation = ''] = written.split(':')
  const name = serviceNamed(service)
  const known = name === undefined ? undefined : await loadService(name)
  return known ? `${name}:${operationNamed(known, operation) ?? operation.trim()}` : written
}
