import { callsOf } from '../document/calls.js'
import type { SsmDocument } from '../document/document.js'
import type { Repository } from '../document/repository.js'
import type { Range } from '../syntax/tree.js'

/** Where a link leads: a file of the repository, or a page. */
export type LinkTarget =
  | { readonly kind: 'file'; readonly path: string }
  | { readonly kind: 'page'; readonly url: string }

export interface Link {
  readonly range: Range
  readonly target: LinkTarget
  readonly tooltip: string
}

const console = 'https://console.aws.amazon.com/systems-manager/documents'

/** Links from the names of child documents to their files, or to the pages of AWS's own. */
export function linksOf(document: SsmDocument, repository: Repository): Link[] {
  return callsOf(document).flatMap(({ name, nameRange, account }): Link | [] => {
    const path = account ? undefined : repository.find(name).find((each) => each.path !== undefined)?.path
    if (path !== undefined) return { range: nameRange, target: { kind: 'file', path }, tooltip: `Open ${path}` }
    if (repository.ownedByAws(name) !== true) return []
    return {
      range: nameRange,
      target: { kind: 'page', url: `${console}/${name}/description` },
      tooltip: `${name} at AWS`,
    }
  })
}
