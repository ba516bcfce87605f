import type { Platform } from '../../../schemas/action.js'
import { platformTypes } from '../../../schemas/platform-types.js'
import type { SsmDocument } from '../../document/document.js'
import { intendedPlatforms } from '../../document/platforms.js'
import type { ManagedNode } from './managed-node.js'

/** One node for each platform that is chosen, or else that the document is for. */
export function nodesOn(chosen: readonly Platform[], document: SsmDocument): readonly ManagedNode[] {
  const platforms =
    chosen.length > 0 ? platformTypes.filter((each) => chosen.includes(each)) : intendedPlatforms(document)
  return platforms.map((platform) => ({
    id: `i-0123456789abcdef${platformTypes.indexOf(platform)}`,
    platform,
    online: true,
  }))
}
