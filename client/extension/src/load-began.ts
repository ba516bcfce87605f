/** The time of a processor that the program had taken before the extension was loaded. */
export const loadBegan = process.cpuUsage()
