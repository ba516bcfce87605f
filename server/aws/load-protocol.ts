import type { ProtocolData } from './protocol-data.js'
import bySigningName from './protocols.generated.json' with { type: 'json' }

const names: Readonly<Record<string, string>> = bySigningName

/** How the service is spoken to for which a request is signed by that name; `undefined` where it is not known. */
export async function loadProtocol(signingName: string): Promise<ProtocolData | undefined> {
  const name = Object.hasOwn(names, signingName) ? names[signingName] : undefined
  if (name === undefined) return undefined
  const { default: data } = (await import(`./protocols/${name}.generated.json`, { with: { type: 'json' } })) as {
    default: ProtocolData
  }
  return data
}
