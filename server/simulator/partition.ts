/** Partitions of AWS by how the names of their Regions begin. */
const partitions = [
  ['cn-', 'aws-cn'],
  ['us-gov-', 'aws-us-gov'],
  ['us-iso-', 'aws-iso'],
  ['us-isob-', 'aws-iso-b'],
  ['eu-isoe-', 'aws-iso-e'],
  ['us-isof-', 'aws-iso-f'],
  ['eusc-', 'aws-eusc'],
] as const

/** The partition of AWS that a Region belongs to: the second part of its ARNs. */
export const partitionOf = (region: string): string =>
  partitions.find(([beginning]) => region.startsWith(beginning))?.[1] ?? 'aws'
