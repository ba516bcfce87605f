import * as vscode from 'vscode'
import type { Evaluable } from '../../../../server/lsp/protocol.js'
import { asRange } from '../as-range.js'
import { selector } from '../detection.js'
import { aboutText, type Server } from '../server.js'

/** What is evaluated where the mouse is, and which values are shown beside the text while a run stands still. */
export function expressionProviders(server: Server): vscode.Disposable[] {
  const known = new WeakMap<
    vscode.TextDocument,
    { readonly version: number; readonly all: Promise<readonly Evaluable[]> }
  >()

  /** The expressions of a document, asked for once for each of its versions. */
  function expressionsOf(document: vscode.TextDocument): Promise<readonly Evaluable[]> {
    const { version } = document
    const before = known.get(document)
    if (before?.version === version) return before.all
    const all = server.ask('ssmith/expressions', aboutText(document)).then((found) => found ?? [])
    known.set(document, { version, all })
    return all
  }

  return [
    vscode.languages.registerEvaluatableExpressionProvider(selector, {
      async provideEvaluatableExpression(document, position) {
        const here = (await expressionsOf(document)).find(({ range }) => asRange(range).contains(position))
        return here && new vscode.EvaluatableExpression(asRange(here.range), here.expression)
      },
    }),
    vscode.languages.registerInlineValuesProvider(selector, {
      async provideInlineValues(document, viewPort, { stoppedLocation }) {
        const all = await expressionsOf(document)
        return all
          .filter(({ range, kind, step }) => {
            // Of steps behind the one that the run is at nothing is known yet.
            const isBehind = step !== null && step.start.line > stoppedLocation.end.line
            return kind !== 'selector' && !isBehind && viewPort.intersection(asRange(range)) !== undefined
          })
          .map(({ range, expression }) => new vscode.InlineValueEvaluatableExpression(asRange(range), expression))
      },
    }),
  ]
}
