import { computed, type ReadonlySignal, type Signal, signal } from '@preact/signals'
import type { Theme } from './workspace.js'

/** The theme that is shown, where `system` is what the system says now. */
export function shownTheme(theme: Signal<Theme>): ReadonlySignal<'light' | 'dark'> {
  const query = matchMedia('(prefers-color-scheme: dark)')
  const prefersDark = signal(query.matches)
  query.addEventListener('change', ({ matches }) => {
    prefersDark.value = matches
  })
  return computed(() => (theme.value === 'system' ? (prefersDark.value ? 'dark' : 'light') : theme.value))
}
