/** Text in which the run puts something. */
export const holdsReference = '\\{\\{'

/** A regular expression for this text in any letter case, for JSON Schema knows no flags; blanks may be others. */
export const inAnyCase = (text: string, blank = ' '): string =>
  `^${[...text].map((sign) => (sign === ' ' ? blank : signInAnyCase(sign))).join('')}$`

const signInAnyCase = (sign: string): string =>
  /[a-z]/i.test(sign) ? `[${sign.toLowerCase()}${sign.toUpperCase()}]` : sign.replace(/[\\^$.*+?()[\]{}|]/, '\\$&')
