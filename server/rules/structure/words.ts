/** The words of which a schema accepts one. */
export function wordsOf(schema: object): readonly string[] {
  const { enum: words, anyOf } = schema as { readonly enum?: readonly unknown[]; readonly anyOf?: readonly object[] }
  const own = (words ?? []).filter((word) => typeof word === 'string')
  return [...own, ...(anyOf ?? []).flatMap(wordsOf)]
}
