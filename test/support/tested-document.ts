import assert from 'node:assert/strict'
import { namedSteps } from '../../server/document/named-steps.js'
import { loadPatterns } from '../../server/simulator/load-patterns.js'
import type { World } from '../../server/simulator/drive.js'
import { type CaseResult, runCase } from '../../server/simulator/testing/run-case.js'
import { casesOf } from '../../server/simulator/testing/test-case.js'
import { testFaults } from '../../server/simulator/testing/test-faults.js'
import { parse } from '../../server/syntax/parse.js'
import type { Node } from '../../server/syntax/tree.js'
import { documentOf } from './documents.js'

const patterns = await loadPatterns()

/** The tree of a text in which nothing is wrong. */
export async function rootOf(text: string): Promise<Node> {
  const { root, faults } = await parse(text, 'yaml')
  assert.ok(root)
  assert.deepEqual(faults, [])
  return root
}

/** A document for which texts of test files are checked and run. */
export async function testedDocument(text: string) {
  const document = await documentOf(text)
  const tested = {
    document,
    steps: namedSteps([document]),
    patternFault: patterns.fault,
  }
  const bench = { document, documents: new Map(), patterns, contentOf: (node: Node) => node }
  const faultsOf = async (file: string) => testFaults(await rootOf(file), tested)
  return {
    document,
    faultsOf,
    async run(file: string, scripts?: World): Promise<CaseResult[]> {
      assert.deepEqual(await faultsOf(file), [])
      return Promise.all(casesOf(await rootOf(file)).map((each) => runCase(each, bench, scripts)))
    },
  }
}
