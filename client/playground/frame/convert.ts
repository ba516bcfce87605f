import { batch } from '@preact/signals'
import { isTaken } from '../files/taken-name.js'
import type { LanguageService } from '../language/language.js'
import { nameIn } from '../share/link.js'
import { undoOf } from '../share/state.js'
import type { Workspace } from '../workspace.js'

/** Writes the document in the other format. */
export async function convert(workspace: Workspace, language: Pick<LanguageService, 'converted'>): Promise<void> {
  const converted = await language.converted()
  if (!converted) {
    workspace.notice.value = { text: 'only a document that can be read as a whole can be written in the other format' }
    return
  }
  const { text, format } = converted
  const name = nameIn(format, workspace.document.peek().name)
  if (isTaken(workspace, name)) return
  const lost = format === 'json' ? ' JSON has no comments: they are left out.' : ''
  const undo = undoOf(workspace)
  batch(() => {
    workspace.rename(name)
    workspace.document.value = { name, text, language: format }
    // Nobody would see what has changed.
    workspace.shownAttachment.value = undefined
  })
  workspace.notice.value = { text: `Written as ${format.toUpperCase()}.${lost}`, undo }
}
