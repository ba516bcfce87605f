import { Icon } from '../frame/icon.js'
import { toneOf } from './rows.js'

const icons = { done: 'clean', broken: 'error', open: 'continue', skipped: 'smaller' } as const

/** How something ended: a picture, a colour, and the word. */
export function Status({ status }: { readonly status: string }) {
  const tone = toneOf(status)
  return (
    <span class={`status tone-${tone}`}>
      <Icon name={icons[tone]} />
      {status}
    </span>
  )
}
