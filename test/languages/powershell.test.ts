import assert from 'node:assert/strict'
import { loadPowerShell } from '../../server/languages/powershell.js'
import { describeBroken, describeSound } from './marked.js'

const powershell = await loadPowerShell()
const errorsOf = (source: string) => powershell.check(source).errors

describe('powershell: broken scripts', () => {
  describeBroken(
    [
      ['if ($x) «{»\n  Get-Item a\n', '`{` is never closed'],
      ['foo «(»1 + 2\nbar', '`(` is never closed'],
      ['if ($x) {\n}\n«}»\n', '`}` closes nothing; no `{` is open before it'],
      ['& { foo «(»$x }', '`(` is not closed before the `}` which closes what is around it'],
      ['$x = «"»abc\nfoo', 'the string that this `"` opens is never closed'],
      ["$x = «'»abc\nfoo", "the string that this `'` opens is never closed"],
      ["Write-Host don«'»t", "the string that this `'` opens is never closed"],
      ['$x = "a «$(»b"', '`$(` in a string is never closed'],
      ['$x = «${»abc', '`${` is never closed'],
      ['«<#» comment\nfoo', 'the comment that `<#` opens is never closed; expected `#>`'],
      ['$x = «@"»\nabc\n', 'the here-string is never closed; a line must begin with `"@`'],
      ['$x = @"\nabc\n  «"@»\n', '`"@` closes a here-string only at the very start of a line'],
      ["$x = @'\nabc\n\t«'@»\n", "`'@` closes a here-string only at the very start of a line"],
      ['$x = «@"»abc"@', '`@"` opens a here-string, whose text begins on the next line'],
      ['if ($x) { a } else «if» ($y) { b }', '`else if` is written `elseif` in PowerShell'],
      ['if «$»x { a }', 'the condition of `if` stands in parentheses'],
      ['if ($x) { a }\nelseif «$»y { b }', 'the condition of `elseif` stands in parentheses'],
      ['if ($x) «return»', 'expected the `{` of the block that belongs to `if`'],
      ['foreach ($x in $y)\n  «Get-Item» $x', 'expected the `{` of the block that belongs to `foreach`'],
      ['if ($x) { a }\nelse «b»', 'expected the `{` of the block that belongs to `else`'],
    ],
    errorsOf,
  )
})

describe('powershell: sound scripts', () => {
  describeSound(
    [
      '',
      '<# a ( " #>\n# it\'s ( "\n',
      "Get-Item a # it's { a comment",
      '$x = "a `" "" $(foo "b" (c)) ${d"e} $$( $?( $f"',
      "$x = 'it''s ( {'",
      '$x = @"\n" ( \' $(foo)\n @"\n"@\n',
      "$x = @'\n$( \" {\n'@ | foo",
      'foo `\n  -Bar `"a`" `{',
      'icacls a --% /grant "b:(OI)(CI)F" \' { \nfoo',
      'icacls a --% b " | c | foo { $_ }',
      'icacls a --% b | foo { $_ }',
      '@{ a = @(1, 2); b = { c } }',
      '${a(b} = $$ + $^ + $?',
      'dir [a | where { $_ -like "*]" }',
      'if ($x) { a } elseif ($y) { b } else { c }',
      'if ($x) { a }\n\n# comment\nelse\n{ b }',
      'if ((a) -and (b))\n{\n}',
      '$x = if ($y) { 1 } else { 2 }',
      'do { a } while ($x)\nforeach ($y in $z) { b }\nfor (;;) { c }\nswitch ($d) { 1 { e } default { f } }',
      '$list.ForEach({ $_ })\n1..3 | foreach { $_ } | % { $_ }\n$x.if(1)\n$else = 1',
      'http://a/#it(s',
      'foo#it"s',
      "$x = “it's”",
      "user@'a.b'",
      '[List``1[string]]::new()',
    ],
    errorsOf,
  )
})

describe('powershell: hostile scripts', () => {
  for (const unit of ['(', '{', '"$(', '${', '@"\n', '<#', '`', 'if (', 'else ', '--% ', "'", '#']) {
    it(`is done with ${JSON.stringify(unit)} without end`, () => {
      assert.ok(errorsOf(unit.repeat(20_000)).length <= 1)
    })
  }
})
