/**
 * Characters that a terminal acts upon, or that reorder what stands around them. Names of files and text of documents come from anywhere;
 * printed as they are, they could clear the screen or show other code than there is.
 */
const active = /[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]/g

/** Text that is safe to print: each such character stands as a visible one of the same width. */
export function printable(text: string): string {
  return text.replaceAll(active, visible)
}

function visible(character: string): string {
  const code = character.charCodeAt(0)
  if (code < 0x20) return String.fromCharCode(0x2400 + code)
  return code === 0x7f ? '\u2421' : '\ufffd'
}
