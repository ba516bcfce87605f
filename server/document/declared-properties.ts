import { factOf } from './fact-of.js'

/** All keys that stand in the declarations of parameters, known ones such as `allowedPattern` or not. */
export const declaredProperties = factOf(({ parameters }): ReadonlySet<string> => {
  const keys = new Set<string>()
  for (const { node } of parameters)
    if (node.kind === 'map') for (const { key } of node.entries) if (typeof key.value === 'string') keys.add(key.value)
  return keys
})
