/** How many lines are one text. */
const perText = 64

/** Stands before each line. No line has it, and neither JSON nor JavaScript has to write it in another way. */
const mark = '\u007f'

/**
 * A long list of lines as the files of the package have it. Many lines are one text, which is read as JSON in the time that one of them takes:
 * of the thousands of lines of a service a document needs a few.
 */
export interface PackedLines {
  readonly packed: readonly string[]
}

/** A list of lines as it is written, or packed. */
export type Lines<Line extends string | readonly string[]> = readonly Line[] | PackedLines

/** Packs lines; one that is a list becomes JSON. */
export function packLines(lines: readonly (string | readonly string[])[]): PackedLines {
  const texts = lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line)))
  const odd = texts.find((text) => text.includes(mark))
  if (odd !== undefined) throw new Error(`a line cannot be packed: ${odd}`)
  const packed: string[] = []
  for (let at = 0; at < texts.length; at += perText)
    packed.push(
      texts
        .slice(at, at + perText)
        .map((text) => mark + text)
        .join(''),
    )
  return { packed }
}

/** A line of a list, with its index. */
export interface FoundLine {
  readonly line: string
  readonly at: number
}

/** The lines of a packed list, taken out when they are asked for. */
export class LineReader {
  readonly #packed: readonly string[]
  readonly #taken: (readonly string[])[] = []

  constructor(lines: Lines<string | readonly string[]>) {
    this.#packed = 'packed' in lines ? lines.packed : packLines(lines).packed
  }

  /** The line with an index. */
  at(index: number): string | undefined {
    return this.#text(Math.floor(index / perText))[(index % perText) + 1]
  }

  /** The line whose first word it is. */
  find(word: string): FoundLine | undefined {
    if (word.includes(' ') || word.includes(mark)) return undefined
    const start = `${mark}${word} `
    for (const [text, packed] of this.#packed.entries()) {
      if (!packed.includes(start)) continue
      const at = this.#text(text).findIndex((line) => line.startsWith(start.slice(1)))
      return { line: this.#text(text)[at] ?? '', at: text * perText + at - 1 }
    }
    return undefined
  }

  /** The first words of all lines. */
  words(): readonly string[] {
    return this.#packed.flatMap((packed) =>
      packed
        .slice(1)
        .split(mark)
        .map((line) => line.slice(0, line.indexOf(' '))),
    )
  }

  /** The lines of a text, behind an empty one. */
  #text(at: number): readonly string[] {
    const taken = this.#taken[at] ?? this.#packed[at]?.split(mark) ?? []
    this.#taken[at] = taken
    return taken
  }
}
