import { effect } from '@preact/signals'
import { render } from 'preact'
import { setUpEditors } from './editor/set-up.js'
import { openDropped } from './files/open-file.js'
import { saveFile } from './files/save-file.js'
import { startLanguage } from './language/language.js'
import { keepForOffline } from './offline.js'
import { Page } from './page.js'
import { isLocal, openBeginning } from './share/start.js'
import { rememberTheme, shownTheme } from './theme.js'
import { workspaceOf } from './workspace.js'

/** The page has room for one pane only where it is narrower. */
const narrow = matchMedia('(max-width: 760px)')

const workspace = workspaceOf({ name: 'document.yaml', text: '', language: 'yaml' })
rememberTheme(workspace.theme)
const theme = shownTheme(workspace.theme)
effect(() => {
  document.documentElement.dataset['theme'] = theme.value
})
workspace.isNarrow.value = narrow.matches
narrow.addEventListener('change', ({ matches }) => {
  workspace.isNarrow.value = matches
})
setUpEditors(theme)
const language = startLanguage(workspace)
await openBeginning(workspace)
openDropped(workspace)
addEventListener('keydown', (event) => {
  if (!(event.ctrlKey || event.metaKey) || event.key !== 's') return
  event.preventDefault()
  saveFile(workspace.document.value)
})
const place = document.getElementById('page')
if (place) render(<Page workspace={workspace} language={language} />, place)
// The program serves the page of its own version; a copy that is kept would be an older one some day.
if (!isLocal(location)) void keepForOffline()
