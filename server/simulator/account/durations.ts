/** How many seconds changes take. AWS promises nothing here; these are our choice, of the order that is usual. */
export const durations = {
  instanceStart: 10,
  /** From `running` on until both status checks are `ok`. */
  instanceChecks: 60,
  instanceStop: 30,
  instanceTermination: 30,
  image: 180,
  snapshot: 120,
  volume: 5,
  attachment: 5,
  stack: 60,
  command: 5,
  database: 300,
  databaseReboot: 60,
  databaseChange: 60,
  databaseSnapshot: 180,
} as const
