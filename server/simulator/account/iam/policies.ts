import { type AccountState, arnOf, newIamId } from '../account-state.js'
import { type Fields, type ServiceOperations, timeText } from '../operation.js'
import { type Tag, type Tags, tagList, tagsFrom } from '../tags.js'
import { pageOf } from '../page.js'
import { Refusal } from '../refusal.js'

/** A policy of the customer's own; AWS's are there without being written down. */
export interface Policy {
  readonly arn: string
  readonly id: string
  readonly name: string
  readonly path: string
  readonly description: string | undefined
  readonly created: number
  readonly tags: Tags
  readonly document: string
}

/** Inputs and outputs of IAM's lists. */
export interface IamPage {
  readonly Marker?: string
  readonly MaxItems?: number
}

/** A page as IAM gives it. */
export function iamPage<T>(
  all: readonly T[],
  { Marker, MaxItems = 100 }: IamPage,
): { items: readonly T[]; more: Fields } {
  const { items, next } = pageOf(all, { limit: MaxItems, token: Marker, refusal: 'ValidationError' })
  return { items, more: { IsTruncated: next !== undefined, Marker: next } }
}

/** A policy that can be attached: any of AWS's, or one of the account. */
export function attachable({ policies }: AccountState, arn: string): void {
  if (/^arn:aws[\w-]*:iam::aws:policy\/./.test(arn) || policies.has(arn)) return
  throw new Refusal('NoSuchEntity', `Policy ${arn} does not exist or is not attachable.`)
}

export function policyOf({ policies }: AccountState, arn: string): Policy {
  const policy = policies.get(arn)
  if (!policy) throw new Refusal('NoSuchEntity', `Policy ${arn} was not found.`)
  return policy
}

const attachments = ({ roles }: AccountState, arn: string): number =>
  [...roles.values()].filter(({ attached }) => attached.has(arn)).length

const shown = (state: AccountState, policy: Policy): Fields => ({
  PolicyName: policy.name,
  PolicyId: policy.id,
  Arn: policy.arn,
  Path: policy.path,
  DefaultVersionId: 'v1',
  AttachmentCount: attachments(state, policy.arn),
  PermissionsBoundaryUsageCount: 0,
  IsAttachable: true,
  Description: policy.description,
  CreateDate: timeText(policy.created),
  UpdateDate: timeText(policy.created),
  Tags: tagList(policy.tags),
})

interface Create {
  readonly PolicyName: string
  readonly PolicyDocument: string
  readonly Path?: string
  readonly Description?: string
  readonly Tags?: readonly Tag[]
}

function createPolicy(state: AccountState, input: Create, now: number) {
  const { PolicyName: name, PolicyDocument, Path: path = '/' } = input
  const arn = arnOf(state, 'iam', `policy${path}${name}`)
  if (state.policies.has(arn))
    throw new Refusal('EntityAlreadyExists', `A policy called ${name} already exists. Duplicate names are not allowed.`)
  const tags = tagsFrom(input.Tags)
  const id = newIamId(state, 'ANPA')
  const policy = { arn, id, name, path, description: input.Description, created: now, tags, document: PolicyDocument }
  state.policies.set(arn, policy)
  return { Policy: shown(state, policy) }
}

const getPolicy = (state: AccountState, { PolicyArn }: { readonly PolicyArn: string }) => ({
  Policy: shown(state, policyOf(state, PolicyArn)),
})

function getPolicyVersion(
  state: AccountState,
  { PolicyArn, VersionId }: { readonly PolicyArn: string; readonly VersionId: string },
) {
  const policy = policyOf(state, PolicyArn)
  if (VersionId !== 'v1')
    throw new Refusal('NoSuchEntity', `Policy ${PolicyArn} version ${VersionId} does not exist or is not attachable.`)
  const Document = policy.document
  return { PolicyVersion: { Document, VersionId, IsDefaultVersion: true, CreateDate: timeText(policy.created) } }
}

function deletePolicy(state: AccountState, { PolicyArn }: { readonly PolicyArn: string }) {
  policyOf(state, PolicyArn)
  if (attachments(state, PolicyArn) > 0)
    throw new Refusal('DeleteConflict', 'Cannot delete a policy attached to entities.')
  state.policies.delete(PolicyArn)
  return {}
}

function listPolicies(state: AccountState, input: IamPage & { readonly Scope?: string }) {
  const all = input.Scope === 'AWS' ? [] : [...state.policies.values()].map((policy) => shown(state, policy))
  const { items, more } = iamPage(all, input)
  return { Policies: items.map(({ Tags: _, Description: __, ...policy }) => policy), ...more }
}

export const policyOperations: ServiceOperations = {
  CreatePolicy: createPolicy,
  DeletePolicy: deletePolicy,
  GetPolicy: getPolicy,
  GetPolicyVersion: getPolicyVersion,
  ListPolicies: listPolicies,
}
