import { isCommand } from './build.js'
import type { SsmDocument } from './document.js'

/** The names of the steps of a document; a step of schema 1.2 has the name of its plugin. */
export const stepNames = ({ kind, steps }: SsmDocument): string[] =>
  steps.flatMap(({ name, action }) => name ?? (isCommand(kind) ? (action ?? []) : []))
