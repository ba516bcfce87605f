/**
 * Whether everything that a text with `*` may be is matched by a pattern of IAM. What is unknown in the text is matched by `*` only, but
 * a `?` by any character too: it stands for one that AWS has chosen, which whoever writes the pattern can know. In time that grows with the
 * product of the two lengths.
 */
export function covers(pattern: string, text: string): boolean {
  let at = 0
  let in_ = 0
  let star = -1
  let mark = 0
  while (in_ < text.length) {
    const wanted = pattern[at]
    if (wanted === '*') {
      star = at++
      mark = in_
    } else if (wanted !== undefined && fits(wanted, text[in_])) {
      at++
      in_++
    } else if (star >= 0) {
      at = star + 1
      in_ = ++mark
    } else return false
  }
  while (pattern[at] === '*') at++
  return at === pattern.length
}

const fits = (wanted: string, given = ''): boolean =>
  wanted === given || (wanted === '?' && given !== '*') || (given === '?' && wanted !== '*')

/** Whether two patterns may match one and the same text. In time that grows with the product of their lengths. */
export function overlap(a: string, b: string): boolean {
  let row = new Array<boolean>(b.length + 1).fill(false)
  for (let i = a.length; i >= 0; i--) {
    const next = row
    row = new Array<boolean>(b.length + 1).fill(false)
    for (let j = b.length; j >= 0; j--) {
      if (i === a.length && j === b.length) row[j] = true
      else if (a[i] === '*') row[j] = next[j] === true || (j < b.length && row[j + 1] === true)
      else if (b[j] === '*') row[j] = row[j + 1] === true || (i < a.length && next[j] === true)
      else if (i < a.length && j < b.length && (a[i] === b[j] || a[i] === '?' || b[j] === '?'))
        row[j] = next[j + 1] === true
    }
  }
  return row[0] === true
}
