import * as vscode from 'vscode'

/** What the page of a graph tells: that it is there, and the node that one goes to. */
interface Told {
  isReady(): void
  goesTo(node: unknown): void
}

/** A panel beside the editor with the page in which the flow graph is drawn. */
export function graphPanel(extension: vscode.Uri, told: Told): vscode.WebviewPanel {
  const folder = (name: string) => vscode.Uri.joinPath(extension, name)
  const files = { style: folder('media'), script: folder('dist') }
  const panel = vscode.window.createWebviewPanel(
    'ssmith.graph',
    'Graph',
    { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true },
    { enableScripts: true, localResourceRoots: Object.values(files), retainContextWhenHidden: true },
  )
  panel.webview.html = page(panel.webview, files)
  panel.webview.onDidReceiveMessage(({ kind, id }: { readonly kind: unknown; readonly id: unknown }) => {
    if (kind === 'go') told.goesTo(id)
    else if (kind === 'ready') told.isReady()
  })
  return panel
}

/** The page: its script and style are files of the extension, and nothing else may run or load. */
function page(webview: vscode.Webview, { style, script }: Readonly<Record<'style' | 'script', vscode.Uri>>): string {
  const source = (folder: vscode.Uri, file: string) => webview.asWebviewUri(vscode.Uri.joinPath(folder, file))
  const policy = `default-src 'none'; style-src ${webview.cspSource}; script-src ${webview.cspSource}; img-src ${webview.cspSource}`
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="${source(style, 'graph.css')}">
<title>Flow graph</title>
</head>
<body>
<main id="graph" aria-label="Flow graph" tabindex="0"></main>
<script src="${source(script, 'graph.js')}"></script>
</body>
</html>`
}
