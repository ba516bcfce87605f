/** The key of the editor for that is another one on a Mac. */
const key = /^Mac/.test(navigator.platform) ? 'Ctrl+Shift+M' : 'Ctrl+M'

/** How the keyboard gets out of an editor, in which the tab key writes. */
export const leaveHint = `${key} lets Tab leave the editor`
