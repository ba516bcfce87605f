/** Parts of the editor that are loaded for what they do; they have no types. */
declare module 'monaco-editor/editor/contrib/semanticTokens/browser/documentSemanticTokens'
declare module 'monaco-editor/editor/contrib/suggest/browser/suggestController'
