import type { Script } from '../../document/scripts.js'
import type { Range } from '../../syntax/tree.js'

/** What stands around a part of a script in Python. */
export interface PythonToken extends Range {
  /** The type of the token, and those of the ones before and behind it. */
  readonly type: string | undefined
  readonly before: string | undefined
  readonly behind: string | undefined
}

/** The token of a script in Python that holds a part of it; undefined where none does. The tokens are read when somebody asks for one. */
export async function pythonTokenAround(
  { masked, minor }: Pick<Script, 'masked' | 'minor'>,
  from: number,
  to: number,
): Promise<PythonToken | undefined> {
  const { tokenize } = await import('../../languages/python/tokens.js')
  const { newest } = await import('../../languages/python.js')
  const { kinds, starts, ends, count } = tokenize(masked, minor ?? newest)
  const at = starts.subarray(0, count).findIndex((start, index) => start <= from && to <= (ends[index] ?? 0))
  const typeAt = (index: number) => kinds[index]?.type
  if (at < 0) return undefined
  return {
    start: starts[at] ?? 0,
    end: ends[at] ?? 0,
    type: typeAt(at),
    before: typeAt(at - 1),
    behind: typeAt(at + 1),
  }
}
