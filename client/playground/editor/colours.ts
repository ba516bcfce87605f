import { editor } from './monaco.js'
import { dark, light, type Palette } from './palettes.js'

const rulesOf = (palette: Palette): editor.ITokenThemeRule[] => [
  { token: '', foreground: palette.text },
  { token: 'type', foreground: palette.key },
  { token: 'string', foreground: palette.text },
  // The themes of the editor say more of these two, and would win.
  { token: 'string.yaml', foreground: palette.text },
  { token: 'string.json', foreground: palette.text },
  { token: 'keyword.json', foreground: palette.keyword },
  { token: 'number', foreground: palette.number },
  { token: 'comment', foreground: palette.comment, fontStyle: 'italic' },
  { token: 'keyword', foreground: palette.keyword },
  { token: 'parameter', foreground: palette.parameter },
  { token: 'variable', foreground: palette.variable },
  { token: 'property', foreground: palette.property },
  { token: 'function', foreground: palette.step },
  { token: 'macro', foreground: palette.system },
]

/** Gives the editor the colours of the page. */
export function defineColours(): void {
  editor.defineTheme('ssmith-light', { base: 'vs', inherit: true, rules: rulesOf(light), colors: light.surface })
  editor.defineTheme('ssmith-dark', { base: 'vs-dark', inherit: true, rules: rulesOf(dark), colors: dark.surface })
}
