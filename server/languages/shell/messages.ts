/** What a word closes or continues that nothing has opened. */
const openers = new Map([
  ['fi', '`if`'],
  ['then', '`if`'],
  ['elif', '`if`'],
  ['else', '`if`'],
  ['do', '`for`, `while` or `until`'],
  ['done', '`for`, `while` or `until`'],
  ['esac', '`case`'],
  [';;', '`case`'],
  ['}', '`{`'],
  [')', '`(`'],
])

/** Messages of the parser that are said better with the text at their place, `text`. */
const rewritten: readonly (readonly [RegExp, (text: string, found: readonly string[]) => string])[] = [
  [
    /^expected '(\S+)' to close '?\[?(?:if|for|while|until|select|case|sub|brace)/,
    (text, [, close]) => `\`${text}\` is never closed; expected \`${close}\``,
  ],
  [/^unterminated (?!arithmetic for)/, (text) => `\`${text}\` is never closed`],
  [/^unexpected token/, (text) => unexpected(text)],
  [/^expected '(do|then)'$/, (_, [, word]) => `expected \`${word}\` before the commands`],
  [
    /^expected command (?:after|in) (.+)$/,
    (_, [, place]) => `no command stands ${position(place)}; \`:\` does nothing`,
  ],
]

/** Says what is wrong at `text` in the words of this project; without a text the parser's words are kept. */
export function describe(message: string, text: string): string {
  if (text === '`') return 'a backquote is never closed'
  if (text === '') return ticked(message)
  for (const [pattern, say] of rewritten) {
    const found = pattern.exec(message)
    if (found) return say(text, found)
  }
  return ticked(message)
}

function unexpected(text: string): string {
  const opener = openers.get(text)
  if (opener) return `\`${text}\` belongs to nothing; no ${opener} is open before it`
  return `\`${text}\` cannot stand here; text which contains it needs quotes`
}

const position = (place = '') => (place.startsWith("'") ? `after ${ticked(place)}` : `in the ${place}`)

const ticked = (message: string) => message.replace(/'([^']+)'/g, '`$1`')
