import { useSignal } from '@preact/signals'
import { useLayoutEffect } from 'preact/hooks'
import { remember } from '../remember.js'

const [least, most, step] = [20, 75, 2]

interface Properties {
  /** Its own direction: one that is vertical stands between what is side by side. */
  readonly orientation: 'vertical' | 'horizontal'
  /** Of which pane it changes the size, in percent: the name of a variable of the page. */
  readonly pane: 'beside' | 'graph'
  readonly label: string
  readonly initial: number
}

/** By which keys the pane becomes larger and smaller: that on the right grows to the left, the one above downwards. */
const keys = {
  vertical: { larger: 'ArrowLeft', smaller: 'ArrowRight' },
  horizontal: { larger: 'ArrowDown', smaller: 'ArrowUp' },
} as const

/** A bar between two panes, to be moved by mouse, finger or arrow keys; where it was moved to is remembered. */
export function Splitter({ orientation, pane, label, initial }: Properties) {
  const share = useSignal(initial)
  const move = (to: number) => {
    share.value = withinLimits(to)
  }
  useLayoutEffect(() => remember(`size.${pane}`, share, sizeFrom), [pane, share])
  useLayoutEffect(() => document.documentElement.style.setProperty(`--${pane}`, `${share.value}%`), [pane, share.value])
  return (
    <div
      class={`splitter ${orientation}`}
      role="separator"
      aria-orientation={orientation}
      aria-label={label}
      aria-valuemin={least}
      aria-valuemax={most}
      aria-valuenow={share.value}
      tabIndex={0}
      onKeyDown={({ key }) => {
        const { larger, smaller } = keys[orientation]
        if (key === larger) move(share.value + step)
        if (key === smaller) move(share.value - step)
      }}
      onPointerDown={({ currentTarget, pointerId }) => currentTarget.setPointerCapture(pointerId)}
      onPointerMove={(event) => {
        const { currentTarget, pointerId } = event
        if (currentTarget.hasPointerCapture(pointerId)) move(shareAt(event, currentTarget, orientation))
      }}
    />
  )
}

const withinLimits = (share: number): number => Math.min(most, Math.max(least, Math.round(share)))

/** What was kept may be anything. */
function sizeFrom(kept: string): number | undefined {
  const share = Number.parseInt(kept, 10)
  return Number.isNaN(share) ? undefined : withinLimits(share)
}

/** How much of all panes the one of the bar has where the bar is drawn to, in percent. */
function shareAt(
  { clientX, clientY }: PointerEvent,
  { parentElement }: Element,
  orientation: Properties['orientation'],
): number {
  const { right, top, width, height } = (parentElement ?? document.body).getBoundingClientRect()
  return orientation === 'vertical' ? ((right - clientX) / width) * 100 : ((clientY - top) / height) * 100
}
