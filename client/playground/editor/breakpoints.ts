import { effect } from '@preact/signals'
import { stepOnLine } from '../../../server/debugger/step-on-line.js'
import type { NamedStep, Workspace } from '../workspace.js'
import { editor, KeyCode, Range } from './monaco.js'

/** Shows before which steps runs stop, beside the text; a click there, or F9, changes it. */
export function showBreakpoints(shown: editor.IStandaloneCodeEditor, workspace: Workspace): () => void {
  const marks = shown.createDecorationsCollection()
  const toggle = (line: number): void => {
    const model = shown.getModel()
    const step = model && stepOnLine(workspace.steps.peek(), lineOf(line, model))
    if (step) workspace.breakAt(step.name, workspace.breakpoints.peek().has(step.name) ? undefined : '')
  }
  shown.onMouseDown(({ target: { type, position } }) => {
    if (type === editor.MouseTargetType.GUTTER_GLYPH_MARGIN && position) toggle(position.lineNumber)
  })
  shown.addAction({
    id: 'ssmith.toggleBreakpoint',
    label: 'Toggle Breakpoint',
    keybindings: [KeyCode.F9],
    contextMenuGroupId: 'ssmith',
    run: () => toggle(shown.getPosition()?.lineNumber ?? 0),
  })
  return effect(() => {
    const [model, steps, breakpoints] = [shown.getModel(), workspace.steps.value, workspace.breakpoints.value]
    if (model)
      marks.set(steps.filter(({ name }) => breakpoints.has(name)).map((step) => markOf(step, breakpoints, model)))
  })
}

const lineOf = (lineNumber: number, model: editor.ITextModel) => ({
  start: model.getOffsetAt({ lineNumber, column: 1 }),
  end: model.getOffsetAt({ lineNumber, column: model.getLineMaxColumn(lineNumber) }) + 1,
})

function markOf(
  { name, start }: NamedStep,
  breakpoints: ReadonlyMap<string, string>,
  model: editor.ITextModel,
): editor.IModelDeltaDecoration {
  const { lineNumber } = model.getPositionAt(start)
  const condition = breakpoints.get(name) ?? ''
  const told = condition === '' ? `Runs stop before ${name}` : `Runs stop before ${name} where ${condition}`
  return {
    range: new Range(lineNumber, 1, lineNumber, 1),
    options: {
      glyphMarginClassName: condition === '' ? 'breakpoint-mark' : 'breakpoint-mark conditional',
      glyphMarginHoverMessage: { value: told },
    },
  }
}
