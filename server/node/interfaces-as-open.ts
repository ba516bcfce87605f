import { interfaceOf } from '../document/interface.js'
import { once } from '../syntax/once.js'
import type { DocumentInterface } from '../document/repository.js'
import type { Opened } from '../hosts/open.js'

/** What stands in a file, as an editor has it open. */
export interface OpenDocuments {
  readonly path: string
  readonly opened: Opened
}

/**
 * What documents know of each other where some are open, saved or not: these count as they stand in the editor. While they say the same the
 * same list is given, so that whoever made something of it can keep that.
 */
export function interfacesAsOpen(
  saved: readonly DocumentInterface[],
  open: readonly OpenDocuments[],
): readonly DocumentInterface[] {
  const found = open.flatMap(({ path, opened }) => interfacesIn(opened).map((each) => ({ ...each, path })))
  const paths = new Set(open.map(({ path }) => path))
  const replaced = saved.filter(({ path }) => path !== undefined && paths.has(path))
  const said = [told(replaced), told(found)]
  if (said[0] === said[1]) return saved
  const last = lastFor(saved)
  if (last.said.join() !== said.join())
    Object.assign(last, { said, all: [...saved.filter((each) => !replaced.includes(each)), ...found] })
  return last.all
}

const told = (interfaces: readonly DocumentInterface[]): string =>
  JSON.stringify(interfaces.map((each) => ({ ...each, parameters: [...each.parameters] })))

/** What was given last of what was read from files. */
const lastFor = once((saved: readonly DocumentInterface[]) => ({ said: [''], all: saved }))

const interfacesIn = once(({ models }: Opened) =>
  models.flatMap(({ document }) => (document && interfaceOf(document)) ?? []),
)
