import type { Source } from '../../hosts/find-documents.js'
import { formatOf, parse } from '../../syntax/parse.js'
import { stringOf, valueAt } from '../../syntax/tree.js'
import { cloudFormationProperties } from '../resource-schemas.js'
import { type Completion, offered, type SchemaSituation } from './completion.js'
import { keyCompletions } from './keys.js'
import { itemOf, mapCompletions, takesList } from './new-items.js'
import { placeBehind } from './place.js'
import { schemasBelow } from './schemas-at.js'
import { wordCompletions } from './words.js'

/** What may be typed into a resource `AWS::SSM::Document` of a template beside its content; undefined at other places. */
export async function resourceCompletions(source: Source, offset: number): Promise<Completion[] | undefined> {
  const format = formatOf(source.text, source.path)
  const place = placeBehind({ text: source.text, format }, 0, offset)
  const [resources, id = '', within, ...path] = place?.path ?? []
  if (!place || resources !== 'Resources' || within !== 'Properties' || path[0] === 'Content') return undefined
  const tree = await parse(source.text, format)
  if (stringOf(valueAt(tree.root, resources, id, 'Type')) !== 'AWS::SSM::Document') return undefined
  const situation: SchemaSituation = {
    document: { tree },
    place,
    schemas: schemasBelow([cloudFormationProperties], path),
    inputPath: undefined,
    call: undefined,
  }
  return offered(itemsAt(situation), place.lead)
}

function itemsAt(situation: SchemaSituation): Completion[] {
  const { at, followed, form, quote, siblings } = situation.place
  const beginsList = at === 'key' && form === 'block' && siblings.size === 0 && takesList(situation)
  if (at === 'dash' || beginsList) return mapCompletions(itemOf(situation))
  const keys = at === 'key' || followed || (at === 'item' && form === 'block' && quote === '')
  return [...(at !== 'key' && !followed ? wordCompletions(situation) : []), ...(keys ? keyCompletions(situation) : [])]
}
