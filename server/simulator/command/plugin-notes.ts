import { inputNamed, textInput } from './json-inputs.js'
import type { Interpreted, ReadyStep } from './node-run.js'

/** What the agent makes of the inputs of a plugin without a word, where that is hardly what is meant. */
export function* pluginNotes({ plugin, inputs }: ReadyStep, { run, depth }: Interpreted): Generator<string> {
  const directory = textInput(inputs, 'workingDirectory')
  const isRelative = directory !== '' && !/^(?:[/\\~]|[A-Za-z]:|\$\{)/.test(directory)
  // A relative directory is looked for among what was downloaded; of one that a build fills in nothing is known.
  if (isRelative && run.downloaded.size === 0)
    yield `nothing was downloaded before: the agent does not find the directory ${directory} and uses its default`
  const given = inputNamed(inputs, 'additionalArguments')
  if (plugin === 'aws:configurePackage' && typeof given === 'object' && given !== null)
    yield 'agents read additionalArguments as JSON text; a map may count as nothing'
  if (plugin === 'aws:updateSsmAgent' && depth > 1)
    yield 'the agent cannot be updated by a document that is run by aws:runDocument (user guide)'
}
