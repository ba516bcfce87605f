import { lineBefore, runBefore } from '../syntax/line-before.js'
import type { Range } from '../syntax/tree.js'
import type { Ignores } from './ignores.js'
import type { Edit, Finding } from './rule.js'
import { unusedIgnore } from './syntax/unused-ignore.js'

/** The findings on comments that hid none of what was found. `isAsked` tells of the name of a rule whether its findings were looked for. */
export function* unusedIgnores(
  text: string,
  { comments, isToHide }: Ignores,
  isAsked: (rule: string) => boolean,
): Generator<Finding> {
  for (const comment of comments) {
    const { rules, used } = comment
    if (isToHide(unusedIgnore.name, comment, (each) => each !== comment || rules !== undefined)) continue
    const unused = (rules ?? []).filter(({ name }) => !used.has(name) && isAsked(name))
    if (rules ? rules.length > 0 && unused.length === rules.length : used.size === 0)
      yield {
        range: comment,
        message: 'the comment hides nothing; remove it',
        fixes: [{ title: 'remove the comment', safe: true, edits: [withoutComment(text, comment)] }],
      }
    else if (rules)
      for (const { name, start, end } of unused)
        yield {
          range: { start, end },
          message: `the comment hides nothing that \`${name}\` finds; remove the name`,
          fixes: [{ title: `remove \`${name}\``, safe: true, edits: [withoutName(text, { start, end })] }],
        }
  }
}

/** With its line, where nothing else stands there, and with the blanks before it where nothing stands behind. A remark behind it stays. */
function withoutComment(text: string, { start, end }: Range): Edit {
  const rest = /[^\n]*/y
  rest.lastIndex = end
  const behind = rest.exec(text)?.[0] ?? ''
  if (behind.trim() !== '') return { start: start + 1, end, text: '' }
  const before = lineBefore(text, start)
  if (before.trim() === '')
    return { start: start - before.length, end: Math.min(end + behind.length + 1, text.length), text: '' }
  return {
    start: start - (before.length - before.trimEnd().length),
    end: end + behind.replace(/\r$/, '').length,
    text: '',
  }
}

/** With the comma and the blanks between it and the next name, or else the one before. */
function withoutName(text: string, { start, end }: Range): Edit {
  const next = /[\s,]+(?=[^\s,\]])/y
  next.lastIndex = end
  const gap = next.exec(text)?.[0]
  if (gap !== undefined) return { start, end: end + gap.length, text: '' }
  return { start: start - runBefore(text, start, /[\s,]/), end, text: '' }
}
