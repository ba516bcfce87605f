import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { flat, runbook } from './documents.js'

/** @typedef {import('./documents.js').Format} Format */
/** @typedef {{ name: string, format: Format, text: string }} BatchFile */

const corpus = join(import.meta.dirname, '../../../shared/corpus')

/**
 * About 500 runbooks at once: the published ones of the corpus where it stands beside the checkout, else generated ones of the same mean size.
 *
 * @returns {{ source: 'corpus' | 'generated', files: readonly BatchFile[] }}
 */
export function batch() {
  return existsSync(corpus)
    ? { source: 'corpus', files: runbooksOfCorpus() }
    : { source: 'generated', files: generated(500) }
}

function runbooksOfCorpus() {
  const lines = readFileSync(join(corpus, 'manifest.tsv'), 'utf8').trimEnd().split('\n').slice(1)
  return lines.flatMap((line, at) => {
    const [path = '', kind, , format] = line.split('\t')
    if (kind !== 'Automation' || (format !== 'yaml' && format !== 'json')) return []
    return [
      {
        name: `${at}.${format}`,
        format: /** @type {Format} */ (format),
        text: readFileSync(join(corpus, path), 'utf8'),
      },
    ]
  })
}

/** Documents of 6 KB, two of three in YAML. @param {number} count @returns {BatchFile[]} */
export function generated(count, revision = 0) {
  return Array.from({ length: count }, (_, at) => {
    const format = at % 3 === 2 ? 'json' : 'yaml'
    return { name: `${at}.${format}`, format, text: runbook(6, format, revision * count + at) }
  })
}

/** Gives scripts another text, so that nothing is remembered of the round before. @param {readonly BatchFile[]} files @param {number} round */
export function refreshed(files, round) {
  const mark = `$1 # round ${String(round).padStart(3, '0')}`
  return files.map((file) => ({
    ...file,
    text: flat(file.text.replaceAll(/(def \w+\([\w, ]*\):)(?=\\n|\r?\n)/g, mark)),
  }))
}
