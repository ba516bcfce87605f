import { type FlowToken, flowTokens } from '../syntax/flow-tokens.js'
import type { Range } from '../syntax/tree.js'
import type { HostText } from './host-text.js'

/** Whether the whole line, or several, are what the host fills in, and something will stand there: a directive, which is masked by new lines, leaves nothing. */
export function standsAlone(masked: string, { start, end }: Range): boolean {
  if (masked[start] === '\n') return false
  const before = masked.slice(Math.max(0, start - 200), start)
  const behind = masked.slice(end, end + 200)
  return /(?:^|\n)[ \t]*$/.test(before) && /^[ \t]*,?[ \t]*(?:\r?\n|$)/.test(behind)
}

/**
 * A masked text of JSON in which what the host fills in on lines of its own stands for an entry of the map around it, or for an item of the list,
 * with the commas that it has to bring along. Places stay.
 */
export function withLoneHoles({ masked, holes }: Pick<HostText, 'masked' | 'holes'>): string {
  const lone = new Map(holes.flatMap((hole) => (standsAlone(masked, hole) ? [[hole.start, hole]] : [])))
  if (lone.size === 0) return masked
  const around: string[] = []
  const tokens = [...flowTokens(masked, 0, true)]
  let made = ''
  let done = 0
  let needsComma = false
  for (const [at, token] of tokens.entries()) {
    const { kind, start, quote } = token
    if (kind === '{' || kind === '[') around.push(kind)
    if (kind === '}' || kind === ']') around.pop()
    const hole = quote === '' ? lone.get(start) : undefined
    const text =
      hole && tokens[at - 1]?.kind !== ':' ? standIn(hole, around.at(-1), needsComma, tokens[at + 1]) : undefined
    needsComma = kind !== '{' && kind !== '[' && kind !== ',' && kind !== ':'
    if (!hole || text === undefined) continue
    made += masked.slice(done, hole.start) + text
    done = hole.end
    needsComma = !text.endsWith(',')
  }
  return made + masked.slice(done)
}

/** An entry or an item as long as what it stands for; undefined where that is too short. */
function standIn(
  { start, end }: Range,
  around: string | undefined,
  needsComma: boolean,
  next: FlowToken | undefined,
): string | undefined {
  const before = needsComma ? ',' : ''
  const behind = next && next.kind !== ',' && next.kind !== '}' && next.kind !== ']' ? ',' : ''
  const [open, close] = around === '{' ? ['"', '":1'] : ['', '']
  const left = end - start - before.length - open.length - close.length - behind.length
  return left < 1 ? undefined : `${before}${open}${'1'.repeat(left)}${close}${behind}`
}
