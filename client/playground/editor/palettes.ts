/** What stands in a document, and the kinds of names and scripts that the language server tells. */
export interface Palette {
  readonly key: string
  readonly text: string
  readonly number: string
  readonly comment: string
  readonly keyword: string
  readonly parameter: string
  readonly variable: string
  readonly property: string
  readonly step: string
  readonly system: string
  /** What is around the text, by the names that the editor has for it. */
  readonly surface: Readonly<Record<string, string>>
}

/** Colours that the page has too stand in `page.css` once more: the editor takes no variables. */
export const light: Palette = {
  key: '0550ae',
  text: '1f2328',
  number: '0550ae',
  comment: '59636e',
  keyword: 'a1283b',
  parameter: '953800',
  variable: '953800',
  property: '116329',
  step: '6639ba',
  system: '116329',
  surface: {
    'editor.background': '#ffffff',
    'editorLineNumber.foreground': '#6e7781',
    'editorCodeLens.foreground': '#59636e',
    'editorInlayHint.foreground': '#59636e',
    'editorInlayHint.background': '#f6f8fa',
    focusBorder: '#0860ca',
  },
}

export const dark: Palette = {
  key: '79c0ff',
  text: 'e6edf3',
  number: '79c0ff',
  comment: '9198a1',
  keyword: 'ff7b72',
  parameter: 'ffa657',
  variable: 'ffa657',
  property: '7ee787',
  step: 'd2a8ff',
  system: '7ee787',
  surface: {
    'editor.background': '#0d1117',
    'editorLineNumber.foreground': '#7d8590',
    'editorCodeLens.foreground': '#9198a1',
    'editorInlayHint.foreground': '#9198a1',
    'editorInlayHint.background': '#161b22',
    'editorWidget.background': '#161b22',
    'editorHoverWidget.background': '#161b22',
    'editorSuggestWidget.background': '#161b22',
    focusBorder: '#4493f8',
  },
}
