import type { CoveredFile } from './covered-files.js'
export const coverageHtml = (files: readonly CoveredFile[]): string => String(files.length)
