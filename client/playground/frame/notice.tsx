import { useEffect } from 'preact/hooks'
import type { Workspace } from '../workspace.js'
import { Button } from './button.js'

/** How long a message is shown, in milliseconds; one that offers something for longer. */
const shownFor = { message: 6000, offer: 15_000 } as const

/** A short message that screen readers read out, too. */
export function NoticeView({ workspace: { notice } }: { readonly workspace: Workspace }) {
  const shown = notice.value
  const close = () => {
    notice.value = undefined
  }
  useEffect(() => {
    if (!shown) return undefined
    const timer = setTimeout(close, shown.undo ? shownFor.offer : shownFor.message)
    return () => clearTimeout(timer)
  }, [shown])
  return (
    <div class="notice" role="status">
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
