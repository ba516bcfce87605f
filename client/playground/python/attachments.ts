import { isArchive } from '../../../server/simulator/scripts/attachable.js'
import type { FindAttachment } from '../../../server/simulator/scripts/python-world.js'
import { base64Of } from '../base64.js'
import type { TextFile } from '../rehearsal/questions.js'

/** Files that are attached to documents, and which of those that scripts asked for are not there. */
export interface Attachments {
  readonly find: FindAttachment
  missing(): readonly string[]
}

/** Finds attached files among those that are open. */
export function attachmentsAmong(files: readonly TextFile[]): Attachments {
  const missing = new Set<string>()
  return {
    find(name) {
      const file = files.find((each) => each.name === name)
      if (file) return { name, content: isArchive(name) ? file.text : base64Of(new TextEncoder().encode(file.text)) }
      missing.add(name)
      return undefined
    },
    missing: () => [...missing],
  }
}
