/** Characters that take the room of two. */
const wide =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|[\u{1f300}-\u{1faff}]/u

/** The width of a text in a sans-serif font of a size, in pixels: rather too much than too little, since fonts differ. */
export function textWidth(text: string, size: number): number {
  let units = 0
  for (const character of text)
    units += wide.test(character)
      ? 1.1
      : /[A-Zmw@%_]/.test(character)
        ? 0.72
        : /[ijl.,:;'|!()]/.test(character)
          ? 0.36
          : 0.58
  return units * size
}

/** A text with an ellipsis in the place of what is too long. */
export function cutOff(text: string, longest: number): string {
  const characters = [...text]
  return characters.length <= longest ? text : `${characters.slice(0, longest - 1).join('')}…`
}

/** A text on several lines, broken at blanks; what has no room is cut off. */
export function wrapped(text: string, longest: number, mostLines: number): readonly string[] {
  const lines: string[] = []
  for (const word of text.split(/\s+/)) {
    const last = lines.at(-1)
    if (last !== undefined && last.length + 1 + word.length <= longest) lines[lines.length - 1] = `${last} ${word}`
    else lines.push(cutOff(word, longest))
  }
  if (lines.length <= mostLines) return lines
  return [...lines.slice(0, mostLines - 1), cutOff(`${lines[mostLines - 1]} …`, longest)]
}
