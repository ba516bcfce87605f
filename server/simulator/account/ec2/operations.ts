import type { ServiceOperations } from '../operation.js'
import { imageOperations } from './images.js'
import { attributeOperations } from './instance-attributes.js'
import { instanceOperations } from './instances.js'
import { networkOperations } from './network.js'
import { launchOperations } from './run-instances.js'
import { securityGroupOperations } from './security-groups.js'
import { snapshotOperations } from './snapshots.js'
import { tagOperations } from './tags.js'
import { volumeOperations } from './volumes.js'

export const ec2Operations: ServiceOperations = {
  ...attributeOperations,
  ...imageOperations,
  ...instanceOperations,
  ...launchOperations,
  ...networkOperations,
  ...securityGroupOperations,
  ...snapshotOperations,
  ...tagOperations,
  ...volumeOperations,
}
