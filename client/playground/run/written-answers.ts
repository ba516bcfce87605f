import { computed, type ReadonlySignal, signal } from '@preact/signals'
import type { Ask, MockEdit } from '../rehearsal/questions.js'
import type { Workspace } from '../workspace.js'

/** What is written into the mocks from a run. */
export interface WrittenAnswers {
  /** Writes answers into the mocks and runs again; says why not, where that cannot be. */
  edit(edit: Omit<MockEdit, 'mocks'>): Promise<string | undefined>
  /** Takes out of the mocks what was written into them last, and runs again. There is nothing to take back once they were changed otherwise. */
  readonly takeBack: ReadonlySignal<(() => Promise<void>) | undefined>
  forget(): void
}

/** The mocks before and after an answer was written into them. */
interface Written {
  readonly before: string
  readonly after: string
}

/** So many answers can be taken back, one after the other. */
const mostKept = 20

export function writtenAnswers(workspace: Workspace, ask: Ask, startAgain: () => Promise<void>): WrittenAnswers {
  const written = signal<readonly Written[]>([])

  function takeBack({ before }: Written): Promise<void> {
    written.value = written.peek().slice(0, -1)
    workspace.mocks.value = before
    return startAgain()
  }

  return {
    async edit(edit) {
      const before = workspace.mocks.peek()
      const edited = await ask('mock', { ...edit, mocks: before })
      if (!edited.ok) return edited.message
      written.value = [...written.peek(), { before, after: edited.text }].slice(-mostKept)
      workspace.mocks.value = edited.text
      await startAgain()
      return undefined
    },
    takeBack: computed(() => {
      const last = written.value.at(-1)
      return last?.after === workspace.mocks.value ? () => takeBack(last) : undefined
    }),
    forget() {
      written.value = []
    },
  }
}
