import type { ServiceOperations } from '../operation.js'
import { clusterOperations } from './clusters.js'
import { databaseOperations } from './instances.js'
import { databaseSnapshotOperations } from './snapshots.js'
import { rdsTagOperations } from './tags.js'

export const rdsOperations: ServiceOperations = {
  ...clusterOperations,
  ...databaseOperations,
  ...databaseSnapshotOperations,
  ...rdsTagOperations,
}
