import type { SyntaxCode, SyntaxFault, Tree } from '../syntax/tree.js'
import { quotePlaces } from '../syntax/unquoted-reference.js'
import type { Finding, Fix, Rule } from './rule.js'
import { brokenSyntax } from './syntax/broken-syntax.js'
import { commentInJson } from './syntax/comment-in-json.js'
import { duplicateKey } from './syntax/duplicate-key.js'
import { severalDocuments } from './syntax/several-documents.js'
import { trailingComma } from './syntax/trailing-comma.js'
import { unquotedReference } from './syntax/unquoted-reference.js'
import { unreadText } from './syntax/unread-text.js'

const rules: Readonly<Record<SyntaxCode, Rule>> = {
  syntax: brokenSyntax,
  'trailing-comma': trailingComma,
  comment: commentInJson,
  'duplicate-key': duplicateKey,
  'unquoted-reference': unquotedReference,
  'several-documents': severalDocuments,
  'not-read': unreadText,
}

/** A text, and how it is written. */
type Written = Pick<Tree, 'text' | 'format'>

/** A fault of the syntax of a text as a finding of the rule that explains it. */
export function syntaxFinding(fault: SyntaxFault, tree: Written): { readonly rule: Rule; readonly finding: Finding } {
  const { code, start, end, message, related } = fault
  const fixes = fixesOf(fault, tree)
  const finding: Finding = {
    range: { start, end },
    message,
    ...(related && { related: [{ range: related, message: 'first written here' }] }),
    ...(fixes.length > 0 && { fixes }),
  }
  return { rule: rules[code], finding }
}

function fixesOf({ code, start, end, fatal, mending }: SyntaxFault, { text, format }: Written): Fix[] {
  if (mending) return [{ ...mending, safe: false }]
  if (code === 'trailing-comma') return [{ title: 'remove the comma', safe: true, edits: [{ start, end, text: '' }] }]
  if (code !== 'unquoted-reference' || fatal) return []
  // In JSON it is the reference alone, which holds nothing to escape.
  const quote = format === 'json' ? '"' : "'"
  const edits = quotePlaces({ start, end }, text).map((at) => ({ start: at, end: at, text: quote }))
  return [{ title: 'quote the reference', safe: true, edits }]
}
