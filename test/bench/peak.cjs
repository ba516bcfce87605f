// Loaded into a process by NODE_OPTIONS: writes the most memory that it ever had, in KB, to the file that PEAK_FILE names.
const { isMainThread } = require('node:worker_threads')
if (isMainThread)
  process.on('exit', () =>
    require('node:fs').writeFileSync(process.env.PEAK_FILE, String(process.resourceUsage().maxRSS)),
  )
