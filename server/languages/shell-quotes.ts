/** A part of a script, quotes excluded. */
interface Quoted {
  readonly start: number
  readonly end: number
  readonly quote: '"' | "'"
}

/**
 * The parts of a shell script in quotes. Nothing where the script has here-documents, in
 * whose text a quote is a character like any other.
 */
export function* quotedParts(script: string): Generator<Quoted> {
  if (script.includes('<<')) return
  let at = 0
  while (at < script.length) {
    const char = script[at]
    if (char === '\\') at += 2
    else if (char === '"') {
      const start = at + 1
      at = behindDoubleQuotes(script, start)
      yield { start, end: at - 1, quote: '"' }
    } else if (char === '#' && isBlank(script[at - 1])) at = endOfLine(script, at)
    else if (char === "'") {
      const end = script.indexOf("'", at + 1)
      if (end < 0) return
      yield { start: at + 1, end, quote: "'" }
      at = end + 1
    } else at++
  }
}

const isBlank = (char: string | undefined): boolean => char === undefined || /\s/.test(char)

function endOfLine(script: string, from: number): number {
  const end = script.indexOf('\n', from)
  return end < 0 ? script.length : end
}

function behindDoubleQuotes(script: string, from: number): number {
  let at = from
  while (at < script.length && script[at] !== '"') at += script[at] === '\\' ? 2 : 1
  return at + 1
}
