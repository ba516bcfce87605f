import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { dark, light } from '../../client/playground/editor/palettes.js'

const folder = join(import.meta.dirname, '../../client/playground')
const css = ['page.css', 'run/run.css'].map((name) => readFileSync(join(folder, name), 'utf8')).join('\n')

/** The colours of the page by their names, in one of the themes. */
const coloursIn = (theme: 'light' | 'dark'): ReadonlyMap<string, string> =>
  new Map(
    [...css.matchAll(/--([\w-]+): light-dark\((#\w{6}), (#\w{6})\)/g)].map(([, name = '', ...of]) => [
      name,
      of[theme === 'light' ? 0 : 1] ?? '',
    ]),
  )

/** The names of colours that a property takes. */
const usedBy = (property: string): string[] => [
  ...new Set(
    [...css.matchAll(new RegExp(`(?<![\\w-])${property}: var\\(--([\\w-]+)\\)`, 'g'))].map(([, name = '']) => name),
  ),
]

/** The relative luminance of a colour, as WCAG 2 defines it. */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function contrast(one: string, other: string): number {
  const [darker = 0, lighter = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b)
  return (lighter + 0.05) / (darker + 0.05)
}

/** What only has a shape on it, or words in the colour of the ground. */
const filled = ['accent', 'accent-hover', 'error']

describe('the colours of the playground', () => {
  it('are compared as WCAG 2 has it', () => {
    assert.equal(contrast('#000000', '#ffffff'), 21)
    assert.equal(contrast('#777777', '#ffffff').toFixed(2), '4.48')
  })

  for (const [theme, palette] of [
    ['light', light],
    ['dark', dark],
  ] as const) {
    const colours = coloursIn(theme)
    const of = (name: string): string => colours.get(name) ?? assert.fail(`there is no colour ${name}`)
    const papers = usedBy('background').filter((name) => !filled.includes(name))

    it(`let every text be read on every ground in the ${theme} theme`, () => {
      const inks = usedBy('color').filter((name) => name !== 'ground')
      assert.ok(inks.length > 4 && papers.length > 3, `${inks} on ${papers}`)
      const pairs = inks.flatMap((ink) => papers.map((paper) => [ink, paper] as const))
      const onFilled = ['accent', 'accent-hover'].map((paper) => ['ground', paper] as const)
      assert.deepEqual(
        [...pairs, ...onFilled]
          .map(([ink, paper]) => `${ink} on ${paper}: ${contrast(of(ink), of(paper)).toFixed(2)}`)
          .filter((told) => Number(told.split(': ')[1]) < 4.5),
        [],
      )
    })

    it(`let shapes be told from their grounds in the ${theme} theme`, () => {
      const shapes = [...usedBy('stroke'), ...usedBy('fill'), ...filled].filter(
        (name) => ![...papers, 'line'].includes(name),
      )
      const faint = shapes.flatMap((shape) =>
        papers.filter((paper) => contrast(of(shape), of(paper)) < 3).map((paper) => `${shape} on ${paper}`),
      )
      assert.deepEqual(faint, [])
    })

    it(`let documents be read in the ${theme} theme, also where a run stands`, () => {
      const { surface, ...inks } = palette
      assert.equal(surface['editor.background'], of('ground'))
      assert.equal(surface['focusBorder'], of('accent'))
      for (const [name, ink] of Object.entries(inks))
        for (const paper of ['ground', 'at-run'])
          assert.ok(contrast(`#${ink}`, of(paper)) >= 4.5, `${name} on ${paper}`)
      for (const [name, ink] of Object.entries(surface))
        if (name.endsWith('.foreground'))
          assert.ok(contrast(ink, surface[name.replace('foreground', 'background')] ?? of('ground')) >= 4.5, name)
    })
  }
})
