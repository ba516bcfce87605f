import { computed, effect, type ReadonlySignal, type Signal, signal } from '@preact/signals'
import type { Theme } from './workspace.js'

const key = 'ssmith.theme'

/** The theme that is shown, where `system` is what the system says now. */
export function shownTheme(theme: Signal<Theme>): ReadonlySignal<'light' | 'dark'> {
  const query = matchMedia('(prefers-color-scheme: dark)')
  const prefersDark = signal(query.matches)
  query.addEventListener('change', ({ matches }) => {
    prefersDark.value = matches
  })
  return computed(() => (theme.value === 'system' ? (prefersDark.value ? 'dark' : 'light') : theme.value))
}

/** Takes the theme that was chosen before, and keeps what is chosen from now on; in a browser that keeps nothing it is the system's. */
export function rememberTheme(theme: Signal<Theme>): void {
  try {
    const known = localStorage.getItem(key)
    if (known === 'light' || known === 'dark') theme.value = known
    effect(() => localStorage.setItem(key, theme.value))
  } catch {
    // Storage is switched off.
  }
}
