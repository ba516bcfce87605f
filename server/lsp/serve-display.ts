import { type Connection, InlayHintKind, type SelectionRange, SemanticTokensBuilder } from 'vscode-languageserver'
import { at, inAll } from '../editor.js'
import { foldingOf } from '../features/folding.js'
import { inlayHintsOf } from '../features/inlay-hints.js'
import { type Lens, lensesOf } from '../features/lenses.js'
import { selectionAt } from '../features/selection.js'
import { type SemanticToken, semanticTokensOf, tokenTypes } from '../features/semantic-tokens.js'
import type { Range } from '../syntax/tree.js'
import type { Answering } from './answering.js'
import { commands } from './capabilities.js'
import type { EncodedText } from './encoded-text.js'
import { positions, range } from './needs.js'

/** Serves what is shown in and beside the text: folds, selections, lenses, hints and colours. */
export function serveDisplay(connection: Connection, answering: Answering): void {
  connection.onFoldingRanges(
    answering({}, ({ text, opened }) =>
      inAll(opened, foldingOf).map((fold) => {
        const { start, end } = text.rangeOf(fold)
        return { startLine: start.line, endLine: end.line, ...(fold.kind && { kind: fold.kind }) }
      }),
    ),
  )
  connection.onSelectionRanges(
    answering({ positions }, ({ text, opened }, { positions }) =>
      positions.map((position) => nested(text, at(opened, text.offsetAt(position), selectionAt) ?? [], position)),
    ),
  )
  connection.onCodeLens(answering({}, ({ text, opened }) => inAll(opened, lensesOf).map((lens) => lensOf(text, lens))))
  connection.languages.inlayHint.on(
    answering({ range }, ({ text, opened }, { range }) => {
      const [start, end] = [text.offsetAt(range.start), text.offsetAt(range.end)]
      return inAll(opened, inlayHintsOf)
        .filter((hint) => start <= hint.start && hint.end <= end)
        .map(({ text: label, kind, ...place }) => ({
          position: text.rangeOf(place).start,
          label,
          ...(kind === 'type' && { kind: InlayHintKind.Type }),
        }))
    }),
  )
  const tokens = answering({}, ({ text, opened }) => tokensOf(text, inAll(opened, semanticTokensOf)))
  connection.languages.semanticTokens.on(async (params, token) => (await tokens(params, token)) ?? { data: [] })
}

function nested(
  text: EncodedText,
  ranges: readonly Range[],
  position: SelectionRange['range']['start'],
): SelectionRange {
  const outermost = ranges.reduceRight<SelectionRange | undefined>(
    (parent, range) => ({ range: text.rangeOf(range), ...(parent && { parent }) }),
    undefined,
  )
  return outermost ?? { range: { start: position, end: position } }
}

function lensOf(text: EncodedText, { range, title, action }: Lens) {
  const place = text.rangeOf(range)
  const args =
    action.kind === 'references'
      ? [
          text.uri,
          text.rangeOf(action.at).start,
          action.uses.map((use) => ({ uri: text.uri, range: text.rangeOf(use) })),
        ]
      : [text.uri]
  return { range: place, command: { title, command: commands[action.kind], arguments: args } }
}

/** A token within one line; those of names always are. */
function tokensOf(text: EncodedText, tokens: readonly SemanticToken[]) {
  const builder = new SemanticTokensBuilder()
  for (const token of [...tokens].sort((a, b) => a.start - b.start)) {
    const { start, end } = text.rangeOf(token)
    if (start.line === end.line)
      builder.push(
        start.line,
        start.character,
        end.character - start.character,
        tokenTypes.indexOf(token.type),
        token.isDeclaration ? 1 : 0,
      )
  }
  return builder.build()
}
