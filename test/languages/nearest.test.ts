import assert from 'node:assert/strict'
import { didYouMean, guesser, lengthened, nearest } from '../../server/languages/nearest.js'
import { computed } from '../support/computed.js'

describe('nearest', () => {
  const actions = [
    'aws:sleep',
    'aws:branch',
    'aws:runCommand',
    'aws:runInstances',
    'aws:executeAwsApi',
    'aws:pause',
    'BooleanEquals',
    'StackStatus',
  ]
  const cases: readonly (readonly [word: string, meant: string | undefined])[] = [
    ['aws:slep', 'aws:sleep'],
    ['aws:sleeep', 'aws:sleep'],
    ['aws:slepe', 'aws:sleep'],
    ['aws:runcommand', 'aws:runCommand'],
    ['AWS:EXECUTEAWSAPI', 'aws:executeAwsApi'],
    ['aws:executeApi', 'aws:executeAwsApi'],
    ['aws:copyImage', undefined],
    ['BoolEquals', 'BooleanEquals'],
    ['aws-:pause', 'aws:pause'],
    ['Stack-Stats', 'StackStatus'],
    ['StackState', 'StackStatus'],
    ['', undefined],
  ]
  for (const [word, meant] of cases) {
    it(`takes ${JSON.stringify(word)} for ${meant}`, () => assert.equal(nearest(word, actions), meant))
  }
  it('allows one slip in a short word', () => {
    assert.equal(nearest('stp', ['step']), 'step')
    assert.equal(nearest('stp', ['steps']), undefined)
  })
  it('allows at most three slips in a long word', () => {
    assert.equal(nearest('abcdefghijklmno', ['axyzefghijklmno']), 'axyzefghijklmno')
    assert.equal(nearest('abcdefghijklmno', ['awxyzfghijklmno']), undefined)
  })
  it('prefers the word that differs in case alone to one slip', () => {
    assert.equal(nearest('instanceid', ['instanceids', 'InstanceId']), 'InstanceId')
  })
  it('counts two swapped letters as one slip', () => assert.equal(nearest('tset', ['test']), 'test'))
  it('takes the first of equals', () => {
    assert.equal(nearest('stap', ['step', 'stop']), 'step')
    assert.equal(nearest('stap', new Set(['stop', 'step'])), 'stop')
  })
  it('allows none in words of one and two letters', () => {
    assert.equal(nearest('z', ['a']), undefined)
    assert.equal(nearest('s3', ['s1', 's2']), undefined)
    assert.equal(nearest('NO', ['No']), 'No')
  })
  const others: readonly (readonly [word: string, other: string])[] = [
    ['StringNotEquals', 'StringEquals'],
    ['Reboot', 'NoReboot'],
    ['NoReboot', 'Reboot'],
    ['Restart', 'Start'],
    ['Uninstall', 'Install'],
    ['install', 'UNINSTALL'],
    ['MinSize', 'MaxSize'],
    ['UPDATE_FAILED', 'CREATE_FAILED'],
    ['us-east-1', 'us-west-1'],
    ['CommandID', 'Command'],
    ['AttachVolume', 'DetachVolume'],
    ['StartInstance', 'StopInstance'],
  ]
  for (const [word, other] of others)
    it(`does not take ${word} for ${other}, which says another thing`, () =>
      assert.equal(nearest(word, [other]), undefined))
  it('prefers a word that goes on as the written one to one that is several slips away', () => {
    const names = ['CurrentIteration', 'CurrentIteratorValue']
    assert.equal(nearest('CurrentIterator', names), 'CurrentIteratorValue')
    assert.equal(nearest('CurrentIteratio', names), 'CurrentIteration')
  })
  it('proposes the word itself when it is there', () => assert.equal(nearest('a', ['b', 'a']), 'a'))
  it('ignores words of more than 100 characters', () => {
    assert.equal(nearest('x'.repeat(101), [`${'x'.repeat(100)}y`]), undefined)
  })
  it('does not take long for many long words', () => {
    const started = computed()
    nearest(
      'x'.repeat(100),
      Array.from({ length: 2000 }, (_, number) => `${'y'.repeat(90)}${number}`),
    )
    assert.ok(computed() - started < 5000)
  })
})

describe('guesser', () => {
  it('finds what nearest finds', () => assert.equal(guesser(['stop', 'step'])('steps'), 'step'))
  it('gives up after many comparisons', () => {
    const guess = guesser(Array.from({ length: 1000 }, (_, number) => `step${number}`))
    const guesses = Array.from({ length: 301 }, () => guess('Step1'))
    assert.deepEqual([guesses[0], guesses[299], guesses[300]], ['step1', 'step1', undefined])
  })
})

describe('didYouMean', () => {
  it('ends a message with what was meant', () => assert.equal(didYouMean('recover'), '; did you mean `recover`?'))
  it('adds nothing where nothing is near', () => assert.equal(didYouMean(undefined), ''))
})

describe('lengthened', () => {
  const preferences = [
    'kmsKeyId',
    's3BucketName',
    'maxSessionDuration',
    'idleSessionTimeout',
    'runAsEnabled',
    'runAsDefaultUser',
  ]
  const cases: readonly (readonly [name: string, meant: string | undefined])[] = [
    ['kmsKey', 'kmsKeyId'],
    ['s3Bucket', 's3BucketName'],
    ['maxDuration', 'maxSessionDuration'],
    ['runAsDefault', 'runAsDefaultUser'],
    ['runAs', 'runAsEnabled'],
    ['kms', undefined],
    ['key', undefined],
    ['', undefined],
  ]
  for (const [name, meant] of cases)
    it(`takes ${JSON.stringify(name)} for ${meant}`, () => assert.equal(lengthened(name, preferences), meant))
  it('takes no name that may be several', () =>
    assert.equal(lengthened('kmsKey', ['kmsKeyId', 'kmsKeyArn']), undefined))
  it('makes no opposite', () => assert.equal(lengthened('StringEquals', ['StringNotEquals']), undefined))
})
