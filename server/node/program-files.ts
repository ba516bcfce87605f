/**
 * Commands that are to start at once: each has a program of its own, which is soon read. What the others need is not in it; of what
 * `cli/program.ts` and `cli/commands.ts` load there are these modules.
 */
export const ownPrograms: ReadonlyMap<string, readonly string[]> = new Map([
  ['lint', ['lint-command', 'work']],
  ['simulate', ['simulate-command']],
])

/** The name of the built program that has a command. */
export const programName = (command: string): string => (ownPrograms.has(command) ? `program-${command}` : 'program')
