/** A part of the editor that is loaded for what it does; it has no types. */
declare module 'monaco-editor/editor/contrib/semanticTokens/browser/documentSemanticTokens'
