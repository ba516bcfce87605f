import type { Layout, PlacedEdge, PlacedNode, Point } from './layout.js'

/**
 * A picture of a laid out diagram: light or dark as the reader has it, without scripts; all text is text. Within a page, `linkOf` says where
 * a node leads to when it is clicked on.
 */
export function svg(
  { title, width, height, nodes, edges, walked }: Layout,
  linkOf?: (node: PlacedNode) => string | undefined,
): string {
  const size = `width="${number(width)}" height="${number(height)}" viewBox="0 0 ${number(width)} ${number(height)}"`
  const frames = nodes.filter(({ kind }) => kind === 'loop')
  const others = nodes.filter(({ kind }) => kind !== 'loop')
  const lines = [
    `<svg xmlns="http://www.w3.org/2000/svg" ${size} role="${linkOf ? 'group' : 'img'}"${walked ? ' class="walked"' : ''}>`,
    `<title>${escaped(title)}</title>`,
    `<style>${svgStyle}</style>`,
    `<defs>${['way', 'failure', 'taken', 'missed'].map(arrow).join('')}</defs>`,
    `<rect class="ground" width="100%" height="100%"/>`,
    ...frames.map((node) => drawnNode(node, linkOf?.(node))),
    // What was taken is drawn over what was not.
    ...[...edges].sort((a, b) => Number(a.mark === 'taken') - Number(b.mark === 'taken')).map(drawnEdge),
    ...others.map((node) => drawnNode(node, linkOf?.(node))),
    ...edges.flatMap(drawnLabel),
    '</svg>',
  ]
  return `${lines.join('\n')}\n`
}

const light = {
  ground: '#ffffff',
  box: '#f6f8fa',
  frame: '#f0f3f6',
  line: '#8c959f',
  text: '#1f2328',
  faint: '#59636e',
  failure: '#bc4c00',
  done: '#dafbe1',
  doneLine: '#1a7f37',
  broken: '#ffebe9',
  brokenLine: '#cf222e',
  taken: '#1a7f37',
}

const dark: typeof light = {
  ground: '#0d1117',
  box: '#161b22',
  frame: '#10161e',
  line: '#6e7681',
  text: '#e6edf3',
  faint: '#9198a1',
  failure: '#db8a3a',
  done: '#12361f',
  doneLine: '#3fb950',
  broken: '#4a1a1c',
  brokenLine: '#f85149',
  taken: '#3fb950',
}

/** Written out for both, since not every program that shows pictures knows variables. */
const coloured = (colours: typeof light): string =>
  [
    `.ground,.behind{fill:${colours.ground}}`,
    `.box{fill:${colours.box};stroke:${colours.line}}`,
    `.frame{fill:${colours.frame};stroke:${colours.line}}`,
    `.point{fill:${colours.faint}}`,
    `.ring{stroke:${colours.faint}}`,
    `.name{fill:${colours.text}}`,
    `.action,.label{fill:${colours.faint}}`,
    `.way{stroke:${colours.line}}`,
    `.failure{stroke:${colours.failure}}`,
    `.taken{stroke:${colours.taken}}`,
    `.missed{stroke:${colours.brokenLine}}`,
    `.box.done{fill:${colours.done}}`,
    `.done{stroke:${colours.doneLine}}`,
    `.box.broken{fill:${colours.broken}}`,
    `.broken{stroke:${colours.brokenLine}}`,
    `.arrow-way{fill:${colours.line}}`,
    `.arrow-failure{fill:${colours.failure}}`,
    `.arrow-taken{fill:${colours.taken}}`,
    `.arrow-missed{fill:${colours.brokenLine}}`,
  ].join('')

/** The style sheet of all pictures. */
export const svgStyle = [
  'svg{font-family:system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif}',
  '.box,.frame{stroke-width:1.2}',
  '.ring{fill:none;stroke-width:1.5}',
  '.name{font-size:14px;font-weight:600}',
  '.action,.label{font-size:11.5px}',
  '.way{fill:none;stroke-width:1.4}',
  '.failure{stroke-dasharray:5 4}',
  '.taken{stroke-width:2.8}',
  '.behind{opacity:.85}',
  '.done,.broken{stroke-width:2}',
  '.skipped{opacity:.55}',
  coloured(light),
  `@media (prefers-color-scheme:dark){${coloured(dark)}}`,
].join('')

const arrow = (kind: string): string =>
  `<marker id="${kind}" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" markerHeight="8" markerUnits="userSpaceOnUse" orient="auto"><path class="arrow-${kind}" d="M0 0L8 4L0 8z"/></marker>`

