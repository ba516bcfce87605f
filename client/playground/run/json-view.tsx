import { useSignal } from '@preact/signals'
import type { Json } from '../../../server/syntax/tree.js'

/** More of a value is shown only when it is asked for: it takes long to draw. */
const longest = 20_000

/** A value as JSON, always as text. */
export function JsonView({ value, label }: { readonly value: Json; readonly label: string }) {
  const text = typeof value === 'string' ? value : JSON.stringify(value, null, 2)
  const isWhole = useSignal(false)
  const isCut = text.length > longest && !isWhole.value
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: who has no mouse scrolls it by keys
    <section class="json" aria-label={label} tabIndex={0}>
      <pre>{isCut ? text.slice(0, longest) : text}</pre>
      {isCut && (
        <p class="more">
          … {text.length - longest} more characters{' '}
          <button
            type="button"
            class="link"
            onClick={() => {
              isWhole.value = true
            }}
          >
            Show all
          </button>
        </p>
      )}
    </section>
  )
}

/** Values by their names; nothing where there are none. */
export function Values({
  title,
  values,
  mark,
}: {
  readonly title: string
  readonly values: Json
  /** Told beside the title. */
  readonly mark?: string | undefined
}) {
  if (typeof values === 'object' && values !== null && Object.keys(values).length === 0) return null
  return (
    <section class="values">
      <h3>
        {title} {mark !== undefined && <span class="chip">{mark}</span>}
      </h3>
      <JsonView value={values} label={title} />
    </section>
  )
}
