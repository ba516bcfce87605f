import { packageArchitectures, packagePlatforms } from '../../../schemas/package.js'
import { keyText } from '../../syntax/tree.js'
import { type Completion, scalarItem, type Situation } from './completion.js'
import { keyItem } from './keys.js'

const platforms = [packagePlatforms.any, ...packagePlatforms.documented, ...packagePlatforms.observed]

/** The names that a package knows at each level of `packages`: platforms, their versions, architectures. */
const levels: readonly (readonly string[])[] = [platforms, [packagePlatforms.any], packageArchitectures]

/** The keys of the maps within the `packages` of a package; undefined elsewhere. */
export function packageNames(situation: Situation): Completion[] | undefined {
  const { document, place } = situation
  const names = document.kind === 'Package' && place.path[0] === 'packages' ? levels[place.path.length - 1] : undefined
  return names
    ?.filter((name) => !place.siblings.has(name))
    .map((name) => keyItem(situation, { name, stub: 'map', required: false, detail: '' }))
}

/** Whether the archive of a target is named at a place. */
export const isPackageFile = ({ document, place: { path } }: Situation): boolean =>
  document.kind === 'Package' && path[0] === 'packages' && path.length === levels.length + 2

/** The archives that a package lists. */
export function fileNames(situation: Situation): Completion[] {
  const files = situation.document.entry('files')?.value
  const names = files?.kind === 'map' ? files.entries.map(({ key }) => keyText(key)) : []
  return names.map((label) => scalarItem(situation, { label, kind: 'word' }))
}
