import { leaveHint } from './leave-hint.js'
import { editor } from './monaco.js'
import { editorOptions } from './set-up.js'

/** Makes an editor of the page. Its label also tells who does not see it how to leave it. */
export const createEditor = (
  place: HTMLElement,
  { ariaLabel, ...options }: editor.IStandaloneEditorConstructionOptions & { readonly ariaLabel: string },
): editor.IStandaloneCodeEditor =>
  editor.create(place, { ...editorOptions, ...options, ariaLabel: `${ariaLabel}; ${leaveHint}` })
