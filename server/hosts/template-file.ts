import { templateTextParts } from './hcl-directives.js'
import { type HostText, joinParts } from './host-text.js'
import { isOpen, isPartial } from './kind-of-content.js'
import { type ReadText, readText } from './read-text.js'

/** A text that Terraform renders before it is sent, by `templatefile`, as far as it is known before. */
export interface TemplateFile extends ReadText {
  readonly toHost: HostText['toHost']
}

const directive = /^[ \t]*%\{~?[ \t]*(?:if|for|else|endif|endfor)\b/m

/** Whether a text has directives that have lines to themselves. */
export const hasDirectives = (text: string): boolean => directive.test(text)

/** Reads the map in a file that Terraform renders; undefined where what it fills in decides its structure. */
export async function readTemplateFile(text: string): Promise<TemplateFile | undefined> {
  const host = joinParts(templateTextParts(text))
  const read = await readText(host, false)
  if (!read) return undefined
  const partial = read.partial === true || (read.root && isPartial(read.root))
  const open = read.root && isOpen(read.root)
  return { ...read, toHost: host.toHost, ...(partial && { partial }), ...(open && { open }) }
}
