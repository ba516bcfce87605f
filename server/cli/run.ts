import { didYouMean, nearest } from '../languages/nearest.js'
import { isUsageError, UsageError } from '../node/usage-error.js'
import { readArguments } from './arguments.js'
import { type Command, commands, commonOptions } from './commands.js'
import { type ExitCode, exitCode, type Io } from './io.js'

/** Runs the program: one command with its arguments. Never throws; whatever happens is an exit code and a message. */
export async function run(args: readonly string[], io: Io): Promise<ExitCode> {
  try {
    return await dispatch(args, io)
  } catch (error) {
    if (isUsageError(error)) {
      io.stderr.write(await usageMessage(error, args))
      return exitCode.usage
    }
    const { internalError } = await import('./internal-error.js')
    io.stderr.write(internalError(error, args.includes('--debug') || Boolean(io.env['SSMITH_DEBUG'])))
    return exitCode.internal
  }
}

async function dispatch([name, ...rest]: readonly string[], io: Io): Promise<ExitCode> {
  const command = commands.find((each) => each.name === name)
  if (command) {
    const args = readArguments(rest, [...command.options, ...commonOptions])
    if (!args.has('help')) return (await command.load())(args, io)
    return help(io, command)
  }
  if (name === '--version' || name === '-V') {
    const { packageVersion } = await import('../node/package-files.js')
    io.stdout.write(`${packageVersion()}\n`)
    return exitCode.clean
  }
  if (name === '--help' || name === '-h' || name === 'help')
    return help(
      io,
      commands.find((each) => each.name === rest[0]),
    )
  if (name === undefined) {
    await help({ ...io, stdout: io.stderr })
    return exitCode.usage
  }
  const names = [...commands.map((each) => each.name), '--help', '--version']
  const what = name.startsWith('-') ? 'option' : 'command'
  throw new UsageError(`there is no ${what} \`${name}\`${didYouMean(nearest(name, names))}`)
}

async function help({ stdout }: Io, command?: Command): Promise<ExitCode> {
  const { commandHelp, programHelp } = await import('./help.js')
  stdout.write(command ? commandHelp(command) : programHelp(commands))
  return exitCode.clean
}

async function usageMessage({ message }: Error, [name]: readonly string[]): Promise<string> {
  const { printable } = await import('./printable.js')
  const command = commands.some((each) => each.name === name) ? ` ${name}` : ''
  const lines = message.split('\n').map((line) => `ssmith: ${printable(line)}\n`)
  return `${lines.join('')}\`ssmith${command} --help\` tells more\n`
}
