import { autoscalingOperations } from './autoscaling/groups.js'
import { cloudformationOperations } from './cloudformation/stacks.js'
import { cloudwatchOperations } from './cloudwatch/alarms.js'
import { ec2Operations } from './ec2/operations.js'
import { iamOperations } from './iam/operations.js'
import type { ServiceOperations } from './operation.js'
import { rdsOperations } from './rds/operations.js'
import { resourceGroupsOperations } from './resource-groups/groups.js'
import { s3Operations } from './s3/buckets.js'
import { ssmOperations } from './ssm/operations.js'
import { stsOperations } from './sts/identity.js'
import { taggingOperations } from './tagging/tagging.js'

/** All operations that the account knows, by the names of boto3's clients. */
export const operations: Readonly<Record<string, ServiceOperations>> = {
  autoscaling: autoscalingOperations,
  cloudformation: cloudformationOperations,
  cloudwatch: cloudwatchOperations,
  ec2: ec2Operations,
  iam: iamOperations,
  rds: rdsOperations,
  'resource-groups': resourceGroupsOperations,
  resourcegroupstaggingapi: taggingOperations,
  s3: s3Operations,
  ssm: ssmOperations,
  sts: stsOperations,
}
