import type { Diagram, DrawnStep } from './diagram.js'
import type { StepEnd } from './walk.js'

/** A flowchart in the language of Mermaid, which GitHub and GitLab draw where it stands in Markdown. */
export function mermaid({ steps, edges, first, walked }: Diagram): string {
  // An edge from a frame to what is in it cannot be drawn.
  const shown = edges.filter(({ inward }) => !inward)
  const taken = [...(walked ? [0] : []), ...shown.flatMap(({ look }, at) => (look?.mark === 'taken' ? [at + 1] : []))]
  const lines = [
    'flowchart TD',
    '  start((start))',
    ...steps.flatMap((step) => drawnStep(step, '  ')),
    '  finish((end))',
    `  start --> ${first ?? 'finish'}`,
    ...shown.map(({ from, to, label, failure }) => {
      const arrow = failure ? '-.->' : '-->'
      const text = label === '' ? '' : `|"${escaped(label)}"|`
      return `  ${from} ${arrow}${text} ${to === 'end' ? 'finish' : to}`
    }),
    ...classes(steps),
    ...(taken.length === 0 ? [] : [`  linkStyle ${taken.join(',')} stroke:#28a745,stroke-width:3px`]),
  ]
  return `${lines.join('\n')}\n`
}

function drawnStep(step: DrawnStep, indent: string): string[] {
  const { id, name, action, body } = step
  const label = `${escaped(name)}<br/><small>${escaped(action)}</small>`
  if (body.length === 0) return [`${indent}${id}${action === 'aws:branch' ? `{"${label}"}` : `["${label}"]`}`]
  return [
    `${indent}subgraph ${id}["${escaped(name)} (${escaped(action)})"]`,
    ...body.flatMap((each) => drawnStep(each, `${indent}  `)),
    `${indent}end`,
  ]
}

const styles: readonly (readonly [end: StepEnd, style: string])[] = [
  ['done', 'fill:#d4edda,stroke:#28a745,stroke-width:3px,color:#000'],
  ['broken', 'fill:#f8d7da,stroke:#dc3545,stroke-width:3px,color:#000'],
  ['skipped', 'fill:#eee,stroke:#bbb,color:#777'],
]

/** Colours by how steps ended. */
function classes(steps: readonly DrawnStep[]): string[] {
  const all = allDrawn(steps)
  return styles.flatMap(([end, style]) => {
    const ids = all.flatMap(({ id, look }) => (look?.end === end ? [id] : []))
    return ids.length === 0 ? [] : [`  classDef ${end} ${style}`, `  class ${ids.join(',')} ${end}`]
  })
}

const allDrawn = (steps: readonly DrawnStep[]): readonly DrawnStep[] =>
  steps.flatMap((step) => [step, ...allDrawn(step.body)])

/** Text in quotes: whatever means something to Mermaid or HTML stands as its entity. */
const escaped = (text: string): string =>
  text.replaceAll(/[^\w :/,()]/gu, (character) => (character < ' ' ? ' ' : `#${character.codePointAt(0)};`))
