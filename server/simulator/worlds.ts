import type { World, Worlds } from './drive.js'
import { invent } from './invent.js'

/** Who may answer what a rehearsal asks for, as far as a front end has set them up. */
export interface WorldParts {
  /** Answers that somebody wrote down. */
  readonly mocks?: World | undefined
  /** Runs scripts: only those that no mock answers. */
  readonly scripts?: World | undefined
  /** Runs plugins of commands: only those that no mock answers. */
  readonly plugins?: World | undefined
  /** The mocked account. */
  readonly account?: World | undefined
  /** A real endpoint of AWS. */
  readonly aws?: World | undefined
  /** Whether what nobody else answers is invented; otherwise it fails its step. */
  readonly invent: boolean
}

/** Those who answer, in the order in which they are asked. */
export function worldsOf({ mocks, scripts, plugins, account, aws, invent: invents }: WorldParts): Worlds {
  return [
    ...(mocks ? [{ source: 'mock', answer: mocks }] : []),
    ...(scripts ? [{ source: 'script', answer: scripts }] : []),
    ...(plugins ? [{ source: 'sandbox', answer: plugins }] : []),
    ...(account ? [{ source: 'account', answer: account }] : []),
    ...(aws ? [{ source: 'aws', answer: aws }] : []),
    ...(invents ? [{ source: 'invented', answer: invent }] : []),
  ]
}
