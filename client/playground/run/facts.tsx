import type { Json } from '../../../server/syntax/tree.js'

/** Values by their names, a line each; the whole of a long one is told to who points there. */
export function Facts({ title, values }: { readonly title: string; readonly values: Readonly<Record<string, Json>> }) {
  const entries = Object.entries(values)
  if (entries.length === 0) return null
  return (
    <section class="facts-list">
      <h3>{title}</h3>
      <ul>
        {entries.map(([name, value]) => {
          const text = typeof value === 'string' ? value : JSON.stringify(value)
          return (
            <li key={name} title={text.slice(0, 2000)}>
              <span class="faint">{name}</span> <code>{text.slice(0, 500)}</code>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
