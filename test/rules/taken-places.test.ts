import assert from 'node:assert/strict'
import { takenPlaces } from '../../server/rules/taken-places.js'
import type { Range } from '../../server/syntax/tree.js'
import { randomFrom } from '../support/random.js'

describe('places that are taken', () => {
  it('are touched by what ends or begins at them, whatever the order in which they came', () => {
    const random = randomFrom(3)
    for (let round = 0; round < 200; round++) {
      const places = takenPlaces()
      const all: Range[] = []
      for (let count = 0; count < 30; count++) {
        const start = random(100)
        const place = { start, end: start + random(5) }
        const isTouched = all.some((other) => place.start <= other.end && other.start <= place.end)
        assert.equal(places.touches(place), isTouched, JSON.stringify({ place, all }))
        places.add(place)
        all.push(place)
      }
    }
  })
})
