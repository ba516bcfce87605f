/** @typedef {{ id: string, name: string, prepare: (round: number) => readonly (() => unknown)[] | Promise<readonly (() => unknown)[]> }} Contestant */
/** @typedef {{ id: string, name: string, times: readonly number[] }} Figure Times of the rounds, in milliseconds. */

/** @param {readonly number[]} values @param {number} part */
export function quantile(values, part) {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN
}

/** @param {readonly number[]} values */
export const median = (values) => quantile(values, 0.5)

/** How many times the time of another one takes: the median over the rounds, each round by itself. @param {Figure} one @param {Figure} other */
export const ratio = (one, other) => median(ratios(one, other))

/** The middle half of the ratios, relative to their median: how far the ratio can be trusted. @param {Figure} one @param {Figure} other */
export function spread(one, other) {
  const all = ratios(one, other)
  return (quantile(all, 0.75) - quantile(all, 0.25)) / median(all)
}

/** @param {Figure} one @param {Figure} other */
const ratios = (one, other) => one.times.map((time, round) => time / (other.times[round] ?? Number.NaN))

/**
 * Times contestants in turns: A B C, A B C, … so that whatever slows the machine slows all. What a run needs is prepared before the
 * clock starts.
 *
 * @param {readonly Contestant[]} contestants
 * @param {{ warmUp: number, rounds: number }} effort
 * @returns {Promise<Figure[]>}
 */
export async function compare(contestants, { warmUp, rounds }) {
  const figures = contestants.map(({ id, name }) => ({ id, name, times: /** @type {number[]} */ ([]) }))
  for (let round = 0; round < warmUp + rounds; round++) {
    for (const [at, contestant] of contestants.entries()) {
      const time = await once(contestant, round)
      if (round >= warmUp) figures[at]?.times.push(time)
    }
  }
  return figures
}

/** Milliseconds for one run. @param {Contestant} contestant @param {number} round */
async function once({ prepare }, round) {
  const runs = await prepare(round)
  // Young garbage of the one before is not to be paid by this one.
  globalThis.gc?.({ type: 'minor' })
  const start = process.hrtime.bigint()
  for (const run of runs) await run()
  return Number(process.hrtime.bigint() - start) / 1e6 / runs.length
}
