import { defineAction } from '../action.js'
import { any, string } from '../values.js'

export const updateVariable = defineAction({
  name: 'aws:updateVariable',
  summary: 'Give a variable of the runbook a new value.',
  page: 'automation-action-update-variable',
  impact: 'Mutating',
  inputs: {
    Name: string({
      description: 'Variable to set: `variable:` and its name, without braces.',
      format: 'variable-name',
      pattern: '^variable:.+$',
      expected: 'the name of a variable such as `variable:counter`',
    }),
    Value: any({
      description:
        'New value, of the type that the variable has. Text may have 512 characters, a list of text 50 items, a list of maps 200 items, a key 50 characters.',
    }),
  },
  outputs: {},
  step: { onCancel: false, outputs: 'none' },
  calls: [],
  permissions: { always: [] },
  limits: ['Nothing is converted: the value has to have the declared type.'],
  snippet: { Name: 'variable:counter', Value: 1 },
})
