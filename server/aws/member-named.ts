import type { Member, StructureShape } from './service.js'

/** The field of a structure that a caller means by a name: its own, or the one that boto3 takes in its place. */
export function memberNamed({ members }: StructureShape, name: string): Member | undefined {
  const own = members.get(name)
  if (own) return own
  for (const member of members.values()) if (member.alias === name) return member
  return undefined
}
