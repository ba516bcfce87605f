import { templateTextParts } from './hcl-directives.js'
import { type HostText, joinParts } from './host-text.js'
import { isPartial } from './kind-of-content.js'
import { type ReadText, readText } from './read-text.js'

/** A text that Terraform renders before it is sent, by `templatefile`, as far as it is known before. */
export interface TemplateFile extends ReadText {
  readonly toHost: HostText['toHost']
}

const directive = /^[ \t]*%\{~?[ \t]*(?:if|for|else|endif|endfor)\b/m

/** Reads the map in a file with directives that have lines to themselves; undefined where there are none, or they decide its structure. */
export async function readTemplateFile(text: string): Promise<TemplateFile | undefined> {
  if (!directive.test(text)) return undefined
  const host = joinParts(templateTextParts(text))
  const read = await readText(host, false)
  if (!read) return undefined
  const partial = read.partial === true || (read.root && isPartial(read.root))
  return { ...read, toHost: host.toHost, ...(partial && { partial }) }
}
