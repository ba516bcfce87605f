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
    if (!step) return
    const here = { file: workspace.document.peek().name, step: step.name }
    workspace.breakAt(here, workspace.breakpointAt(here) ? undefined : {})
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
    const model = shown.getModel()
    const steps = workspace.steps.value
    const here = workspace.breakpoints.value.filter(({ file }) => file === workspace.document.peek().name)
    const marked = steps.flatMap((step) => {
      const terms = here.find((each) => each.step === step.name)
      return model && terms ? markOf(step, terms, model) : []
    })
    marks.set(marked)
  })
}

const lineOf = (lineNumber: number, model: editor.ITextModel) => ({
  start: model.getOffsetAt({ lineNumber, column: 1 }),
  end: model.getOffsetAt({ lineNumber, column: model.getLineMaxColumn(lineNumber) }) + 1,
})

function markOf(
  { name, start }: NamedStep,
  terms: BreakpointTerms,
  model: editor.ITextModel,
): editor.IModelDeltaDecoration {
  const { lineNumber } = model.getPositionAt(start)
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
