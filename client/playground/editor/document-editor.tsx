import { effect, signal } from '@preact/signals'
import { useEffect, useRef } from 'preact/hooks'
import type { LanguageService } from '../language/language.js'
import type { DocumentEditor, OpenDocument, Workspace } from '../workspace.js'
import { showBreakpoints } from './breakpoints.js'
import { createEditor } from './create-editor.js'
import { grammarOf } from './grammars.js'
import { editor, Range, Uri } from './monaco.js'

interface Properties {
  readonly workspace: Workspace
  readonly language: LanguageService
  /** Whether something else is shown in its place. */
  readonly isHidden: boolean
}

/** The editor of the document, with all that the language server knows. */
export function DocumentEditorView({ workspace, language, isHidden }: Properties) {
  const place = useRef<HTMLElement>(null)
  useEffect(() => (place.current ? startEditor(place.current, workspace, language) : undefined), [workspace, language])
  return <section class="editor" aria-label="Document" ref={place} hidden={isHidden} />
}

/** Begins an editor; the function that is returned ends it. */
function startEditor(place: HTMLElement, workspace: Workspace, language: LanguageService): () => void {
  const shown = createEditor(place, {
    model: null,
    ariaLabel: 'Document',
    'semanticHighlighting.enabled': true,
    renderWhitespace: 'selection',
    lightbulb: { enabled: editor.ShowLightbulbIconMode.On },
  })
  shown.onDidChangeCursorPosition(({ position }) => {
    workspace.cursor.value = shown.getModel()?.getOffsetAt(position) ?? 0
  })
  const stops = [
    followDocument(shown, workspace, language),
    markRunPlace(shown, workspace),
    showBreakpoints(shown, workspace),
    effect(() => {
      const isNarrow = workspace.isNarrow.value
      shown.updateOptions({ wordWrap: isNarrow ? 'on' : 'off', glyphMargin: !isNarrow })
    }),
  ]
  workspace.editor.value = portOf(shown)
  return () => {
    workspace.editor.value = undefined
    for (const stop of stops) stop()
    shown.dispose()
  }
}

/** Shows the document that is open, a new one in a model of its own, and tells the workspace what is typed. */
function followDocument(
  shown: editor.IStandaloneCodeEditor,
  workspace: Workspace,
  language: LanguageService,
): () => void {
  let close: () => void = () => undefined
  const stop = effect(() => {
    const document = workspace.document.value
    const before = shown.getModel()
    if (before && isOf(before, document)) {
      if (before.getValue() !== document.text) before.setValue(document.text)
      return
    }
    close()
    const model = editor.createModel(document.text, grammarOf(document), uriOf(document))
    shown.setModel(model)
    // Of lines that end in several ways the editor makes one.
    if (model.getValue() !== document.text) workspace.document.value = { ...document, text: model.getValue() }
    workspace.cursor.value = 0
    const followed = language.follow(model)
    model.onDidChangeContent(() => {
      workspace.document.value = { ...workspace.document.peek(), text: model.getValue() }
    })
    close = () => {
      followed.dispose()
      model.dispose()
    }
  })
  return () => {
    stop()
    close()
  }
}

const uriOf = ({ name }: OpenDocument): Uri => Uri.from({ scheme: 'file', path: `/${name}` })

const isOf = (model: editor.ITextModel, document: OpenDocument): boolean =>
  model.uri.toString() === uriOf(document).toString() && model.getLanguageId() === grammarOf(document)

/** Marks the line at which a run stands. */
function markRunPlace(shown: editor.IStandaloneCodeEditor, { document, runPlace }: Workspace): () => void {
  const marks = shown.createDecorationsCollection()
  const shownModel = signal(shown.getModel())
  shown.onDidChangeModel(() => {
    shownModel.value = shown.getModel()
  })
  return effect(() => {
    const model = shownModel.value
    const place = runPlace.value
    if (!model || place?.file !== document.peek().name) return marks.clear()
    const { lineNumber } = model.getPositionAt(place.start)
    const range = new Range(lineNumber, 1, lineNumber, 1)
    marks.set([{ range, options: { isWholeLine: true, className: 'run-line', linesDecorationsClassName: 'run-mark' } }])
    shown.revealRangeInCenterIfOutsideViewport(range)
  })
}

function portOf(shown: editor.IStandaloneCodeEditor): DocumentEditor {
  const rangeAt = (start: number, end: number): Range | undefined => {
    const model = shown.getModel()
    return model ? Range.fromPositions(model.getPositionAt(start), model.getPositionAt(end)) : undefined
  }
  return {
    reveal({ start, end }) {
      const range = rangeAt(start, end)
      if (!range) return
      shown.layout()
      shown.setPosition(range.getStartPosition())
      shown.revealRangeInCenterIfOutsideViewport(range)
      shown.focus()
    },
    replaceText(edits) {
      const changes = edits.flatMap(({ start, end, text }) => {
        const range = rangeAt(start, end)
        return range ? [{ range, text, forceMoveMarkers: true }] : []
      })
      shown.pushUndoStop()
      shown.executeEdits('page', changes)
      shown.pushUndoStop()
    },
    format: () => void shown.getAction('editor.action.formatDocument')?.run(),
  }
}
