/** A digest of several texts, which tells them apart wherever one ends and the next begins. */
export async function hash(texts: readonly string[]): Promise<string> {
  const { createHash } = await import('node:crypto')
  const digest = createHash('sha256')
  for (const text of texts) digest.update(`${text.length}:`).update(text)
  return digest.digest('base64url')
}
