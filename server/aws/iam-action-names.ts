/** By prefix the names of its actions, with blanks between them. */
export type IamActionNames = Readonly<Record<string, string>>

/** `iam-action-names.generated.json`. */
export interface IamActions {
  /** The day of the names, as `2026-09-26`: what is newer is not among them. */
  readonly date: string
  readonly names: IamActionNames
}

/** Loads the actions of IAM, which only a policy that somebody has is compared with. */
export async function loadIamActions(): Promise<IamActions> {
  const { default: data } = await import('./iam-action-names.generated.json', { with: { type: 'json' } })
  return data
}
