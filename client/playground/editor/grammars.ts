import 'monaco-editor/languages/definitions/hcl/register'
import 'monaco-editor/languages/definitions/python/register'
import 'monaco-editor/languages/definitions/yaml/register'
import type { OpenDocument } from '../workspace.js'
import { languages } from './monaco.js'

/** The grammar that colours a document: files of other kinds may hold documents too. */
export function grammarOf({ name, language }: OpenDocument): string {
  if (/\.(?:tf|tofu)$/i.test(name)) return 'hcl'
  return /\.ics$/i.test(name) ? 'plaintext' : language
}

/** The editor brings a grammar of YAML; that of JSON is part of a service which is not used here. */
export function registerJson(): void {
  languages.register({ id: 'json', extensions: ['.json'] })
  languages.setLanguageConfiguration('json', {
    comments: { lineComment: '//' },
    brackets: [
      ['{', '}'],
      ['[', ']'],
    ],
    autoClosingPairs: [
      { open: '{', close: '}' },
      { open: '[', close: ']' },
      { open: '"', close: '"', notIn: ['string'] },
    ],
  })
  languages.setMonarchTokensProvider('json', {
    tokenizer: {
      root: [
        [/"(?:[^"\\]|\\.)*"(?=\s*:)/, 'type'],
        [/"(?:[^"\\]|\\.)*"?/, 'string'],
        [/-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?/, 'number'],
        [/\b(?:true|false|null)\b/, 'keyword'],
        [/\/\/.*$/, 'comment'],
        [/[{}[\],:]/, 'delimiter'],
      ],
    },
  })
}
