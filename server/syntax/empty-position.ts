/**
 * Finds where absent values of a text stand, from the end of what was read before them. Absent items of lists that follow one another, with nothing
 * read between them, stand each behind the one before; any other is where it was found first, and looked for once.
 */
export function emptyPositions(source: string): (last: number, isItem: boolean) => number {
  let asked = -1
  let found = -1
  return (last, isItem) => {
    if (last !== asked) found = emptyPosition(source, last)
    else if (isItem) found = emptyPosition(source, found)
    asked = last
    return found
  }
}

/** Where an absent value would stand: behind the colon, dash or tag that announces it. A dash may stand lines further down. */
function emptyPosition(source: string, last: number): number {
  let at = skipBlanks(source, last)
  if (source[at] === ':' || source[at] === '-') return at + 1
  while (source[at] === '#' || source[at] === '\n' || source[at] === '\r') {
    while (at < source.length && source[at] !== '\n') at++
    at = skipBlanks(source, at + 1)
  }
  return source[at] === '-' ? at + 1 : last
}

function skipBlanks(source: string, from: number): number {
  let at = from
  while (source[at] === ' ' || source[at] === '\t') at++
  return at
}
