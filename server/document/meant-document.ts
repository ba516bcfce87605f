import { nearest } from '../languages/nearest.js'
import type { Repository } from './repository.js'

/** Only AWS can make documents with such names. */
export const isReserved = (name: string): boolean => /^(?:aws|amazon|amzn)/i.test(name)

/**
 * The document that was probably meant by a name that none has. A slip of letters tells; another number is another document. With the prefix
 * of AWS, mistyped or not, it may be one of theirs.
 */
export function meantDocument(name: string, repository: Repository): string | undefined {
  if (isReserved(name)) return nearest(name, repository.names())
  const isNearlyReserved = /^[aws]{2,5}[-_]/i.test(name)
  const names = isNearlyReserved ? repository.names() : repository.localNames()
  return nearest(
    name,
    [...names].filter((each) => isSlip(name, each)),
  )
}

const digits = (name: string): string => name.replace(/[^0-9]/g, '')

/** Whether one name may be a slip for the other; there may be thousands to compare. */
function isSlip(name: string, meant: string): boolean {
  if (Math.abs(name.length - meant.length) > 1) return false
  return (name.length >= 12 && digits(name) === digits(meant)) || name.toLowerCase() === meant.toLowerCase()
}
