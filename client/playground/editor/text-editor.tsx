import { effect, type ReadonlySignal, type Signal } from '@preact/signals'
import { useEffect, useRef } from 'preact/hooks'
import type { Range } from '../workspace.js'
import { editor, MarkerSeverity, Range as EditorRange } from './monaco.js'
import { editorOptions } from './set-up.js'

/** Something that is to be marked as wrong. */
type Fault = Range & { readonly message: string }

interface Properties {
  readonly label: string
  readonly text: Signal<string>
  readonly faults: ReadonlySignal<readonly Fault[]>
}

/** An editor of a text in YAML or JSON. */
export function TextEditor({ label, text, faults }: Properties) {
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
    const stopMarking = effect(() => {
      editor.setModelMarkers(
        model,
        'ssmith',
        faults.value.map((fault) => markerOf(fault, model)),
      )
    })
    return () => {
      stop()
      stopMarking()
      shown.dispose()
      model.dispose()
    }
  }, [label, text, faults])
  return <div class="editor" ref={place} />
}

function markerOf({ start, end, message }: Fault, model: editor.ITextModel): editor.IMarkerData {
  const range = EditorRange.fromPositions(model.getPositionAt(start), model.getPositionAt(end))
  return { ...range, message, severity: MarkerSeverity.Error }
}
