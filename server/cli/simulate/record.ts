import { resolve } from 'node:path'
import type { Exchange } from '../../simulator/drive.js'
import type { Arguments } from '../arguments.js'
import type { Io } from '../io.js'

/** Writes the answers down as mocks, for nobody else to read: they may hold secrets. */
export async function record(args: Arguments, exchanges: readonly Exchange[], { cwd }: Io): Promise<void> {
  const file = args.value('record')
  if (file === undefined) return
  const { recordedMocks } = await import('../../simulator/recorded-mocks.js')
  const { writePrivately } = await import('../../node/write-privately.js')
  const { stringify } = await import('yaml')
  writePrivately(
    resolve(cwd, file),
    stringify(recordedMocks(exchanges), { lineWidth: 140, aliasDuplicateObjects: false }),
  )
}
