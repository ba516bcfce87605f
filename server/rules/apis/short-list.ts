import { indexDate, indexSource } from '../../aws/catalogue.js'

const months = 'January February March April May June July August September October November December'.split(' ')

/** The index of services in words: `botocore 1.43.11 of May 2026`. */
export const indexWords = `${indexSource} of ${months[Number(indexDate.slice(5)) - 1]} ${indexDate.slice(0, 4)}`

/** Names in a sentence, no more than a few: `A`, `B`, `C`, …. */
export function shortList(names: readonly string[], most = 5): string {
  const shown = names.slice(0, most).map((name) => `\`${name}\``)
  return names.length > most ? `${shown.join(', ')}, …` : shown.join(', ')
}
