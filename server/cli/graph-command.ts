import { resolve } from 'node:path'
import type { Fault } from '../document/check-against-schema.js'
import { type Diagram, diagramOf } from '../document/diagram/diagram.js'
import { type Walk, walkOf } from '../document/diagram/walk.js'
import type { SsmDocument } from '../document/document.js'
import { shownPath } from '../node/find-files.js'
import { readRunbook } from '../node/read-runbook.js'
import { readTree } from '../node/read-tree.js'
import { entryOf, type Node, stringOf } from '../syntax/tree.js'
import type { Arguments } from './arguments.js'
import { type ExitCode, exitCode, type Io } from './io.js'

/** `ssmith graph`: draws the ways through a runbook, and the way that a run took. */
export async function graphCommand(args: Arguments, io: Io): Promise<ExitCode> {
  const { document } = await readRunbook(args.operands, io, { name: args.value('document') })
  const trace = args.value('trace')
  const walk = trace === undefined ? undefined : await readWalk(resolve(io.cwd, trace), io.cwd, document)
  io.stdout.write(await drawn(args.value('format'), diagramOf(document, walk)))
  return exitCode.clean
}

/** Each format is loaded only where it is asked for. */
async function drawn(format: string | undefined, diagram: Diagram): Promise<string> {
  if (format === 'svg') {
    const { layoutOf } = await import('../document/diagram/layout.js')
    const { svg } = await import('../document/diagram/svg.js')
    return svg(await layoutOf(diagram))
  }
  if (format === 'dot') return (await import('../document/diagram/dot.js')).dot(diagram)
  return (await import('../document/diagram/mermaid.js')).mermaid(diagram)
}

/** The way of a run, out of what `ssmith simulate --format json` wrote. */
async function readWalk(path: string, cwd: string, document: SsmDocument): Promise<Walk> {
  const root = await readTree(path, shownPath(path, cwd), (node) => traceFaults(node, document))
  const text = (step: Node, key: string) => stringOf(entryOf(step, key)?.value)
  return walkOf(
    stepsIn(root).map((step) => ({
      name: text(step, 'name') ?? '',
      status: text(step, 'status') ?? '',
      next: text(step, 'next') ?? null,
      reason: text(step, 'reason') ?? null,
    })),
  )
}

function stepsIn(root: Node | undefined): readonly Node[] {
  const steps = entryOf(root, 'steps')?.value
  return steps?.kind === 'list' ? steps.items : []
}

function* traceFaults(root: Node, document: SsmDocument): Generator<Fault> {
  const steps = entryOf(root, 'steps')?.value
  if (steps?.kind !== 'list')
    return yield { ...root, message: 'expected what `ssmith simulate --format json` writes, with a list of `steps`' }
  for (const step of steps.items) {
    const name = stringOf(entryOf(step, 'name')?.value)
    if (name === undefined || stringOf(entryOf(step, 'status')?.value) === undefined)
      yield { ...step, message: 'a step of a run needs `name` and `status`' }
    // Steps of runbooks that are run by a step are named after it.
    else if (!document.step(name.split('/')[0] ?? ''))
      yield { ...step, message: `no step is named \`${name}\`; the run is one of another runbook` }
  }
}
