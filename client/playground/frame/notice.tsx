import { useEffect } from 'preact/hooks'
import type { Workspace } from '../workspace.js'
import { Button } from './button.js'

/** How long a message is shown, in milliseconds; one that offers something stays until it is closed. */
const shownFor = 6000

/** A short message that screen readers read out, too. */
export function NoticeView({ workspace: { notice } }: { readonly workspace: Workspace }) {
  const shown = notice.value
  const close = () => {
    notice.value = undefined
  }
  useEffect(() => {
    if (!shown || shown.undo) return undefined
    const timer = setTimeout(close, shownFor)
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
