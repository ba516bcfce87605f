import { clock } from '../../../server/simulator/clock.js'
import { requestName } from '../../../server/simulator/request-name.js'
import type { Row } from './rows.js'
import { Status } from './status.js'
import { VirtualList } from './virtual-list.js'

interface Properties {
  readonly rows: readonly Row[]
  readonly chosen: number
  onChoose(at: number): void
}

/** Deeper lines are not indented further: there must be room for words. */
const deepest = 6

/** All that happened, with the virtual time at which it did. */
export const TimelineView = ({ rows, chosen, onChoose }: Properties) => (
  <VirtualList
    label="Timeline"
    count={rows.length}
    chosen={chosen}
    onChoose={onChoose}
    draw={(at) => {
      const row = rows[at] as Row
      return { level: row.depth + 1, content: <Line row={row} /> }
    }}
  />
)

const Line = ({ row }: { readonly row: Row }) => (
  <>
    <span class="time">{clock(row.at)}</span>
    <span class={`what what-${row.kind}`} style={{ paddingInlineStart: `${Math.min(row.depth, deepest) * 14}px` }}>
      <What row={row} />
    </span>
  </>
)

function What({ row }: { readonly row: Row }) {
  if (row.kind === 'text') return <span class={row.isFailure ? 'text failed' : 'text'}>{row.text}</span>
  if (row.kind === 'step') {
    const { name, action, status, attempts } = row.step
    return (
      <>
        <Status status={status} />
        <b>{name}</b>
        <span class="faint">{action}</span>
        {attempts > 1 && <span class="faint">in {attempts} attempts</span>}
      </>
    )
  }
  const { exchange, count, until } = row
  const { answer, source } = exchange
  return (
    <>
      <code>{requestName(exchange.request)}</code>
      {count > 1 && (
        <span class="faint">
          ×{count} until {clock(until)}
        </span>
      )}
      {answer.kind === 'error' && <span class="failed">{answer.code || 'failed'}</span>}
      {answer.kind === 'cancel' && <span class="failed">cancelled</span>}
      <span class={source === 'invented' ? 'chip invented' : 'chip'}>{source === 'none' ? 'no answer' : source}</span>
    </>
  )
}
