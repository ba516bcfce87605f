import type { Diagram, DrawnStep } from './diagram.js'
import type { StepEnd } from './walk.js'

/** A graph in the language of Graphviz. */
export function dot({ title, steps, edges, first, walked }: Diagram): string {
  const ends = new Map(steps.flatMap(anchors))
  const point = (id: string) => (id === 'end' ? 'finish' : (ends.get(id) ?? id))
  const lines = [
    `digraph ${quoted(title)} {`,
    '  compound=true',
    '  node [shape=box, style=rounded, fontname="sans-serif"]',
    '  edge [fontname="sans-serif", fontsize=10]',
    '  start [shape=circle]',
    ...steps.flatMap((step) => drawnStep(step, '  ')),
    '  finish [shape=doublecircle, label="end"]',
    `  start -> ${first === undefined ? 'finish' : point(first)}${walked ? ` [${wayTaken}]` : ''}`,
    ...edges.map(({ from, to, label, failure, look }) => {
      const facts = [
        ...(label === '' ? [] : [`label=${quoted(label)}`]),
        ...(failure ? ['style=dashed'] : []),
        ...(look?.mark === 'taken' ? [wayTaken] : []),
      ]
      return `  ${point(from)} -> ${point(to)}${facts.length === 0 ? '' : ` [${facts.join(', ')}]`}`
    }),
    '}',
  ]
  return `${lines.join('\n')}\n`
}

const wayTaken = 'color="#28a745", penwidth=3'

/** By how a step ended. */
const fills: Readonly<Record<StepEnd, string>> = {
  done: 'style="rounded,filled", fillcolor="#d4edda", color="#28a745", fontcolor=black',
  broken: 'style="rounded,filled", fillcolor="#f8d7da", color="#dc3545", fontcolor=black',
  skipped: 'color="#bbbbbb", fontcolor="#777777"',
}

const fillOf = ({ look }: DrawnStep): string | undefined => look?.end && fills[look.end]

/** Edges lead from node to node: for a loop, the point within its frame. */
const anchors = (step: DrawnStep): [string, string][] =>
  step.body.length === 0 ? [] : [[step.id, `${step.id}_loop`], ...step.body.flatMap(anchors)]

function drawnStep(step: DrawnStep, indent: string): string[] {
  const { id, name, action, body } = step
  const label = quoted(`${name}\n${action}`)
  const fill = fillOf(step)
  if (body.length === 0) {
    const facts = [`label=${label}`, ...(action === 'aws:branch' ? ['shape=diamond'] : []), ...(fill ? [fill] : [])]
    return [`${indent}${id} [${facts.join(', ')}]`]
  }
  return [
    `${indent}subgraph cluster_${id} {`,
    `${indent}  label=${label}`,
    ...(fill ? [`${indent}  graph [${fill}]`] : []),
    `${indent}  ${id}_loop [shape=point]`,
    ...body.flatMap((each) => drawnStep(each, `${indent}  `)),
    `${indent}}`,
  ]
}

/** A text in quotes, which is all that Graphviz reads as text. */
const quoted = (text: string): string =>
  `"${text
    .replaceAll(/[\u0000-\u0009\u000b-\u001f\u007f]/g, ' ')
    .replaceAll('\\', '\\\\')
    .replaceAll('"', '\\"')
    .replaceAll('\n', '\\n')}"`
