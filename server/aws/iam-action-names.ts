/** `iam-action-names.generated.json`: by prefix the names of its actions, with blanks between them. */
export type IamActionNames = Readonly<Record<string, string>>

/** Loads the names of all actions of IAM, which only a policy that somebody has is compared with. */
export async function loadIamActionNames(): Promise<IamActionNames> {
  const { default: data } = await import('./iam-action-names.generated.json', { with: { type: 'json' } })
  return data
}
