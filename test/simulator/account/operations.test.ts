import assert from 'node:assert/strict'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type InputFault, inputFaults } from '../../../server/aws/input-faults.js'
import { loadService } from '../../../server/aws/load-service.js'
import { operations } from '../../../server/simulator/account/operations.js'
import type { Answer } from '../../../server/simulator/request.js'
import { play, sequences } from '../../support/account-sequence.js'

const folder = join(import.meta.dirname, 'responses')

/** Services give empty lists where the model wants an item; and EC2 says `windows`, where the model's list has `Windows`. */
const matters = (fault: InputFault): boolean =>
  fault.kind !== 'small' && !(fault.kind === 'value' && fault.found === 'windows')

function lineOf(answer: Answer | undefined): string {
  if (answer?.kind === 'error') return `${answer.code}: ${answer.message}`
  if (answer?.kind !== 'value') return 'not known'
  const { ResponseMetadata: _, ...response } = answer.value as Readonly<Record<string, unknown>>
  return JSON.stringify(response)
}

describe('operations of the mocked account', () => {
  const succeeded = new Set<string>()

  for (const sequence of sequences) {
    it(`answer as written down: ${sequence.name}`, async () => {
      const path = join(folder, `${sequence.name}.txt`)
      const lines = (await play(sequence)).map(
        ({ service, operation, answer }) => `${service}:${operation}\n  ${lineOf(answer)}\n`,
      )
      if (process.env['UPDATE']) writeFileSync(path, lines.join(''))
      assert.equal(lines.join(''), readFileSync(path, 'utf8'))
    })

    it(`give what the model of the API has: ${sequence.name}`, async () => {
      for (const { service, operation, answer } of await play(sequence)) {
        assert.ok(answer, `${service}:${operation}`)
        if (answer.kind !== 'value') continue
        succeeded.add(`${service}:${operation}`)
        const { ResponseMetadata: _, ...response } = answer.value as Readonly<Record<string, unknown>>
        const shape = (await loadService(service))?.operation(operation)?.output
        const faults = shape ? [...inputFaults(shape, response)].filter(matters) : Object.keys(response)
        assert.deepEqual(faults, [], `${service}:${operation} ${JSON.stringify(response)}`)
      }
    })
  }

  it('are all tried, and all in the index', async () => {
    for (const [service, known] of Object.entries(operations)) {
      const { operationNames = [] } = (await loadService(service)) ?? {}
      for (const operation of Object.keys(known)) {
        assert.ok(operationNames.includes(operation), `${service}:${operation} is in no model`)
        assert.ok(
          succeeded.has(`${service}:${operation}`),
          `${service}:${operation} is in no sequence, or is refused in all`,
        )
      }
    }
  })

  it('give the same bytes each time', async () => {
    for (const sequence of sequences)
      assert.equal(JSON.stringify(await play(sequence)), JSON.stringify(await play(sequence)))
  })
})
