/**
 * The parts of a shell script in single quotes, quotes excluded. Nothing where the script has here-documents, in whose text a quote is a
 * character like any other.
 */
export function* singleQuoted(script: string): Generator<{ readonly start: number; readonly end: number }> {
  if (script.includes('<<')) return
  let at = 0
  while (at < script.length) {
    const char = script[at]
    if (char === '\\') at += 2
    else if (char === '"') at = behindDoubleQuotes(script, at + 1)
    else if (char === '#' && isBlank(script[at - 1])) at = endOfLine(script, at)
    else if (char === "'") {
      const end = script.indexOf("'", at + 1)
      if (end < 0) return
      yield { start: at + 1, end }
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
