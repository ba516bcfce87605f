import type { Plugin } from '../action.js'
import { applications } from './applications.js'
import { cloudWatch } from './cloudWatch.js'
import { configureDaemon } from './configureDaemon.js'
import { configureDocker } from './configureDocker.js'
import { configurePackage } from './configurePackage.js'
import { domainJoin } from './domainJoin.js'
import { downloadContent } from './downloadContent.js'
import { psModule } from './psModule.js'
import { refreshAssociation } from './refreshAssociation.js'
import { runDockerAction } from './runDockerAction.js'
import { runDocument } from './runDocument.js'
import { runPowerShellScript } from './runPowerShellScript.js'
import { runShellScript } from './runShellScript.js'
import { softwareInventory } from './softwareInventory.js'
import { updateAgent } from './updateAgent.js'
import { updateSsmAgent } from './updateSsmAgent.js'

/** Every plugin of Command and Policy documents by its name. AWS-owned documents name no others. */
export const plugins = {
  'aws:applications': applications,
  'aws:cloudWatch': cloudWatch,
  'aws:configureDaemon': configureDaemon,
  'aws:configureDocker': configureDocker,
  'aws:configurePackage': configurePackage,
  'aws:domainJoin': domainJoin,
  'aws:downloadContent': downloadContent,
  'aws:psModule': psModule,
  'aws:refreshAssociation': refreshAssociation,
  'aws:runDockerAction': runDockerAction,
  'aws:runDocument': runDocument,
  'aws:runPowerShellScript': runPowerShellScript,
  'aws:runShellScript': runShellScript,
  'aws:softwareInventory': softwareInventory,
  'aws:updateAgent': updateAgent,
  'aws:updateSsmAgent': updateSsmAgent,
} as const

export type PluginName = keyof typeof plugins

const byName: ReadonlyMap<string, Plugin> = new Map(Object.entries(plugins) as [string, Plugin][])

/** The plugin with this name, or nothing. */
export const pluginNamed = (name: string): Plugin | undefined => byName.get(name)

/** Plugins that work only when a State Manager association starts them, so that they belong in Policy documents. */
export const policyPlugins: readonly PluginName[] = ['aws:softwareInventory']
