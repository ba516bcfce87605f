/** The value of a plain scalar by YAML's core schema: null, booleans, integers, floats, else text. A tag decides first. */
export function plainValue(text: string, tag?: string): string | number | boolean | null {
  if (tag === '!!str' || tag === 'tag:yaml.org,2002:str' || tag === '!') return text
  const first = text.charCodeAt(0)
  // Most plain scalars are words; only few first characters can begin anything else.
  if (!mayBeTyped(first)) return text
  switch (text) {
    case '':
    case '~':
    case 'null':
    case 'Null':
    case 'NULL':
      return null
    case 'true':
    case 'True':
    case 'TRUE':
      return true
    case 'false':
    case 'False':
    case 'FALSE':
      return false
  }
  return mayBeNumber(first) ? (numberOf(text) ?? text) : text
}

/** `~ n N t T f F`, what may begin a number, or nothing at all. */
function mayBeTyped(code: number): boolean {
  return (
    Number.isNaN(code) ||
    mayBeNumber(code) ||
    code === 126 ||
    code === 110 ||
    code === 78 ||
    code === 116 ||
    code === 84 ||
    code === 102 ||
    code === 70
  )
}

/** Digits and `. + -`. */
const mayBeNumber = (code: number): boolean => (code >= 48 && code <= 57) || (code >= 43 && code <= 46)

function numberOf(text: string): number | undefined {
  if (text.length > 400) return undefined
  if (/^[-+]?[0-9]+$/.test(text)) return Number(text)
  if (/^0x[0-9a-fA-F]+$/.test(text) || /^0o[0-7]+$/.test(text)) return Number(text)
  if (/^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$/.test(text)) return Number(text)
  if (/^[-+]?\.(?:inf|Inf|INF)$/.test(text))
    return text.startsWith('-') ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY
  if (/^\.(?:nan|NaN|NAN)$/.test(text)) return Number.NaN
  return undefined
}

/** What YAML 1.1 takes for a boolean, a number or a date, and YAML 1.2 for text: `yes`, `1_000`, `0b1`, `12:30:45`, `2020-01-01`. */
const otherInYaml11 =
  /^(?:y|n|yes|no|on|off)$|^[-+]?0b[01_]+$|^[-+]?0x[\da-f_]+$|^[-+]?\.?\d[\d_,]*(?:\.[\d_]*)?(?:e[-+]?\d+)?$|^[-+]?\d[\d_]*(?::\d+)+(?:\.[\d_]*)?$|^\d{4}-\d/i

/** Whether a plain text that YAML 1.2 takes for text is text in YAML 1.1 too; which of the two Systems Manager follows is not documented. */
export const isTextInOlderYaml = (text: string): boolean => text.length > 400 || !otherInYaml11.test(text)
