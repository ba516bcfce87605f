/** PowerShell takes the quotes and blanks of word processors for plain ones. (CharTraits.cs in PowerShell/PowerShell) */
export const isSingleQuote = (code: number): boolean => code === 39 || (code >= 0x2018 && code <= 0x201b)

export const isDoubleQuote = (code: number): boolean => code === 34 || (code >= 0x201c && code <= 0x201e)

export const isLineEnd = (code: number): boolean => code === 10 || code === 13

export const isBlank = (code: number): boolean =>
  code === 32 || code === 9 || code === 11 || code === 12 || code === 0xa0 || code === 0x85

/** Where the name of a variable may begin behind `$`; `$$`, `$?` and `$^` are whole variables. */
export const startsVariable = (code: number): boolean =>
  (code >= 48 && code <= 58) ||
  (code >= 97 && code <= 122) ||
  (code >= 65 && code <= 90) ||
  '$?^_'.includes(String.fromCharCode(code))

/** Characters which end any word; behind others a `#` belongs to the word, except where an expression is expected. */
export const endsWord = (code: number): boolean =>
  Number.isNaN(code) || isBlank(code) || isLineEnd(code) || '(){};,|&\ufeff'.includes(String.fromCharCode(code))
