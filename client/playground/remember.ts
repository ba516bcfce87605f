import { effect, type Signal } from '@preact/signals'

/**
 * Takes what was chosen before, where it can be chosen still, and keeps what is chosen from now on, until that is ended; where a browser keeps
 * nothing, nothing is taken.
 */
export function remember<Value extends string | number>(
  key: string,
  chosen: Signal<Value>,
  valueFrom: (kept: string) => Value | undefined,
): () => void {
  try {
    const kept = localStorage.getItem(`ssmith.${key}`)
    chosen.value = (kept === null ? undefined : valueFrom(kept)) ?? chosen.peek()
    return effect(() => localStorage.setItem(`ssmith.${key}`, String(chosen.value)))
  } catch {
    // Storage is switched off.
    return () => undefined
  }
}
