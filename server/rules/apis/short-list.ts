/** Names in a sentence, no more than a few: `A`, `B`, `C`, …. */
export function shortList(names: readonly string[], most = 5): string {
  const shown = names.slice(0, most).map((name) => `\`${name}\``)
  return names.length > most ? `${shown.join(', ')}, …` : shown.join(', ')
}
