import { type Tag, type Tags, tagsFrom } from '../tags.js'
import type { IdKindName } from './ids.js'

/** Tags for what a call makes, by type of resource. */
export interface TagSpecification {
  readonly ResourceType?: string
  readonly Tags?: readonly Tag[]
}

/** The tags that are for a type of resource. */
export const tagsFor = (type: IdKindName, specifications: readonly TagSpecification[] = []): Tags =>
  tagsFrom(specifications.filter(({ ResourceType }) => ResourceType === type).flatMap(({ Tags = [] }) => Tags))
