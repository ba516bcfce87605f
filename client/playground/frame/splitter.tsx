import { useSignal } from '@preact/signals'
import { useLayoutEffect } from 'preact/hooks'

const [least, most, step] = [20, 75, 2]

/** A bar between the document and what is beside it, to be moved by mouse, finger or arrow keys. */
export function Splitter() {
  const share = useSignal(44)
  const move = (to: number) => {
    share.value = Math.min(most, Math.max(least, Math.round(to)))
  }
  useLayoutEffect(() => document.documentElement.style.setProperty('--beside', `${share.value}%`), [share.value])
  return (
    <div
      class="splitter"
      role="separator"
      aria-orientation="vertical"
      aria-label="Width of the pane beside the document"
      aria-valuemin={least}
      aria-valuemax={most}
      aria-valuenow={share.value}
      tabIndex={0}
      onKeyDown={({ key }) => {
        if (key === 'ArrowLeft') move(share.value + step)
        if (key === 'ArrowRight') move(share.value - step)
      }}
      onPointerDown={({ currentTarget, pointerId }) => currentTarget.setPointerCapture(pointerId)}
      onPointerMove={({ currentTarget, pointerId, clientX }) => {
        if (currentTarget.hasPointerCapture(pointerId)) move(100 - (clientX / window.innerWidth) * 100)
      }}
    />
  )
}
