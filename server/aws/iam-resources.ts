/** `iam-resources.generated.json`, by the prefixes of IAM actions. */
export type IamResourceData = Readonly<
  Record<
    string,
    {
      /** By type of resource: its ARN behind `arn:<partition>:`, with names in `${…}`. */
      readonly arns: Readonly<Record<string, string>>
      /** By action of several types: those which a call always concerns. */
      readonly required: Readonly<Record<string, string>>
    }
  >
>

/** Loads what the ARNs of all services look like, which only policies need. */
export async function loadIamResources(): Promise<IamResourceData> {
  const { default: data } = await import('./iam-resources.generated.json', { with: { type: 'json' } })
  return data as IamResourceData
}
