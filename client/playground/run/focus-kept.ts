import { useLayoutEffect, useRef } from 'preact/hooks'

/** Where what has the focus within an element is taken away, gives it to the first that is there of what selectors find. */
export function useFocusKept<Place extends HTMLElement>(...selectors: readonly string[]) {
  const place = useRef<Place>(null)
  // Asked before anything is taken away: afterwards nobody knows where the focus was.
  const hadFocus = place.current?.contains(document.activeElement) ?? false
  useLayoutEffect(() => {
    if (!hadFocus || place.current?.contains(document.activeElement)) return
    const left = selectors.map((selector) => place.current?.querySelector<HTMLElement>(selector))
    left.find((each) => each)?.focus()
  })
  return place
}
