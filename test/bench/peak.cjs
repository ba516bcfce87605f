// Loaded into a process by NODE_OPTIONS: writes the most memory that it ever had, in KB, to the file that PEAK_FILE names.
const { existsSync, readFileSync, writeFileSync } = require('node:fs')
const { isMainThread } = require('node:worker_threads')

const status = '/proc/self/status'

/** Linux counts what the parent had when it made the process as the process's own, but for one figure in its status. */
function peak() {
  const own = existsSync(status) ? /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(status, 'utf8'))?.[1] : undefined
  return own ?? String(process.resourceUsage().maxRSS)
}

if (isMainThread) process.on('exit', () => writeFileSync(process.env.PEAK_FILE, peak()))
