import type { Platform, Plugin } from '../../schemas/action.js'
import { platformTypes } from '../../schemas/platform-types.js'
import type { SsmDocument, Step } from './document.js'
import { platformOf } from './preconditions.js'

/** Platforms on which the agent has a plugin of the document: those for which the service takes it, as far as is known. */
export const supportedPlatforms = ({ steps }: SsmDocument): readonly Platform[] =>
  platformTypes.filter((platform) => steps.some((step) => hasPlugin(step, platform)))

/** Platforms on which a step of the document runs; Linux where nobody can tell. */
export function intendedPlatforms({ steps }: SsmDocument): readonly Platform[] {
  const runs = (step: Step, platform: Platform) =>
    hasPlugin(step, platform) && (platformOf(step) ?? platform) === platform
  const platforms = platformTypes.filter((platform) => steps.some((step) => runs(step, platform)))
  return platforms.length > 0 ? platforms : ['Linux']
}

function hasPlugin({ definition }: Step, platform: Platform): boolean {
  return definition !== undefined && 'platforms' in definition && (definition as Plugin).platforms.includes(platform)
}
