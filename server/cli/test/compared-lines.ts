import type { Difference } from '../../simulator/testing/difference.js'

/** Lines around a change that are shown. */
const around = 3

/**
 * The lines of a difference as a patch shows them: `-` expected and did not come, `+` came instead. Long rows of equal lines are left out.
 */
export async function comparedLines({ lines }: Difference): Promise<readonly string[]> {
  if (!lines) return []
  const { diffArrays } = await import('diff')
  const marked = diffArrays([...lines.expected], [...lines.actual]).flatMap(({ added, removed, value }) =>
    value.map((line) => `${added ? '+' : removed ? '-' : ' '} ${line}`),
  )
  const near = marked.map((_, at) => marked.slice(Math.max(0, at - around), at + around + 1).some(isChange))
  return marked.flatMap((line, at) => (near[at] ? [line] : near[at - 1] ? ['  …'] : []))
}

const isChange = (line: string): boolean => !line.startsWith(' ')
