import type { Uri } from 'vscode'
import type { AskParameters } from '../ask-parameters.js'
import type { Configurations } from '../debug/configurations.js'
import type { GraphPreview } from '../graph-preview.js'
import type { RunProgram } from '../program.js'
import type { Server } from '../server.js'
import type { Tests } from '../tests.js'

/** What commands work with. */
export interface Tools {
  readonly server: Server
  readonly run: RunProgram
  readonly graph: GraphPreview
  readonly tests: Tests
  readonly configurations: Configurations
  readonly askParameters: AskParameters
  /** The folder of the rules' pages. */
  readonly pages: Uri
}
