import assert from 'node:assert/strict'
import { loadShell } from '../../server/languages/shell.js'
import { describeBroken, describeSound } from './marked.js'

const shell = await loadShell()
const errorsOf = (source: string) => shell.check(source).errors
const warningsOf = (source: string) => shell.check(source).warnings

describe('shell: broken scripts', () => {
  describeBroken(
    [
      ['«if» true; then\n  echo a\n', '`if` is never closed; expected `fi`'],
      ['for i in 1 2; do\n  «if» x; then\n    y\ndone\n', '`if` is never closed; expected `fi`'],
      ['«while» true; do\n  echo a\n', '`while` is never closed; expected `done`'],
      ['«case» $x in\n  a) b ;;\n', '`case` is never closed; expected `esac`'],
      ['f() «{»\n  echo a\n', '`{` is never closed; expected `}`'],
      ['«(»echo a\n', '`(` is never closed; expected `)`'],
      ['if true; then\n  echo a\nfi\n«fi»\n', '`fi` belongs to nothing; no `if` is open before it'],
      ['echo a\n«done»\n', '`done` belongs to nothing; no `for`, `while` or `until` is open before it'],
      ['echo a «)»\n', '`)` belongs to nothing; no `(` is open before it'],
      ['if true\n  echo a\n«fi»\n', 'expected `then` before the commands'],
      ['for i in 1 2\n  «echo» $i\ndone\n', 'expected `do` before the commands'],
      ['if true; then\n«fi»\n', 'no command stands after `then`; `:` does nothing'],
      ['echo «"»abc\ndef\n', '`"` is never closed'],
      ["echo «'»abc\n", "`'` is never closed"],
      ['echo «`»abc\n', 'a backquote is never closed'],
      ['x=«$(»foo\nbar', '`$(` is never closed'],
      ['x=«(»1 2\necho\n', '`(` is never closed'],
      ['x=(a)\ny+=«(»1', '`(` is never closed'],
      ['echo «${»x\n', '`${` is never closed'],
      ['echo a«(»b\n', '`(` cannot stand here; text which contains it needs quotes'],
      ['foo «&&»\n', 'no command stands after `&&`; `:` does nothing'],
    ],
    errorsOf,
  )
})

describe('shell: sound scripts', () => {
  describeSound(
    [
      '',
      '#!/bin/bash\nset -euo pipefail\n',
      '#!/usr/bin/env python3\nimport os\nif x:\n  f("',
      '#!/usr/bin/perl\nif ($x) { print "a" }',
      'cat <<EOF\n"not closed ( `\nEOF\n',
      "cat <<-'EOF' | tee a\n\t$(not closed\n\tEOF\n",
      'case $x in a|b) c ;; (d) e ;; *) f ;; esac',
      '[[ $a =~ ^(x|y)+$ && -f b ]] || ((i++))',
      'for ((i = 0; i < 3; i++)); do :; done',
      'echo "$(echo "a $(b)")" `echo "c"` $\'it\\\'s\' ${x:-"}"} ${#y} $((1 << 2))',
      'a=(1 "2 3" $(b))\n',
      'f() { echo a; }; function g { echo b; }\n',
      'echo a # it\'s a comment ( " \n',
      'echo a \\\n  b\r\n',
      'echo it\\\'s \\" \\(\n',
      'if a; then b; elif c; then d; else e; fi > f 2>&1 &',
      'diff <(a) <(b)\n',
    ],
    errorsOf,
  )
})

describe('shell: here-documents', () => {
  it('warns of one whose closing line is missing, at its start', () => {
    assert.deepEqual(warningsOf('cat <<EOF\nabc\n  EOF\n'), [
      {
        start: 4,
        end: 9,
        message: 'no line consists of `EOF` alone; all text to the end of the script belongs to this here-document',
      },
    ])
  })
  it('takes a closing line behind tabs for `<<-` only', () => {
    assert.equal(warningsOf('cat <<-EOF\nabc\n\tEOF\n').length, 0)
    assert.equal(warningsOf('cat <<EOF\nabc\n\tEOF\n').length, 1)
  })
  it('finds them within substitutions and functions', () => {
    assert.equal(warningsOf('f() {\n  x=$(cat <<EOF\nabc\nEOF\n)\n}\n').length, 0)
    assert.equal(warningsOf('if a; then\n  cat <<A\nA\nfi\ncat <<B\n').length, 1)
  })
})

describe('shell: hostile scripts', () => {
  for (const unit of ['(', '$(', '"$(', 'if ', '{ ', '`', 'function f ', '<<A\n', '${x:-', '! ']) {
    it(`is done with ${JSON.stringify(unit)} without end`, () => {
      assert.ok(errorsOf(unit.repeat(20_000)).length <= 1)
    })
  }
})
