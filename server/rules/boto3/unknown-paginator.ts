import { operationOfMethod } from '../../aws/boto3-clients.js'
import { methodName, methodsOf } from '../../aws/operation-name.js'
import type { Service } from '../../aws/service.js'
import { guesser } from '../../languages/nearest.js'
import { indexWords } from '../../aws/catalogue.js'
import { type Finding, rule, runbooks } from '../rule.js'
import { knownUses } from './known-uses.js'
import { misnamed } from './misnamed.js'
import { namedArgument } from './named-argument.js'

export const unknownPaginator = rule({
  name: 'unknown-paginator',
  severity: 'warning',
  kinds: runbooks,
  needs: 'boto3 uses',
  summary: 'A Python script asks for the pages of an operation that has none, or that is not there.',
  why: 'boto3 raises an error and the step fails. A near miss, and an operation without any token for a next page, is an error; boto3 gains operations and paginators at any time, so all else is a warning.',
  aws: 'Operation cannot be paginated: X',
  page: 'automation-action-executeScript',

  check(document, { engines }) {
    const guessers = new Map<Service, ReturnType<typeof guesser>>()
    const found: Finding[] = []
    for (const use of knownUses(document, engines)) {
      const name = namedArgument(use, 'get_paginator', 'operation_name')
      const operation = name && operationOfMethod(use.service, name.text)
      if (!name || operation?.paginated) continue
      const range = use.script.rangeOf(name.start, name.end)
      if (operation) {
        const mayGain = [...(operation.input?.members.keys() ?? [])].some((input) => /token|marker/i.test(input))
        const message = `\`${name.text}\` cannot be paginated${mayGain ? ` in ${indexWords}` : ''}; call it directly`
        found.push({ range, severity: mayGain ? 'warning' : 'error', message })
        continue
      }
      const guess = guessers.get(use.service) ?? guesser([...methodsOf(use.service).keys()])
      guessers.set(use.service, guess)
      const meant = use.service.operation(name.text) ? methodName(name.text) : guess(name.text)
      const what = `the client of \`${use.service.name}\` has no operation \`${name.text}\``
      found.push(misnamed(range, what, name.text, meant, indexWords))
    }
    return found
  },
})
