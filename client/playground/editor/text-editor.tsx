import { effect, type Signal } from '@preact/signals'
import { useEffect, useRef } from 'preact/hooks'
import { besideUri } from '../../../server/lsp/protocol.js'
import type { LanguageService } from '../language/language.js'
import type { Problem } from '../workspace.js'
import { createEditor } from './create-editor.js'
import { editor, Uri } from './monaco.js'

interface Properties {
  readonly language: LanguageService
  readonly file: 'account' | 'mocks'
  readonly label: string
  readonly text: Signal<string>
  /** Where it is told what is wrong with the text. */
  readonly problems: Signal<readonly Problem[]>
}

/** An editor of a text beside the document, in YAML or JSON. */
export function TextEditor({ language, file, label, text, problems }: Properties) {
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (!place.current) return undefined
    const model = editor.createModel(text.peek(), 'yaml', Uri.parse(besideUri(file)))
    const shown = createEditor(place.current, { model, ariaLabel: label })
    const followed = language.followBeside(model, (found) => {
      problems.value = found
    })
    model.onDidChangeContent(() => {
      text.value = model.getValue()
    })
    const stop = effect(() => {
      if (model.getValue() !== text.value) model.setValue(text.value)
    })
    return () => {
      stop()
      followed.dispose()
      shown.dispose()
      model.dispose()
    }
  }, [language, file, label, text, problems])
  return <div class="editor" ref={place} />
}
