const code = (character: string): number => character.charCodeAt(0)

/** Codes of the characters that mean something. */
export const characterCodes = {
  tab: 9,
  newline: 10,
  blank: code(' '),
  quote: code('"'),
  hash: code('#'),
  apostrophe: code("'"),
  comma: code(','),
  dash: code('-'),
  colon: code(':'),
  question: code('?'),
  openBracket: code('['),
  backslash: code('\\'),
  closeBracket: code(']'),
  openBrace: code('{'),
  bar: code('|'),
  greater: code('>'),
  closeBrace: code('}'),
} as const
