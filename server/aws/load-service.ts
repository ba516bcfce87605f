import { isServiceName } from './catalogue.js'
import { readService } from './read-service.js'
import type { Service } from './service.js'
import type { ServiceData } from './service-data.js'

const loading = new Map<string, Promise<Service | undefined>>()

/**
 * Loads what is known of one service, once; undefined where the index has none of that name, and for now also where the data cannot be had, as in
 * a browser without a network: what is not known of a service is not judged.
 */
export function loadService(name: string): Promise<Service | undefined> {
  const before = loading.get(name)
  if (before) return before
  // The name becomes part of a path: only names of the catalogue do.
  const service = isServiceName(name) ? read(name).catch(() => forget(name)) : Promise.resolve(undefined)
  loading.set(name, service)
  return service
}

function forget(name: string): undefined {
  loading.delete(name)
}

async function read(name: string): Promise<Service> {
  const { default: data } = (await import(`./services/${name}.generated.json`, { with: { type: 'json' } })) as {
    default: ServiceData
  }
  return readService(data)
}
