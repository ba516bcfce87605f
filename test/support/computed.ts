/** Milliseconds that the process has computed so far. What a test has to take little of: others may keep the machine busy, or stop the process. */
export function computed(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}
