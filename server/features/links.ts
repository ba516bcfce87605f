import { callsOf } from '../document/calls.js'
import type { SsmDocument } from '../document/document.js'
import { fixedText } from '../document/inputs.js'
import type { Repository } from '../document/repository.js'
import type { Range } from '../syntax/tree.js'

/** Where a link leads: a file of the repository, or a page. */
export type LinkTarget =
  | { readonly kind: 'file'; readonly path: string }
  | { readonly kind: 'page'; readonly url: string }

/** A place that leads elsewhere. */
export interface Link {
  readonly range: Range
  readonly target: LinkTarget
  readonly tooltip: string
}

const ownDocuments = 'https://console.aws.amazon.com/systems-manager/documents'

/** Links from the names of child documents to their files, or to the pages of AWS's own. */
export function linksOf(document: SsmDocument, repository: Repository): Link[] {
  return callsOf(document).flatMap(({ name, nameRange, account }): Link | [] => {
    const path = account ? undefined : repository.find(name).find((each) => each.path !== undefined)?.path
    if (path !== undefined) return { range: nameRange, target: { kind: 'file', path }, tooltip: `Open ${path}` }
    if (repository.ownedByAws(name) !== true) return []
    return {
      range: nameRange,
      target: { kind: 'page', url: `${ownDocuments}/${name}/description` },
      tooltip: `${name} at AWS`,
    }
  })
}

/** The names of attached files, where they are declared and where steps name them. */
export function attachmentsIn({ steps, files }: SsmDocument): (Range & { readonly name: string })[] {
  const named = [...files.map(({ key }) => key), ...steps.map((step) => step.input('Attachment'))]
  return named.flatMap((node) => {
    const name = fixedText(node)
    return node && name !== undefined ? [{ name, start: node.start, end: node.end }] : []
  })
}
