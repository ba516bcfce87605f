import * as vscode from 'vscode'
import type { AskParameters } from '../ask-parameters.js'
import { concernsUs } from '../detection.js'
import { folderOf, savedFile } from '../program.js'
import { pythonChosen } from '../python.js'
import { aboutText, type Server } from '../server.js'
import { debugType } from './session.js'

/** Launch configurations: those that are made for a document, and what is done to those that users wrote. */
export interface Configurations {
  readonly provider: vscode.DebugConfigurationProvider
  /** For a document, with parameters that are asked for unless they are given; undefined where the user stops. */
  forDocument(
    document: vscode.TextDocument,
    given?: Readonly<Record<string, string>>,
  ): Promise<vscode.DebugConfiguration | undefined>
}

export function configurationsFor(server: Server, askParameters: AskParameters): Configurations {
  const forDocument: Configurations['forDocument'] = async (document, given) => {
    const about = await server.ask('ssmith/about', aboutText(document))
    if (!about?.runnable) {
      void vscode.window.showInformationMessage('ssmith: only runbooks and Command documents can be debugged')
      return undefined
    }
    const file = await savedFile(document)
    const parameters = file && (given ?? (await askParameters('Debug', document, about.parameters)))
    if (!file || !parameters) return undefined
    return { ...configuration(`Rehearse ${about.name ?? nameOf(file)}`, file), parameters }
  }
  return {
    forDocument,
    provider: {
      provideDebugConfigurations: () => [
        { type: debugType, request: 'launch', name: 'Rehearse this runbook', program: '${file}', stopOnEntry: true },
      ],
      async resolveDebugConfiguration(_, config) {
        // What comes without a type is F5 where nobody wrote configurations.
        if (config.type) return trusted(config)
        const document = vscode.window.activeTextEditor?.document
        if (document && concernsUs(document)) return trusted(await forDocument(document))
        void vscode.window.showInformationMessage('ssmith: open a Systems Manager document first')
        return undefined
      },
    },
  }
}

/** For a case of a test file. */
export const caseConfiguration = (file: vscode.Uri, name: string): vscode.DebugConfiguration => ({
  ...configuration(`Debug ${name}`, file),
  test: name,
})

const configuration = (name: string, file: vscode.Uri): vscode.DebugConfiguration => ({
  type: debugType,
  request: 'launch',
  name,
  program: file.fsPath,
  cwd: folderOf(file),
  // Without breakpoints the run would be over before one sees anything of it.
  stopOnEntry: vscode.debug.breakpoints.length === 0,
})

const nameOf = ({ path }: vscode.Uri): string => path.split('/').at(-1) ?? ''

/**
 * Where the user does not trust the folder nothing of it is run, whatever its configurations say. Elsewhere Python runs as the settings say,
 * where a configuration says nothing.
 */
function trusted(config: vscode.DebugConfiguration | undefined): vscode.DebugConfiguration | undefined {
  if (!config) return undefined
  if (!vscode.workspace.isTrusted)
    return { ...config, python: 'off', powershell: 'off', exec: false, aws: false, awsAllowWrites: false }
  const python = pythonChosen()
  return python === undefined ? config : { python, ...config }
}
