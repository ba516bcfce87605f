import { applyEdits } from '../../server/node/fix-text.js'
import { lint } from '../../server/service.js'

/** The text after the fix of a title. */
export async function fixed(text: string, title: string, path = 'document.yaml'): Promise<string | undefined> {
  const found = (await lint({ text, path }, { today: '2026-11-23' })).flatMap(({ diagnostics }) => diagnostics)
  const fix = found.flatMap(({ fixes }) => fixes).find((each) => each.title === title)
  return fix && applyEdits(text, fix.edits)
}
