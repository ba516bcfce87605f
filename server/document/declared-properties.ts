import { factOf } from './fact-of.js'

/** The keys that stand in the declarations of parameters, such as `allowedPattern`. */
export const declaredProperties = factOf(({ parameters }): ReadonlySet<string> => {
  const keys = new Set<string>()
  for (const { node } of parameters)
    if (node.kind === 'map') for (const { key } of node.entries) if (typeof key.value === 'string') keys.add(key.value)
  return keys
})
