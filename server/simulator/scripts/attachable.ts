/** How the names of files end in which Python finds modules: others are of no use to a script that they are attached to. */
export const attachableEndings = ['py', 'zip'] as const

const attachable = new RegExp(`\\.(?:${attachableEndings.join('|')})$`)

export const isAttachable = (name: string): boolean => attachable.test(name)
