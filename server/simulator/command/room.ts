import { DocumentFailure } from './document-failure.js'

/** How many characters values may still add to texts. */
export interface Room {
  left: number
}

/** Takes room for a value, and gives the value. */
export function placed(value: string, room: Room): string {
  room.left -= value.length
  if (room.left < 0)
    throw new DocumentFailure('The texts of the document become too long with the values of parameters')
  return value
}
