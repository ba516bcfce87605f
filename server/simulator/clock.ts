/** Seconds since the start as a clock shows them: `01:02:03`, with days in front where there are any. */
export function clock(seconds: number): string {
  const whole = Math.floor(seconds)
  const days = Math.floor(whole / 86_400)
  const parts = [Math.floor(whole / 3600) % 24, Math.floor(whole / 60) % 60, whole % 60]
  const time = parts.map((part) => String(part).padStart(2, '0')).join(':')
  return days === 0 ? time : `${days}d ${time}`
}
