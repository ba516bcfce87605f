import { type AccountState, newId } from '../account-state.js'
import { Refusal } from '../refusal.js'
import { rootDeviceOf } from './images.js'
import { begin, type Instance, newInstanceDefaults } from './instances.js'
import type { Subnet } from './network.js'

/** The newest agent when this was written. */
export const agentVersion = '3.3.2299.0'

/** A subnet of the default VPC, in a zone if one is named. */
export function defaultSubnet({ subnets }: AccountState, zone?: string): Subnet {
  const found = [...subnets.values()].find((each) => each.isDefault && (zone === undefined || each.zone === zone))
  if (!found) throw new Refusal('MissingInput', 'No subnets found for the default VPC. Please specify a subnet.')
  return found
}

/**
 * Launches an instance. It has the agent: an image with it, and a profile that lets it speak, are what most runbooks count on, which is our
 * choice.
 */
export function launch(state: AccountState, subnet: Subnet, facts: Partial<Instance>, now: number): Instance {
  const instance: Instance = {
    ...newInstanceDefaults,
    platform: 'Linux',
    image: '',
    zone: subnet.zone,
    subnet: subnet.id,
    vpc: subnet.vpc,
    privateIp: newPrivateIp(state),
    rootDevice: rootDeviceOf(facts.platform === 'Windows'),
    publicIp: subnet.isDefault ? newPublicIp(state) : undefined,
    reservation: facts.reservation ?? newId(state, 'r'),
    tags: new Map(),
    fields: {},
    type: 'm1.small',
    groups: [],
    agent: { status: 'Online', version: agentVersion },
    ...facts,
    id: newId(state, 'i'),
    launched: now,
    state: [],
  }
  begin(instance, now)
  state.instances.set(instance.id, instance)
  return instance
}

/** The next free address, counted from the first one that a subnet gives away. */
export const newPrivateIp = ({ instances }: AccountState): string =>
  freeAddress('172.31', new Set([...instances.values()].map(({ privateIp }) => privateIp)))

/** The next free one of the addresses that are kept for networks which do not exist (RFC 2544). */
const newPublicIp = ({ instances }: AccountState): string =>
  freeAddress('198.18', new Set([...instances.values()].map(({ publicIp }) => publicIp)))

function freeAddress(network: string, taken: ReadonlySet<string | undefined>): string {
  for (let n = 10; ; n++) {
    const address = `${network}.${Math.floor(n / 250)}.${n % 250}`
    if (!taken.has(address)) return address
  }
}
