/** What a person types that decides how a text is read, and what is pasted. */
const typed = [
  'a',
  ' ',
  '\n',
  '\n    ',
  '{{ ',
  '}}',
  '"',
  "'",
  ':',
  ': ',
  '- ',
  ',',
  '{',
  '}',
  '[',
  ']',
  '#',
  '|',
  'aws:',
  '$.',
  '\\',
  '\t',
  '\r\n',
  '🙂',
  '\u0000',
]

/** A text after one change at random: something typed, and sometimes something taken away. */
export function typedAtRandom(text: string, random: (limit: number) => number): string {
  const offset = random(text.length + 1)
  const removed = random(3) === 0 ? random(30) : 0
  return text.slice(0, offset) + (typed[random(typed.length)] ?? '') + text.slice(offset + removed)
}
