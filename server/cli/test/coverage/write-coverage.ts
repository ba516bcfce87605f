import { mkdirSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { codeOf } from '../../../node/text-file.js'
import { UsageError } from '../../../node/usage-error.js'
import type { Io } from '../../io.js'
import type { Style } from '../../style.js'
import type { CoveredFile } from './covered-files.js'

export const coverageFormats = ['text', 'lcov', 'html', 'json'] as const
export type CoverageFormat = (typeof coverageFormats)[number]

const fileNames = { lcov: 'lcov.info', html: 'index.html', json: 'coverage.json' } as const

/** Shows the coverage as text, or writes it into a folder for other tools. */
export async function writeCoverage(
  files: readonly CoveredFile[],
  formats: ReadonlySet<CoverageFormat>,
  folder: string,
  { io, style, quiet }: { readonly io: Io; readonly style: Style; readonly quiet: boolean },
): Promise<void> {
  for (const format of formats) {
    if (format === 'text') {
      const { coverageText } = await import('./text.js')
      const output = quiet ? io.stderr : io.stdout
      output.write(`\n${coverageText(files, { style, width: Math.min(output.columns ?? 80, 120) })}`)
    } else write(resolve(io.cwd, folder), folder, fileNames[format], await textOf(format, files))
  }
}

async function textOf(format: Exclude<CoverageFormat, 'text'>, files: readonly CoveredFile[]): Promise<string> {
  switch (format) {
    case 'lcov':
      return (await import('./lcov.js')).lcov(files)
    case 'json':
      return (await import('./json.js')).coverageJson(files)
    case 'html':
      return (await import('./html.js')).coverageHtml(files)
  }
}

function write(folder: string, shown: string, name: string, text: string): void {
  try {
    mkdirSync(folder, { recursive: true })
    writeFileSync(join(folder, name), text)
  } catch (error) {
    throw new UsageError(`the coverage cannot be written to \`${shown}/${name}\`: ${codeOf(error)}`)
  }
}
