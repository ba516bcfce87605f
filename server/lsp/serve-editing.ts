import {
  type CodeAction,
  CodeActionKind,
  type CompletionItem,
  type Connection,
  type Position,
  type SignatureHelp,
} from 'vscode-languageserver'
import { at, completionsIn, refactoringsIn, wholeDocument, writtenInFull } from '../editor.js'
import { inOtherFormat } from '../features/convert-format.js'
import type { Completion } from '../features/completion/completion.js'
import type { AskedIndentation } from '../document/indentation.js'
import { signatureAt } from '../features/signature.js'
import type { Opened } from '../hosts/open.js'
import type { Edit } from '../rules/rule.js'
import { takenPlaces } from '../rules/taken-places.js'
import type { Diagnostic } from '../service.js'
import type { Answering } from './answering.js'
import { fixAllKind } from './capabilities.js'
import { completionOf, editOf, editsOf, fixesOf } from './convert.js'
import type { DocumentStore, OpenFile } from './document-store.js'
import type { EncodedText } from './encoded-text.js'
import { actionContext, options, position, range } from './needs.js'

/** What may be typed at a position, as clients are told. */
export const completionsAt = async (
  file: OpenFile,
  position: Position,
  takesSnippets: boolean,
): Promise<CompletionItem[]> =>
  (await completionsOf(file, file.text.offsetAt(position))).map((item, order) =>
    completionOf(file.text, item, order, takesSnippets),
  )

async function completionsOf({ opened, repository, own }: OpenFile, offset: number): Promise<readonly Completion[]> {
  if (own) return (await import('../own-files/own-completions.js')).ownCompletions(own, offset)
  return completionsIn(opened, offset, repository)
}

/** Serves what changes documents: completion, fixes, refactorings and formatting. */
export function serveEditing(
  connection: Connection,
  store: DocumentStore,
  answering: Answering,
  can: (ability: 'createsFiles' | 'snippets') => boolean,
): void {
  connection.onCompletion(
    answering({ position }, (file, { position }) => completionsAt(file, position, can('snippets'))),
  )
  connection.onSignatureHelp(
    answering({ position }, ({ text, opened, repository }, { position }): SignatureHelp | undefined => {
      const found = at(opened, text.offsetAt(position), (document, offset) => signatureAt(document, offset, repository))
      return (
        found && {
          signatures: [{ label: found.label, parameters: found.parameters.map(({ label }) => ({ label })) }],
          activeSignature: 0,
          ...(found.active !== undefined && { activeParameter: found.active }),
        }
      )
    }),
  )
  connection.onDocumentFormatting(
    answering({ options }, async ({ text, opened }, { options }) => {
      const document = wholeDocument(opened)
      if (!document) return undefined
      // What a first look at a page does not need is loaded when it is asked for.
      const { formatted } = await import('../features/format.js')
      return (await formatted(document, askedBy(options))).map((edit) => editOf(text, edit))
    }),
  )
  connection.onCodeAction(
    answering({ range, context: actionContext }, async (file, { range, context: { only } }) => {
      const found = (await store.diagnose(file.text.uri))?.found ?? []
      const [start, end] = [file.text.offsetAt(range.start), file.text.offsetAt(range.end)]
      const wants = (kind: string) => !only || only.some((each) => kind === each || kind.startsWith(`${each}.`))
      return [
        ...(wants(CodeActionKind.QuickFix) ? quickFixes(file.text, found, start, end) : []),
        ...(!only || only.some((each) => /^(?:$|quickfix|refactor)/.test(each))
          ? await refactorings(file, start, end)
          : []),
        ...(can('createsFiles') && wants(CodeActionKind.RefactorRewrite) ? await conversions(file) : []),
        ...(wants(fixAllKind) ? fixAll(file.text, found) : []),
      ].filter(({ kind }) => wants(kind ?? ''))
    }),
  )
}

/** What an editor is set to; some say nothing of it. */
const askedBy = ({ tabSize, insertSpaces }: Readonly<Record<string, unknown>> = {}): AskedIndentation | undefined =>
  typeof tabSize === 'number' && Number.isInteger(tabSize) && typeof insertSpaces === 'boolean'
    ? { width: tabSize, tabs: !insertSpaces }
    : undefined

/** The fixes of all findings at a place; one that mends several of them is offered once. */
function quickFixes(text: EncodedText, found: readonly Diagnostic[], start: number, end: number): CodeAction[] {
  const offered = new Map<string, CodeAction>()
  for (const each of found) {
    if (each.range.start > end || start > each.range.end) continue
    for (const action of fixesOf(text, each)) {
      const key = JSON.stringify([action.title, action.edit])
      const same = offered.get(key)
      offered.set(
        key,
        same ? { ...same, diagnostics: [...(same.diagnostics ?? []), ...(action.diagnostics ?? [])] } : action,
      )
    }
  }
  return [...offered.values()]
}

const kinds = {
  extract: CodeActionKind.RefactorExtract,
  inline: CodeActionKind.RefactorInline,
  rewrite: CodeActionKind.RefactorRewrite,
  quickfix: CodeActionKind.QuickFix,
} as const

const refactorings = async (
  { text, opened, repository }: OpenFile,
  offset: number,
  end: number,
): Promise<CodeAction[]> =>
  (await refactoringsIn(opened, offset, { end, repository })).map(({ title, kind, edits }) => ({
    title,
    kind: kinds[kind],
    edit: editsOf(text, edits),
  }))

/** All safe fixes that do not touch one another, as one change. */
function fixAll(text: EncodedText, found: readonly Diagnostic[]): CodeAction[] {
  const chosen: Edit[] = []
  const taken = takenPlaces()
  for (const { fixes } of found) {
    const [fix, ...others] = fixes
    if (!fix?.safe || others.length > 0) continue
    if (fix.edits.some(taken.touches)) continue
    for (const edit of fix.edits) {
      taken.add(edit)
      chosen.push(edit)
    }
  }
  if (chosen.length === 0) return []
  return [{ title: 'Fix all that can be fixed safely', kind: fixAllKind, edit: editsOf(text, chosen) }]
}

/** Whether a file is not read as it stands; comments in JSON are, though AWS refuses them. */
const hasFaults = ({ models }: Opened): boolean =>
  models.some(({ embedded }) => embedded.faults.some(({ code }) => code !== 'comment'))

/** The document in a new file of the other format beside this one. */
async function conversions({ text, opened }: OpenFile): Promise<CodeAction[]> {
  const document = writtenInFull(opened)
  const ending = /\.(?:ya?ml|json)$/i.exec(text.uri)?.[0]
  if (!document || ending === undefined || hasFaults(opened)) return []
  const { format, text: newText } = inOtherFormat(document)
  const uri = `${text.uri.slice(0, -ending.length)}.${format}`
  const start = { line: 0, character: 0 }
  return [
    {
      title: `write as ${format === 'json' ? 'JSON' : 'YAML'} beside this file`,
      kind: CodeActionKind.RefactorRewrite,
      edit: {
        documentChanges: [
          { kind: 'create', uri, options: { ignoreIfExists: false, overwrite: false } },
          { textDocument: { uri, version: null }, edits: [{ range: { start, end: start }, newText }] },
        ],
      },
    },
  ]
}
