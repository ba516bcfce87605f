import { parseAllDocuments } from 'yaml'

/** YAML with one style of indentation and brackets. Comments stay; long lines are left as they are, since where they break is part of a script's look. */
export function tidyYaml(text: string, indent: number): string {
  const [document, ...others] = parseAllDocuments(text.replaceAll('\r\n', '\n'))
  if (!document || others.length > 0 || document.errors.length > 0) return text
  const tidy = document.toString({ lineWidth: 0, indent })
  return text.includes('\r\n') ? tidy.replaceAll('\n', '\r\n') : tidy
}
