/** Where an absent value would stand: behind the colon, dash or tag that announces it. A dash may stand lines further down. */
export function emptyPosition(source: string, last: number): number {
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
