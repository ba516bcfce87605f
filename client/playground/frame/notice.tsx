import { useEffect, useRef } from 'preact/hooks'
import type { Workspace } from '../workspace.js'
import { Button } from './button.js'

/** How long a message is shown, in milliseconds; one that offers something for longer. */
const shownFor = { message: 6000, offer: 15_000 } as const

/** A short message that screen readers read out, too. It goes by itself, but not while the mouse or the focus is on it. */
export function NoticeView({ workspace: { notice } }: { readonly workspace: Workspace }) {
  const shown = notice.value
  const close = () => {
    notice.value = undefined
  }
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (!shown) return undefined
    const closeUnlessUsed = () => {
      if (!place.current?.matches(':hover, :focus-within')) close()
    }
    const timer = setInterval(closeUnlessUsed, shown.undo ? shownFor.offer : shownFor.message)
    return () => clearInterval(timer)
  }, [shown])
  return (
    <div ref={place} class="notice" role="status">
      {shown && (
        <div class="notice-box">
          <span>{shown.text}</span>
          {shown.undo && (
            <button
              type="button"
              class="button"
              onClick={() => {
                shown.undo?.()
                close()
              }}
            >
              Undo
            </button>
          )}
          <Button icon="close" label="Close" isIconOnly onClick={close} />
        </div>
      )}
    </div>
  )
}
