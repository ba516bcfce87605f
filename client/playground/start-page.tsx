import { effect, type Signal } from '@preact/signals'
import { render } from 'preact'
import { setUpEditors } from './editor/set-up.js'
import { openDropped } from './files/open-file.js'
import { saveShown } from './files/save-file.js'
import { startLanguage } from './language/language.js'
import { Page } from './page.js'
import { type Beginning, openBeginning } from './share/start.js'
import { remember } from './remember.js'
import { shownTheme } from './theme.js'
import { themes, type Workspace, workspaceOf } from './workspace.js'

/** The page has room for one pane only where it is narrower. */
const narrow = matchMedia('(max-width: 760px)')

/** Where there is room for the graph above another pane. */
const roomy = matchMedia('(min-width: 761px) and (min-height: 640px)')

/** Shows the page with what it begins with; the language server has been started. */
export async function startPage(place: HTMLElement, server: Worker, beginning: Promise<Beginning>): Promise<void> {
  const workspace = workspaceOf({ name: 'document.yaml', text: '', language: 'yaml' })
  remember('theme', workspace.theme, (kept) => themes.find((theme) => theme === kept))
  const theme = shownTheme(workspace.theme)
  effect(() => {
    document.documentElement.dataset['theme'] = theme.value
  })
  setUpEditors(theme)
  const language = startLanguage(workspace, server)
  openBeginning(workspace, await beginning)
  listen(workspace)
  render(<Page workspace={workspace} language={language} />, place)
}

/** Follows what happens to the page as a whole. */
function listen(workspace: Workspace): void {
  follow(narrow, workspace.isNarrow)
  follow(roomy, workspace.isRoomy)
  openDropped(workspace)
  addEventListener('keydown', (event) => {
    if (!(event.ctrlKey || event.metaKey) || event.key !== 's') return
    event.preventDefault()
    saveShown(workspace)
  })
}

function follow(query: MediaQueryList, matches: Signal<boolean>): void {
  matches.value = query.matches
  query.addEventListener('change', () => {
    matches.value = query.matches
  })
}
