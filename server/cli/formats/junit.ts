import type { FileReport, ReportedFinding } from '../../node/report.js'
import type { LintReport } from './format.js'

/** JUnit's XML, which most CI servers show: a suite for each file. Errors are failures; the others are output of tests that passed. */
export function junit({ files }: LintReport): string {
  const tests = files.reduce((sum, { findings }) => sum + Math.max(1, findings.length), 0)
  const failures = files.reduce((sum, file) => sum + failuresIn(file), 0)
  return `<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="ssmith" tests="${tests}" failures="${failures}" errors="0">
${files.map(suite).join('')}</testsuites>
`
}

const failuresIn = ({ findings }: FileReport): number => findings.filter(({ severity }) => severity === 'error').length

function suite(file: FileReport): string {
  const path = escapeXml(file.path)
  const cases = file.findings.map((finding) => testCase(path, finding)).join('')
  const clean = `    <testcase name="no findings" classname="${path}" time="0"/>\n`
  return `  <testsuite name="${path}" tests="${Math.max(1, file.findings.length)}" failures="${failuresIn(file)}" errors="0" skipped="0" time="0">
${cases || clean}  </testsuite>
`
}

function testCase(path: string, { rule, severity, message, line, column }: ReportedFinding): string {
  const text = escapeXml(message)
  const where = `${path}:${line}:${column}: ${severity}[${rule}]: ${text}`
  const body =
    severity === 'error'
      ? `<failure message="${text}" type="${rule}">${where}</failure>`
      : `<system-out>${where}</system-out>`
  return `    <testcase name="${rule} (${line}:${column})" classname="${path}" time="0">\n      ${body}\n    </testcase>\n`
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
}

/** XML knows no escape for most control characters and half pairs: they cannot stand in it at all. */
function escapeXml(text: string): string {
  return text
    .replaceAll(/[\u0000-\u001f\u007f-\u009f\ufffe\uffff]|\p{Surrogate}/gu, (character) =>
      character === '\n' || character === '\t' ? ' ' : '\ufffd',
    )
    .replaceAll(/[&<>"']/g, (character) => entities[character] ?? '')
}
