import type { StepLook, Walk, WayLook } from '../../../document/diagram/walk.js'
import type { Coverage } from '../../../simulator/testing/coverage.js'

/** The ways that all cases together took through a document, to be drawn. A way is counted only where there are several. */
export function coverageWalk({ steps }: Coverage): Walk {
  const ofSteps = new Map(steps.map(({ step, count }) => [step, count]))
  const ofWays = new Map(steps.flatMap(({ ways }) => ways.map(({ edge, count }) => [edge, count])))
  return {
    lookOf(step): StepLook {
      const count = ofSteps.get(step) ?? 0
      return { end: count > 0 ? 'done' : 'broken', note: timesOf(count) }
    },
    lookOfWay(way): WayLook {
      const count = ofWays.get(way)
      if (count === undefined) return { mark: undefined, note: '' }
      return { mark: count > 0 ? 'taken' : 'missed', note: timesOf(count) }
    },
  }
}

const timesOf = (count: number): string => (count === 0 ? 'never' : `${count} ${count === 1 ? 'time' : 'times'}`)
