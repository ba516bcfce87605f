import assert from 'node:assert/strict'
import { partitionOf } from '../../server/simulator/partition.js'

const regions = {
  'us-east-1': 'aws',
  'us-west-2': 'aws',
  'eu-central-1': 'aws',
  'mx-central-1': 'aws',
  'cn-northwest-1': 'aws-cn',
  'us-gov-east-1': 'aws-us-gov',
  'us-iso-east-1': 'aws-iso',
  'us-isob-east-1': 'aws-iso-b',
  'eu-isoe-west-1': 'aws-iso-e',
  'us-isof-south-1': 'aws-iso-f',
  'eusc-de-east-1': 'aws-eusc',
}

describe('the partition of a Region', () => {
  for (const [region, partition] of Object.entries(regions))
    it(`is ${partition} for ${region}`, () => assert.equal(partitionOf(region), partition))
})
