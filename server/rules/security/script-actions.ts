/** Actions and plugins with an input that is a program. */
export const scriptActions: ReadonlySet<string> = new Set([
  'aws:executeScript',
  'aws:runCommand',
  'aws:runShellScript',
  'aws:runPowerShellScript',
  'aws:psModule',
])
