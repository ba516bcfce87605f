import type { ServiceOperations } from '../operation.js'
import { commandOperations } from './commands.js'
import { documentOperations } from './documents.js'
import { nodeOperations } from './nodes.js'
import { parameterOperations } from './parameters.js'
import { ssmTagOperations } from './tags.js'

export const ssmOperations: ServiceOperations = {
  ...commandOperations,
  ...documentOperations,
  ...nodeOperations,
  ...parameterOperations,
  ...ssmTagOperations,
}
