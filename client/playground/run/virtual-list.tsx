import { elementScroll, observeElementOffset, observeElementRect, Virtualizer } from '@tanstack/virtual-core'
import { useSignal } from '@preact/signals'
import type { ComponentChildren } from 'preact'
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks'

interface Properties {
  readonly label: string
  readonly count: number
  readonly chosen: number
  onChoose(at: number): void
  /** Draws a line, and says how deep it stands. */
  readonly draw: (at: number) => { readonly level: number; readonly content: ComponentChildren }
}

/** The height of a line, as in run.css. */
const height = 26

/** So much of it stays in sight where there is little room. */
const least = 4 * height

/** A tree of many lines of one height, of which only those in sight are drawn. Arrow keys choose. */
export function VirtualList({ label, count, chosen, onChoose, draw }: Properties) {
  const place = useRef<HTMLDivElement>(null)
  const changed = useSignal(0)
  const virtualizer = useRef<Virtualizer<HTMLDivElement, HTMLDivElement>>(undefined)
  virtualizer.current ??= new Virtualizer({
    count,
    getScrollElement: () => place.current,
    estimateSize: () => height,
    overscan: 8,
    scrollToFn: elementScroll,
    observeElementRect,
    observeElementOffset,
    onChange: () => {
      changed.value++
    },
  })
  const list = virtualizer.current
  list.setOptions({ ...list.options, count })
  void changed.value
  useLayoutEffect(() => list._willUpdate())
  useEffect(() => list._didMount(), [list])
  useEffect(() => {
    if (chosen >= 0) list.scrollToIndex(chosen, { align: 'auto' })
  }, [list, chosen])

  const items = list.getVirtualItems()
  const total = list.getTotalSize()
  const isInSight = items.some(({ index }) => index === chosen)
  return (
    <div
      class="timeline"
      role="tree"
      aria-label={label}
      tabIndex={0}
      aria-activedescendant={isInSight ? idOf(chosen) : undefined}
      ref={place}
      style={{ maxHeight: `${total}px`, minHeight: `${Math.min(total, least)}px` }}
      onKeyDown={(event) => {
        const to = keyTo(event.key, chosen, count)
        if (to === undefined) return
        event.preventDefault()
        onChoose(to)
      }}
    >
      <div class="lines" role="presentation" style={{ height: `${total}px` }}>
        {items.map(({ index, start }) => {
          const { level, content } = draw(index)
          return (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the tree has the focus, and takes the keys
            <div
              key={index}
              id={idOf(index)}
              class="line"
              role="treeitem"
              aria-level={level}
              aria-selected={index === chosen}
              tabIndex={-1}
              style={{ transform: `translateY(${start}px)` }}
              onClick={() => onChoose(index)}
            >
              {content}
            </div>
          )
        })}
      </div>
    </div>
  )
}

const idOf = (at: number): string => `timeline-${at}`

function keyTo(key: string, at: number, count: number): number | undefined {
  const last = count - 1
  switch (key) {
    case 'ArrowDown':
      return Math.min(at + 1, last)
    case 'ArrowUp':
      return Math.max(at - 1, 0)
    case 'Home':
      return 0
    case 'End':
      return last
    case 'PageDown':
      return Math.min(at + 10, last)
    case 'PageUp':
      return Math.max(at - 10, 0)
    default:
      return undefined
  }
}
