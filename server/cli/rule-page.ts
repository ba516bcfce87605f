import { packageFile } from '../node/package-files.js'
import type { Rule } from '../rules/rule.js'

const guide = 'https://docs.aws.amazon.com/systems-manager/latest/userguide'

/** Where AWS describes what the rule is about. */
export const ruleUrl = ({ page }: Rule): string => `${guide}/${page ?? 'documents'}.html`

/** The first line of a generated page, which is for whoever opens the file. */
const noteToContributors = /^<!--[^\n]*-->\n/

/** The page that explains a rule, in Markdown; a short one where the package has none. */
export function rulePage(rule: Rule): string {
  const page = packageFile(`docs/rules/${rule.name}.md`)
  if (page !== undefined) return page.replace(noteToContributors, '')
  const { name, severity, summary, why, aws } = rule
  const refusals = aws === undefined ? [] : typeof aws === 'string' ? [aws] : aws
  const said = refusals.length === 0 ? '' : `\nAWS says: ${refusals.map((text) => `\`${text}\``).join(', ')}\n`
  const link = rule.page === undefined ? '' : `\nSee ${ruleUrl(rule)}\n`
  return `# ${name}\n\n${summary}\n\n${why}\n\nSeverity: ${severity}\n${said}${link}`
}
