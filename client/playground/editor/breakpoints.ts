import { effect } from '@preact/signals'
import type { BreakpointTerms } from '../../../server/debugger/breakpoints.js'
import { stepOnLine } from '../../../server/debugger/step-on-line.js'
import type { NamedStep, Workspace } from '../workspace.js'
import { kindOf } from './breakpoint-kind.js'
import { editor, KeyCode, Range } from './monaco.js'

/** Shows before which steps runs stop, beside the text; a click there, or F9, changes it. */
export function showBreakpoints(shown: editor.IStandaloneCodeEditor, workspace: Workspace): () => void {
  const marks = shown.createDecorationsCollection()
  const toggle = (line: number): void => {
    const model = shown.getModel()
    const step = model && stepOnLine(workspace.steps.peek(), lineOf(line, model))
    if (step) workspace.breakAt(step.name, workspace.breakpoints.peek().has(step.name) ? undefined : {})
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
  breakpoints: ReadonlyMap<string, BreakpointTerms>,
  model: editor.ITextModel,
): editor.IModelDeltaDecoration {
  const { lineNumber } = model.getPositionAt(start)
  const terms = breakpoints.get(name) ?? {}
  return {
    range: new Range(lineNumber, 1, lineNumber, 1),
    options: {
      glyphMarginClassName: `breakpoint-mark ${kindOf(terms)}`,
      glyphMarginHoverMessage: { value: toldOf(name, terms) },
    },
  }
}

const toldOf = (name: string, { condition, hitCondition, logMessage }: BreakpointTerms): string =>
  [
    logMessage ? `Runs log a message before ${name}` : `Runs stop before ${name}`,
    condition ? `where ${condition}` : [],
    hitCondition ? `hits: ${hitCondition}` : [],
  ]
    .flat()
    .join(', ')
