import { nearest } from './nearest.js'

const words = (text: string): ReadonlySet<string> => new Set(text.split(' '))

/** What Java takes alone, behind `Is` and behind `gc=`: classes of POSIX and of its own, and general categories. */
const classes = words(
  'all ASCII Alnum Alpha Blank Cntrl Digit Graph Lower Print Punct Space Upper XDigit ' +
    'javaLowerCase javaUpperCase javaAlphabetic javaIdeographic javaTitleCase javaDigit javaDefined javaLetter ' +
    'javaLetterOrDigit javaJavaIdentifierStart javaJavaIdentifierPart javaUnicodeIdentifierStart javaWhitespace ' +
    'javaUnicodeIdentifierPart javaIdentifierIgnorable javaSpaceChar javaISOControl javaMirrored ' +
    'LC LD L1 L Lu Ll Lt Lm Lo M Mn Me Mc N Nd Nl No Z Zs Zl Zp C Cc Cf Co Cs Cn P Pd Ps Pe Pc Po Pi Pf S Sm Sc Sk So',
)

/** What Java takes behind `Is` in any letter case, beside the scripts (`CharPredicates` of OpenJDK, to version 21). */
const binary = words(
  'ALPHABETIC LETTER IDEOGRAPHIC LOWERCASE UPPERCASE TITLECASE WHITE_SPACE WHITESPACE CONTROL PUNCTUATION HEX_DIGIT ' +
    'HEXDIGIT ASSIGNED NONCHARACTER_CODE_POINT NONCHARACTERCODEPOINT DIGIT ALNUM BLANK GRAPH PRINT WORD JOIN_CONTROL ' +
    'JOINCONTROL ALPHA LOWER UPPER SPACE PUNCT XDIGIT CNTRL EMOJI EMOJI_PRESENTATION EMOJI_MODIFIER ' +
    'EMOJI_MODIFIER_BASE EMOJI_COMPONENT EXTENDED_PICTOGRAPHIC',
)

/** Scripts that Java knows and JavaScript does not, or writes unlike the others. */
const otherScripts = words('UNKNOWN ZZZZ KATAKANA_OR_HIRAGANA HRKT SIGNWRITING')

/** The names that other engines have for categories. */
const longNames: ReadonlyMap<string, string> = new Map([
  ['Uppercase_Letter', 'Lu'],
  ['Lowercase_Letter', 'Ll'],
  ['Number', 'N'],
  ['Decimal_Number', 'Nd'],
  ['Symbol', 'S'],
  ['Separator', 'Z'],
  ['Mark', 'M'],
])

/** Whether Java knows the name in `\p{name}`. Of blocks no judgement is made: JavaScript has none to ask. */
export function isJavaProperty(name: string): boolean {
  if (/^(?:In|[Bb][Ll](?:[Oo][Cc])?[Kk]=)./.test(name)) return true
  const [, keyword, value = ''] = /^([a-z_]+)=(.*)$/is.exec(name) ?? []
  if (keyword !== undefined) return isGeneral(keyword) ? classes.has(value) : isScriptWord(keyword) && isScript(value)
  return classes.has(name) || (name.startsWith('Is') && isBehindIs(name.slice(2)))
}

const isGeneral = (keyword: string): boolean => /^(?:gc|general_category)$/i.test(keyword)
const isScriptWord = (keyword: string): boolean => /^(?:sc|script)$/i.test(keyword)

const isBehindIs = (name: string): boolean => binary.has(name.toUpperCase()) || classes.has(name) || isScript(name)

/** Whether there is such a script in Unicode, by its name or its code of four letters. Java takes them in any letter case. */
function isScript(name: string): boolean {
  if (otherScripts.has(name.toUpperCase())) return true
  if (!/^[A-Za-z_]{2,40}$/.test(name)) return false
  const written = name.toLowerCase().replaceAll(/(?:^|_)[a-z]/g, (first) => first.toUpperCase())
  try {
    return new RegExp(`\\p{Script=${written}}`, 'u').unicode
  } catch {
    return false
  }
}

/** The property that was meant by a name which is none. */
export function javaPropertyMeant(name: string): string | undefined {
  const near = nearest(name, classes)
  if (near?.toLowerCase() === name.toLowerCase()) return near
  return longNames.get(name) ?? (isBehindIs(name) ? `Is${name}` : near)
}
