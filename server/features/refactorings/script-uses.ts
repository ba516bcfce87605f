import type { SsmDocument } from '../../document/document.js'
import { type Reference, type Target, tokens } from '../../document/references.js'
import { type Script, scriptsOf } from '../../document/scripts.js'
import type { Edit } from '../../rules/rule.js'
import { partOf } from '../write-value.js'

/** A reference within a script, with its place in the script's text. */
export interface Use {
  readonly script: Script
  readonly reference: Reference
  readonly from: number
  readonly to: number
}

/** All references in scripts to what is wanted; undefined where one of them stands in a text that is not known as a script. */
export function usesOf(document: SsmDocument, isWanted: (target: Target) => boolean): readonly Use[] | undefined {
  const wanted = ({ target }: Pick<Reference, 'target'>) => isWanted(target)
  const references = document.references.filter((each) => each.site.area === 'script' && wanted(each))
  const uses = scriptsOf(document).flatMap((script): Use[] => {
    const places = tokens(script.text).filter(wanted)
    const own = references.filter(({ site }) => site.step === script.step)
    if (places.length !== own.length) return []
    return own.flatMap((reference, at) => {
      const place = places[at]
      return place ? { script, reference, from: place.from, to: place.to } : []
    })
  })
  return uses.length === references.length ? uses : undefined
}

/** A part of a script's text, with what is to stand in its place. */
export interface Replaced {
  readonly from: number
  readonly to: number
  readonly text: string
}

/** The change of a document that changes a script, written as the scalar around is. */
export const changeOf = ({ script, reference: { scalar } }: Use, { from, to, text }: Replaced): Edit => ({
  ...script.rangeOf(from, to),
  text: partOf(text, scalar.style),
})
