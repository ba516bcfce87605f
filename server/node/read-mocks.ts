import { resolve } from 'node:path'
import type { SsmDocument } from '../document/document.js'
import { namedSteps } from '../document/named-steps.js'
import { mockFaults } from '../simulator/mock-faults.js'
import type { Node } from '../syntax/tree.js'
import { shownPath } from './find-files.js'
import { readTree } from './read-tree.js'

/** Reads a file of mocks, which may answer steps of these documents. */
export function readMocks(file: string, cwd: string, documents: readonly SsmDocument[]): Promise<Node | undefined> {
  const path = resolve(cwd, file)
  return readTree(path, shownPath(path, cwd), (node) => mockFaults(node, namedSteps(documents)))
}
