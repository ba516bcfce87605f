import { entryOf, keyText, type Tree } from '../syntax/tree.js'
import type { Placeholder } from '../syntax/placeholders.js'

/**
 * Recognises values that are `${name}` as a whole: a template's, which is rendered before AWS sees it. A name that the document declares is
 * rather a reference in the notation of another language; undefined where no value of the text can be one.
 */
export function toBeRendered({ text, root }: Tree): Placeholder | undefined {
  if (!text.includes('${') || !mayHold.test(text)) return undefined
  const parameters = entryOf(root, 'parameters')?.value
  const declared = new Set(parameters?.kind === 'map' ? parameters.entries.map(({ key }) => keyText(key)) : [])
  return {
    test: (value) => {
      const name = whole.exec(value)?.[1]
      return name !== undefined && !declared.has(name)
    },
  }
}

const whole = /^\s*\$\{([^{}]{1,200})\}\s*$/
const mayHold = /[:,[-]\s{0,100}["']?\$\{[^{}\n]{1,200}\}["']?\s{0,100}(?:[,\]}\n]|$)/