function drawnNode(node: PlacedNode, link: string | undefined): string {
  const { id, kind, title, end } = node
  const group = end === 'skipped' ? ' class="skipped"' : ''
  const drawn = `<g data-id="${escaped(id)}"${group}><title>${escaped(title)}</title>${shape(node)}${text(node)}${kind === 'end' ? innerPoint(node) : ''}</g>`
  return link === undefined ? drawn : `<a href="${escaped(link)}">${drawn}</a>`
}

function shape({ kind, x, y, width, height, end }: PlacedNode): string {
  const classes = `${kind === 'loop' ? 'frame' : 'box'}${end === 'done' || end === 'broken' ? ` ${end}` : ''}`
  const middle = `cx="${number(x + width / 2)}" cy="${number(y + height / 2)}"`
  switch (kind) {
    case 'start':
    case 'pass':
      return `<circle class="point" ${middle} r="${number(width / 2)}"/>`
    case 'end':
      return `<circle class="ring" ${middle} r="${number(width / 2 - 1)}"/>`
    case 'branch':
      return `<path class="${classes}" d="${hexagon(x, y, width, height)}"/>`
    default:
      return `<rect class="${classes}" x="${number(x)}" y="${number(y)}" width="${number(width)}" height="${number(height)}" rx="7"/>`
  }
}

const innerPoint = ({ x, y, width, height }: PlacedNode): string =>
  `<circle class="point" cx="${number(x + width / 2)}" cy="${number(y + height / 2)}" r="${number(width / 2 - 5)}"/>`

function hexagon(x: number, y: number, width: number, height: number): string {
  const slant = 16
  const points = [
    [x + slant, y],
    [x + width - slant, y],
    [x + width, y + height / 2],
    [x + width - slant, y + height],
    [x + slant, y + height],
    [x, y + height / 2],
  ] as const
  return `M${points.map(([px, py]) => `${number(px)} ${number(py)}`).join('L')}Z`
}

/** The name over the action; at the top of a frame. */
function text({ x, y, width, lines }: PlacedNode): string {
  const [name = '', action] = lines
  if (action === undefined) return ''
  const middle = number(x + width / 2)
  const line = (kind: string, down: number, content: string) =>
    `<text class="${kind}" x="${middle}" y="${number(y + down)}" text-anchor="middle">${escaped(content)}</text>`
  return line('name', 20, name) + line('action', 36, action)
}

function drawnEdge({ from, to, points, title, failure, mark }: PlacedEdge): string {
  const classes = ['way', ...(failure ? ['failure'] : []), ...(mark ? [mark] : [])].join(' ')
  const facts = `class="${classes}" data-from="${escaped(from)}" data-to="${escaped(to)}"`
  const tip = mark ?? (failure ? 'failure' : 'way')
  const line = `<path ${facts} d="${smooth(points)}" marker-end="url(#${tip})"`
  return title === '' ? `${line}/>` : `${line}><title>${escaped(title)}</title></path>`
}

function drawnLabel({ label, title }: PlacedEdge): string[] {
  if (!label) return []
  const { x, y, width, height, lines } = label
  const middle = number(x + width / 2)
  const texts = lines.map(
    (line, at) =>
      `<text class="label" x="${middle}" y="${number(y + 13 + at * 15)}" text-anchor="middle">${escaped(line)}</text>`,
  )
  const behind = `<rect class="behind" x="${number(x)}" y="${number(y)}" width="${number(width)}" height="${number(height)}" rx="3"/>`
  return [`<g><title>${escaped(title)}</title>${behind}${texts.join('')}</g>`]
}

/** A line along points without corners. */
function smooth(points: readonly Point[]): string {
  const [first, ...rest] = points
  const last = rest.at(-1)
  if (!first || !last) return ''
  const at = ({ x, y }: Point) => `${number(x)} ${number(y)}`
  const bends = rest.slice(0, -1).map((point, index) => {
    const next = rest[index + 1] ?? last
    return `Q${at(point)} ${at({ x: (point.x + next.x) / 2, y: (point.y + next.y) / 2 })}`
  })
  return `M${at(first)}${bends.join('')}L${at(last)}`
}

const number = (value: number): string => String(Math.round(value * 10) / 10)

/** Text that means nothing to XML. */
const escaped = (text: string): string =>
  text
    .replaceAll(/[\u0000-\u001f\u007f\ufffe\uffff]/g, ' ')
    .replaceAll(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '\ufffd')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
