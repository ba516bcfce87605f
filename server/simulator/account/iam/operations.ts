import type { ServiceOperations } from '../operation.js'
import { instanceProfileOperations } from './instance-profiles.js'
import { policyOperations } from './policies.js'
import { roleOperations } from './roles.js'

export const iamOperations: ServiceOperations = { ...instanceProfileOperations, ...policyOperations, ...roleOperations }
