import { isServiceName } from './catalogue.js'
import { readService } from './read-service.js'
import type { Service } from './service.js'
import type { ServiceData } from './service-data.js'

const loading = new Map<string, Promise<Service | undefined>>()

/** Loads what is known of one service, once; undefined where the index has none of that name. */
export function loadService(name: string): Promise<Service | undefined> {
  const before = loading.get(name)
  if (before) return before
  // The name becomes part of a path: only names of the catalogue do.
  const service = isServiceName(name) ? read(name) : Promise.resolve(undefined)
  loading.set(name, service)
  return service
}

async function read(name: string): Promise<Service> {
  const { default: data } = (await import(`./services/${name}.generated.json`, { with: { type: 'json' } })) as {
    default: ServiceData
  }
  return readService(data)
}
