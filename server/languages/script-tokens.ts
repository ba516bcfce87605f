/** A stretch of a script on one line, by what it looks like. */
export interface ScriptToken {
  readonly start: number
  readonly end: number
  readonly type: 'keyword' | 'string' | 'comment' | 'number'
}

interface Look {
  /** Alternatives in the order in which they are tried. What is not closed goes on to the end, so that each character is looked at once. */
  readonly pattern: RegExp
  readonly keywords: ReadonlySet<string>
  /** Whether keywords are written in any case. */
  readonly anyCase?: true
}

const words = (text: string): ReadonlySet<string> => new Set(text.split(' '))

const looks: Readonly<Record<'python' | 'shell' | 'powershell', Look>> = {
  python: {
    pattern:
      /(?<comment>#.*)|(?<string>"""(?:[^"\\]|\\[\s\S]|"(?!""))*(?:""")?|'''(?:[^'\\]|\\[\s\S]|'(?!''))*(?:''')?|"(?:[^"\\\n]|\\[\s\S])*"?|'(?:[^'\\\n]|\\[\s\S])*'?)|(?<number>\b\d[\d_.]*\b)|(?<word>[A-Za-z_]\w*)/g,
    keywords: words(
      'and as assert async await break case class continue def del elif else except False finally for from global if import in is lambda match None nonlocal not or pass raise return True try while with yield',
    ),
  },
  shell: {
    pattern:
      /(?<comment>(?<=^|[\s;])#.*)|(?<string>"(?:[^"\\]|\\[\s\S])*"?|'[^']*'?)|(?<number>(?<![\w.-])\d+(?![\w.-]))|(?<word>(?<![\w$./-])[a-z]+(?![\w./-]))/gm,
    keywords: words(
      'case do done elif else esac exit export fi for function if in local readonly return select then until while',
    ),
  },
  powershell: {
    pattern:
      /(?<comment><#[\s\S]*?(?:#>|$)|#.*)|(?<string>@"\r?\n[\s\S]*?(?:\n"@|$)|@'\r?\n[\s\S]*?(?:\n'@|$)|"(?:[^"`]|`[\s\S]|"")*"?|'(?:[^']|'')*'?)|(?<number>(?<![\w$.-])\d[\d.]*\b)|(?<word>(?<![\w$.-])[A-Za-z]+(?![\w-]))/g,
    keywords: words(
      'begin break catch class continue data do dynamicparam else elseif end enum exit filter finally for foreach function if in param process return switch throw trap try until using while',
    ),
    anyCase: true,
  },
}

/** Longer scripts than AWS takes are not coloured. */
const longest = 100_000

/** The keywords, texts, comments and numbers of a script, for colours: how it looks, not whether it is right. */
export function scriptTokens(text: string, language: keyof typeof looks): ScriptToken[] {
  if (text.length > longest) return []
  const { pattern, keywords, anyCase } = looks[language]
  const tokens: ScriptToken[] = []
  for (const { index, 0: match, groups = {} } of text.matchAll(pattern)) {
    const word = groups['word']
    if (word !== undefined && !keywords.has(anyCase ? word.toLowerCase() : word)) continue
    const type =
      word !== undefined
        ? 'keyword'
        : groups['comment'] !== undefined
          ? 'comment'
          : groups['number'] !== undefined
            ? 'number'
            : 'string'
    for (const token of onLines(index, match, type)) tokens.push(token)
  }
  return tokens
}

/** A token of several lines as one for each line. */
function* onLines(start: number, match: string, type: ScriptToken['type']): Generator<ScriptToken> {
  for (const line of match.matchAll(/[^\r\n]+/g))
    yield { start: start + line.index, end: start + line.index + line[0].length, type }
}
