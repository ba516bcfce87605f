/** A section of a fixture: `#- title` begins it, lines behind `#> ` are what is expected. */
export interface Section {
  readonly title: string
  /** The section without what is expected. */
  readonly text: string
  readonly expected: readonly string[]
}

export function sectionsOf(text: string): Section[] {
  return text
    .split(/^#- /m)
    .slice(1)
    .map((section) => {
      const [title = '', ...lines] = section.trimEnd().split('\n')
      const isExpected = (line: string) => line.startsWith('#> ')
      return {
        title,
        text: lines.filter((line) => !isExpected(line)).join('\n'),
        expected: lines.filter(isExpected).map((line) => line.slice('#> '.length)),
      }
    })
}

/** The fixture with other expectations, for `UPDATE=1`. */
export const withExpected = (sections: readonly Section[]): string =>
  sections
    .map(({ title, text, expected }) =>
      [`#- ${title}`, text.trimEnd(), ...expected.map((line) => `#> ${line}`), ''].join('\n'),
    )
    .join('\n')
