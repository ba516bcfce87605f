import { effect, type ReadonlySignal } from '@preact/signals'
import { newWorker } from '../trusted.js'
import { defineColours } from './colours.js'
import { registerJson } from './grammars.js'
import { editor } from './monaco.js'

/** Sets up what all editors of the page have in common. */
export function setUpEditors(theme: ReadonlySignal<'light' | 'dark'>): void {
  globalThis.MonacoEnvironment = {
    getWorker: () => newWorker('editor'),
  }
  registerJson()
  defineColours()
  effect(() => editor.setTheme(`ssmith-${theme.value}`))
}

/** What editors look like, and that they suggest what may be typed, also within quotes. */
export const editorOptions: editor.IStandaloneEditorConstructionOptions = {
  automaticLayout: true,
  quickSuggestions: { strings: true, other: true, comments: false },
  tabCompletion: 'on',
  minimap: { enabled: false },
  fontSize: 13,
  lineHeight: 20,
  lineNumbersMinChars: 3,
  tabSize: 2,
  insertSpaces: true,
  detectIndentation: false,
  scrollBeyondLastLine: false,
  // Dimmed it would be too faint to be read.
  renderFinalNewline: 'on',
  renderLineHighlight: 'line',
  smoothScrolling: false,
  wordBasedSuggestions: 'off',
  fixedOverflowWidgets: true,
  unusualLineTerminators: 'off',
  overviewRulerBorder: false,
  padding: { top: 8, bottom: 8 },
  stickyScroll: { enabled: false },
  scrollbar: { verticalScrollbarSize: 10, horizontalScrollbarSize: 10 },
}
