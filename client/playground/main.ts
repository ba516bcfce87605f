import { keepForOffline } from './offline.js'
import { findBeginning, isLocal } from './share/start.js'
import { newWorker } from './trusted.js'

// The language server and the document are on their way while the editor, which is larger than both, is read.
const server = newWorker('lsp')
const beginning = findBeginning()
const { startPage } = await import('./start-page.js')
const place = document.getElementById('page')
if (place) await startPage(place, server, beginning)
// The program serves the page of its own version; a copy that is kept would be an older one some day.
if (!isLocal(location)) void keepForOffline()
