import { useSignal } from '@preact/signals'
import { useEffect } from 'preact/hooks'

/** What a rehearsal is at, and for how many seconds: that it still goes on is seen by them. */
export function Busy({ isLoadingPython }: { readonly isLoadingPython: boolean }) {
  const seconds = useSignal(0)
  useEffect(() => {
    const timer = setInterval(() => seconds.value++, 1000)
    return () => clearInterval(timer)
  }, [seconds])
  return (
    <p class="busy" role="status">
      {isLoadingPython ? 'Loading Python for the first script (13 MB, once)…' : 'Rehearsing…'}{' '}
      {seconds.value > 0 && (
        <span class="faint" aria-hidden="true">
          {seconds.value} s
        </span>
      )}
    </p>
  )
}
