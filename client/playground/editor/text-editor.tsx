import { effect, type Signal } from '@preact/signals'
import { useEffect, useRef } from 'preact/hooks'
import { editor } from './monaco.js'
import { editorOptions } from './set-up.js'

/** An editor of a text in YAML or JSON. */
export function TextEditor({ label, text }: { readonly label: string; readonly text: Signal<string> }) {
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (!place.current) return undefined
    const model = editor.createModel(text.peek(), 'yaml')
    const shown = editor.create(place.current, { ...editorOptions, model, ariaLabel: label })
    model.onDidChangeContent(() => {
      text.value = model.getValue()
    })
    const stop = effect(() => {
      if (model.getValue() !== text.value) model.setValue(text.value)
    })
    return () => {
      stop()
      shown.dispose()
      model.dispose()
    }
  }, [label, text])
  return <div class="editor" ref={place} />
}
