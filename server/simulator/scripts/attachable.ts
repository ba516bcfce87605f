/** How the names of files end in which Python finds modules: others are of no use to a script that they are attached to. */
export const attachableEndings = ['py', 'zip'] as const

const attachable = new RegExp(`\\.(?:${attachableEndings.join('|')})$`)

export const isAttachable = (name: string): boolean => attachable.test(name)

/** Whether an attached file is an archive of modules: its bytes are of interest, rather than its text. */
export const isArchive = (name: string): boolean => name.endsWith('.zip')

/** So many files may be attached to what is open in the web page. */
export const mostAttached = 20
