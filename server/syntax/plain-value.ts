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
  return numberOf(text) ?? text
}

/** `~ n N t T f F . + -`, digits, or nothing at all. */
function mayBeTyped(code: number): boolean {
  if (Number.isNaN(code) || (code >= 48 && code <= 57)) return true
  return (
    code === 126 ||
    code === 110 ||
    code === 78 ||
    code === 116 ||
    code === 84 ||
    code === 102 ||
    code === 70 ||
    (code >= 43 && code <= 46)
  )
}

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
