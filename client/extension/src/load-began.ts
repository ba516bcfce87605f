/** The time of a processor that the program had taken before the modules of the extension ran; their file was read before. */
export const loadBegan = process.cpuUsage()
