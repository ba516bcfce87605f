/** What the targets of an action may be chosen by: the `Key` of each. */
export interface TargetKeys {
  /** The documented ones, the most used first. */
  readonly documented: readonly string[]
  /** Others that are taken, or of which nobody says that they are not. */
  readonly also: RegExp
  /** In Markdown: what each chooses. */
  readonly description: string
}

const tag = 'tag:<key>'

export const nodeTargetKeys: TargetKeys = {
  documented: [tag, 'InstanceIds', 'tag-key', 'resource-groups:Name', 'resource-groups:ResourceTypeFilters'],
  also: /^instanceids$/i,
  description:
    'What chooses the nodes: `tag:<key>` by the value of a tag, `InstanceIds` by id, `tag-key` by a tag of any value, `resource-groups:Name` by a resource group, of which `resource-groups:ResourceTypeFilters` limits the types.',
}

/** The keys of StartAutomationExecution. Those of other resource groups and types are not told to be refused. */
export const resourceTargetKeys: TargetKeys = {
  documented: [tag, 'ResourceGroup', 'ParameterValues', 'AWS::EC2::Instance', 'aws:NoOpAutomationTag'],
  also: /^(resource-groups:(Name|ResourceTypeFilters)|AWS::[A-Za-z0-9]+::[A-Za-z0-9]+)$/,
  description:
    'What chooses the values of `TargetParameterName`: `tag:<key>` by the value of a tag, `ResourceGroup` by the name of a group, `ParameterValues` as they stand, `AWS::EC2::Instance` all instances, with the value `*`; `aws:NoOpAutomationTag` where there are no real targets.',
}

export const isTargetKey = (key: string, { documented, also }: TargetKeys): boolean =>
  key.startsWith('tag:') || documented.includes(key) || also.test(key)

/** The documented keys as one could write them. */
export const exampleKeys = ({ documented }: TargetKeys): readonly string[] =>
  documented.map((key) => (key === tag ? 'tag:Name' : key))
