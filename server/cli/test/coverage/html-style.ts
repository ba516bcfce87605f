/** The style sheet of the page on coverage; by the settings of the browser it is light or dark. */
export const style = `
:root { color-scheme: light dark; --text: #1b1f24; --faint: #656d76; --page: #fff; --rule: #d8dee4;
  --hit: #1a7f37; --hit-back: #dafbe1; --part: #9a6700; --part-back: #fff8c5; --miss: #cf222e; --miss-back: #ffebe9 }
@media (prefers-color-scheme: dark) { :root { --text: #e6edf3; --faint: #8d96a0; --page: #0d1117; --rule: #30363d;
  --hit: #3fb950; --hit-back: #12261e; --part: #d29922; --part-back: #2a2111; --miss: #f85149; --miss-back: #301b1f } }
body { margin: 2rem auto; max-width: 84rem; padding: 0 1rem; font: 15px/1.5 system-ui, sans-serif; color: var(--text); background: var(--page) }
h1 { font-size: 1.4rem } h2 { font-size: 1.1rem; margin: 3rem 0 .5rem } a { color: inherit }
table { border-collapse: collapse } .figures td, .figures th { padding: .2rem 1rem .2rem 0; text-align: right; border-bottom: 1px solid var(--rule) }
.figures :first-child { text-align: left } .all { color: var(--hit) } .some { color: var(--miss) } .none { color: var(--faint) }
.file { display: flex; flex-wrap: wrap; gap: 2rem; align-items: flex-start } .graph { flex: none; max-width: 100%; overflow-x: auto }
.code { flex: 1 1 30rem; min-width: 0; overflow-x: auto; font: 13px/1.5 ui-monospace, monospace; border: 1px solid var(--rule) }
.code td { padding: 0 .6rem; white-space: pre } .code .number, .code .count { text-align: right; color: var(--faint); user-select: none }
.code .note { color: var(--miss); padding-left: 1rem; user-select: none }
tr.hit .count { background: var(--hit-back) } tr.part .count { background: var(--part-back) } tr.miss td { background: var(--miss-back) }
tr:target td { outline: 1px solid var(--faint) }
`
