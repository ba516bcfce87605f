import type * as lsp from 'vscode-languageserver-protocol'
import { type IDisposable, languages } from '../editor/monaco.js'
import { about, aboutPlace, editorLocation, editorRange, positionOf } from './places.js'
import type { Server } from './server.js'

/** What leads through documents: hover, definitions, references, outlines, links and selections. */
export function registerNavigation(server: Server, selector: languages.LanguageSelector): readonly IDisposable[] {
  return [
    languages.registerHoverProvider(selector, {
      async provideHover(model, position, token) {
        const found = await server.ask('textDocument/hover', aboutPlace(model, position), token)
        if (!found) return null
        const { contents, range } = found
        return { contents: [{ value: contents.value }], ...(range && { range: editorRange(range) }) }
      },
    }),
    languages.registerDefinitionProvider(selector, {
      async provideDefinition(model, position, token) {
        const found = await server.ask('textDocument/definition', aboutPlace(model, position), token)
        return found && editorLocation(found)
      },
    }),
    languages.registerReferenceProvider(selector, {
      async provideReferences(model, position, { includeDeclaration }, token) {
        const asked = { ...aboutPlace(model, position), context: { includeDeclaration } }
        return ((await server.ask('textDocument/references', asked, token)) ?? []).map(editorLocation)
      },
    }),
    languages.registerDocumentHighlightProvider(selector, {
      async provideDocumentHighlights(model, position, token) {
        const found = await server.ask('textDocument/documentHighlight', aboutPlace(model, position), token)
        return (found ?? []).map(({ range }) => ({ range: editorRange(range) }))
      },
    }),
    languages.registerDocumentSymbolProvider(selector, {
      async provideDocumentSymbols(model, token) {
        return ((await server.ask('textDocument/documentSymbol', about(model), token)) ?? []).map(symbolOf)
      },
    }),
    languages.registerLinkProvider(selector, {
      async provideLinks(model, token) {
        const found = await server.ask('textDocument/documentLink', about(model), token)
        return { links: (found ?? []).flatMap((link) => linkOf(link) ?? []) }
      },
    }),
    languages.registerSelectionRangeProvider(selector, {
      async provideSelectionRanges(model, positions, token) {
        const asked = { ...about(model), positions: positions.map(positionOf) }
        const found = await server.ask('textDocument/selectionRange', asked, token)
        return (found ?? []).map((range) => [...outwards(range)])
      },
    }),
  ]
}

const symbolKinds: Readonly<Record<number, languages.SymbolKind>> = {
  7: languages.SymbolKind.Property,
  12: languages.SymbolKind.Function,
  13: languages.SymbolKind.Variable,
}

const symbolOf = ({
  name,
  detail,
  kind,
  range,
  selectionRange,
  children,
}: lsp.DocumentSymbol): languages.DocumentSymbol => ({
  name,
  detail: detail ?? '',
  kind: symbolKinds[kind] ?? languages.SymbolKind.Property,
  tags: [],
  range: editorRange(range),
  selectionRange: editorRange(selectionRange),
  children: (children ?? []).map(symbolOf),
})

/** Documents name pages of the web and other documents; of these the page has none. */
function linkOf({ range, target, tooltip }: lsp.DocumentLink): languages.ILink | undefined {
  if (target === undefined || !/^https:/.test(target)) return undefined
  return { range: editorRange(range), url: target, ...(tooltip !== undefined && { tooltip }) }
}

function* outwards(innermost: lsp.SelectionRange): Generator<languages.SelectionRange> {
  for (let each: lsp.SelectionRange | undefined = innermost; each; each = each.parent)
    yield { range: editorRange(each.range) }
}
