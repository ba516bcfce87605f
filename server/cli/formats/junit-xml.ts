/** A suite of tests, as CI servers show it. */
export interface JunitSuite {
  readonly name: string
  readonly cases: readonly JunitCase[]
}

export interface JunitCase {
  readonly name: string
  readonly seconds: number
  /** Why it failed: the first in short, and all of it. */
  readonly failure?: { readonly message: string; readonly type: string; readonly text: string }
  /** What a test said that passed. */
  readonly output?: string
}

/** JUnit's XML, which most CI servers show. */
export function junitXml(suites: readonly JunitSuite[]): string {
  const cases = suites.flatMap((suite) => suite.cases)
  return `<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="ssmith" tests="${cases.length}" failures="${failuresIn(cases)}" errors="0">
${suites.map(suiteXml).join('')}</testsuites>
`
}

const failuresIn = (cases: readonly JunitCase[]): number => cases.filter(({ failure }) => failure).length

function suiteXml({ name, cases }: JunitSuite): string {
  const seconds = cases.reduce((sum, each) => sum + each.seconds, 0)
  return `  <testsuite name="${escapeXml(name)}" tests="${cases.length}" failures="${failuresIn(cases)}" errors="0" skipped="0" time="${timeOf(seconds)}">
${cases.map((each) => caseXml(name, each)).join('')}  </testsuite>
`
}

function caseXml(suite: string, { name, seconds, failure, output }: JunitCase): string {
  const head = `    <testcase name="${escapeXml(name)}" classname="${escapeXml(suite)}" time="${timeOf(seconds)}"`
  if (!failure && output === undefined) return `${head}/>\n`
  const body = failure
    ? `<failure message="${escapeXml(failure.message)}" type="${escapeXml(failure.type)}">${linesXml(failure.text)}</failure>`
    : `<system-out>${escapeXml(output ?? '')}</system-out>`
  return `${head}>\n      ${body}\n    </testcase>\n`
}

const linesXml = (text: string): string => text.split('\n').map(escapeXml).join('\n')

const timeOf = (seconds: number): string => String(Number(seconds.toFixed(3)))

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
}

/** Text for XML and HTML. XML knows no escape for most control characters and half pairs: they cannot stand in it at all. */
export function escapeXml(text: string): string {
  return text
    .replaceAll(/[\u0000-\u001f\u007f-\u009f\ufffe\uffff]|\p{Surrogate}/gu, (character) =>
      character === '\n' || character === '\t' ? ' ' : '\ufffd',
    )
    .replaceAll(/[&<>"']/g, (character) => entities[character] ?? '')
}
