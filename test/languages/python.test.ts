import assert from 'node:assert/strict'
import { loadPython } from '../../server/languages/python.js'
import { describeBroken, describeSound } from './marked.js'

const python = await loadPython()
const errorsOf = (minor?: number) => (source: string) => python.check(source, minor).errors

const noBackslash =
  'before Python 3.12 no backslash may stand within the braces of an f-string; name the value before it instead'

describe('python: broken scripts', () => {
  const expression = (found: string) => `expected an expression, found ${found}`
  describe('blocks', () => {
    describeBroken(
      [
        ['«def» h(e, c):\nreturn 1', '`def` has no indented block below it; `pass` does nothing'],
        ['def h(e, c):\n  «if» e:\n  return 1', '`if` has no indented block below it; `pass` does nothing'],
        ['def h(e, c«)»\n  return 1', '`def` needs a `:` before its block'],
        ['if «x»\n  y()', '`if` needs a `:` before its block'],
        ['while x «y»:\n  z()', 'expected `:` or an operator, found `y`'],
        ['if x «=» 1:\n  y()', '`=` assigns; `==` compares'],
        ['if x:\n  y()\nelse «if» z:\n  y()', '`else if` is written `elif` in Python'],
        ['x = 1\n  «y» = 2', 'this line is indented, but no block begins before it'],
        ['if x:\n    y()\n«  »z()', 'this line is indented less than the block above it and matches no outer block'],
        ['try:\n    y()\n«  »z()', 'this line is indented less than the block above it and matches no outer block'],
        [
          'if x:\n        y()\n«\t»z()',
          'tabs and blanks are mixed, so what this line belongs to depends on the width of a tab; use only one of them',
        ],
        ['«try»:\n  x()\ny()', '`try` needs an `except` or `finally` after its block'],
        ['x()\n«else»:\n  y()', '`else` has no `if`, `for`, `while` or `try` right before it at its indentation'],
        [
          'try:\n  x()\nexcept A«,» e:\n  y()',
          'several exceptions stand in parentheses, and `as` names the one caught',
        ],
        ['@a\n«x» = 1', 'a decorator stands before `def` or `class`, found `x`'],
      ],
      errorsOf(),
    )
  })
  describe('strings and brackets', () => {
    describeBroken(
      [
        ['x = «"a»\ny = 1', 'this string has no closing `"` before the line ends'],
        ['x = «"""»a\ny = 1', 'this string has no closing `"""` before the script ends'],
        ["x = «f'{a}»\ny = 1", "this string has no closing `'` before the line ends"],
        ["x = f'{a}«}»'", 'this `}` closes nothing; `}}` stands for `}` in an f-string'],
        ["x = f'{«}»'", 'expected an expression in `{…}`, found `}`'],
        ['f«(»a, b\nc = 1', '`(` is never closed'],
        ['x = [1, 2«)»', '`)` does not close `[`'],
        ['x = 1«}»', '`}` closes nothing; no `{` is open before it'],
        ['x = {"a": 1 «"b"»: 2}', 'expected `,` or `}`, found `"b"`'],
        ['f(a «b»)', 'expected `,` or `)`, found `b`'],
        [
          'x = "C:«\\U»sers"',
          '`\\U` is an incomplete escape sequence; write `\\\\` or `r"…"` when a backslash is meant',
        ],
        ['x = «b"é"»', 'bytes hold ASCII characters only; other bytes are written `\\x…`'],
        ['x = "a" «b"c"»', 'bytes and text cannot be joined; give both a `b` or none'],
        ['x = «“»a”', 'the character U+201C is a typographic quote; Python strings stand in `\'` or `"`'],
        ['x«\x7f»y = 1', 'the character U+007F has no meaning in Python outside of strings and comments'],
        ['x =«\u00a0»1', 'the character U+00A0 looks like a blank and is none; expected a blank'],
        ['x = 1 + «\\» 2', 'a `\\` outside of a string continues the line and stands at its very end'],
      ],
      errorsOf(),
    )
  })
  describe('statements and expressions', () => {
    describeBroken(
      [
        ['«print» "x"', '`print` is a function in Python 3; its arguments stand in parentheses'],
        ['x «y»', 'expected an operator or the end of the statement, found `y`'],
        ['x = 1 «+»', expression('the end of the line')],
        ['x = 2 * «/» 2', expression('`/`')],
        ['«f()» = 1', 'the result of a call cannot be assigned to; `==` compares'],
        ['«1» = x', 'a literal cannot be assigned to; `==` compares'],
        ['for «f(x)» in y:\n  pass', 'the result of a call cannot be assigned to; `==` compares'],
        ['«a, b» += 1', 'several targets at once cannot be assigned to'],
        ['del «f()»', '`del` cannot delete the result of a call; expected a name, an attribute or an element'],
        ['x «!»y', '`!` is no operator in Python; `not` negates and `!=` compares'],
        ['x = «012»', '`012` begins with 0; octal numbers are written `0o…`, others without the 0'],
        ['x = «1abc»', '`1abc` is neither a number nor a name'],
        ['f(a=1, «b»)', 'an argument without a name follows one with a name; it stands before it'],
        ['f(a=1, «a»=2)', 'the argument `a` is given twice'],
        ['f(a.b«=»1)', '`=` names an argument only behind a plain name; `==` compares'],
        ['def f(a=1, «b»): pass', 'the parameter `b` without a default follows one with a default'],
        ['def f(a, «a»): pass', 'the parameter `a` is declared twice'],
        ['from a «impot» b', 'expected `import`, found `impot`'],
        ['import a«.»', 'expected the name of a module, found the end of the line'],
        ['x = 1 if «y»', 'expected `else` and what holds otherwise, found the end of the line'],
      ],
      errorsOf(),
    )
  })
  describe('statements at the wrong place', () => {
    describeBroken(
      [
        ['«return» 1', '`return` stands outside of a function'],
        ['class A:\n  «return» 1', '`return` stands outside of a function'],
        ['if x:\n  «break»', '`break` stands outside of a loop'],
        ['for x in y:\n  def f():\n    «continue»', '`continue` stands outside of a loop'],
        ['x = «yield»', '`yield` stands outside of a function'],
        ['def f():\n  «await» g()', '`await` stands outside of an `async def` function'],
        ['def f():\n  from a import «*»', '`import *` stands at the top of a module only'],
      ],
      errorsOf(),
    )
  })
  describe('syntax newer than the runtime', () => {
    const newer =
      'before Python 3.12 this ends the f-string within its braces; close them, or use another kind of quote in them'
    describeBroken(
      [
        ["x = f'{y[«'»a']}'", newer],
        ["x = f'{y«'»", newer],
        [`x = f"{y['a']} {'«\\»n'.join(z)}"`, noBackslash],
        ['«type» X = int', 'a `type` statement needs Python 3.12; the script runs on Python 3.11'],
        ['def f«[»T](x): pass', 'a list of type parameters needs Python 3.12; the script runs on Python 3.11'],
      ],
      errorsOf(11),
    )
    describeBroken(
      [
        ['try: x()\nexcept «*»A: pass', '`except*` needs Python 3.11; the script runs on Python 3.8'],
        ['«match» x:\n  case 1: pass', '`match` needs Python 3.10; the script runs on Python 3.8'],
      ],
      errorsOf(8),
    )
    it('is accepted without a runtime, and on one that has it', () => {
      for (const minor of [undefined, 12, 13, 99]) assert.deepEqual(errorsOf(minor)("x = f'{y['a']}'"), [])
    })
  })
  it('says one thing about a script that does not parse', () => {
    assert.equal(errorsOf()('x = (\ny = [\ndef f(:\n  return }\n').length, 1)
  })
  it('says each thing about a script that parses', () => {
    assert.equal(errorsOf()('return 1\nbreak\n').length, 2)
  })
})

describe('python: sound scripts', () => {
  describeSound(
    [
      '',
      '\n\n# only a comment',
      '\ufeffx = 1',
      'def h(e, c):\r\n  return {"a": e["b"]}\r\n',
      'def h(e, c): return 1; pass;',
      'if x: y()\nelif z: y()\nelse: y()',
      'for a, *b in c:\n  break\nelse:\n  pass',
      'for x in *a, b: pass',
      'while (x := f()): continue',
      'try:\n  x()\nexcept (A, B) as e:\n  raise C from e\nexcept:\n  raise\nelse:\n  pass\nfinally:\n  y()',
      'with a as b, c as (d, e): pass',
      'with (a as b, c,): pass',
      'with (a, b): pass',
      'async def f():\n  async with a: await b\n  async for c in d: yield c\n  return [x async for x in y]',
      'class A(B, metaclass=C):\n\n  x: int = 1\n  y: str\n',
      '@a.b(c)\n@d\ndef f(a, /, b, c=1, *args: int, d, e=2, **kw) -> int: pass',
      'f = lambda: (yield)\ng = lambda *a, b=1, **c: a if b else c',
      'x = y = z = 1, *a',
      'x[1:2, ::3, ...] = a.b[c] = 1',
      '(a, [b, *c]), d.e = f',
      'print("x", file=y, **z)',
      'print >>f, x',
      "x = f'{a!r:>{width}} {{}} {b=} {c:%H:%M} {d[\"e\"]}' rf'\\d{e}'",
      "x = f'''{\na}\n'''",
      "x = '\\d \\N{BULLET} \\x41' r'\\x' \\\n  'b'",
      'x = 0xff + 0b1 + 0o7 + 1_000.5e-3j + 00 + 1.',
      'x = 1if y else 2',
      'x = a if b else lambda: c',
      'x = not a in b and c is not d or e not in f',
      'x = {**a, "b": 1, **c}\ny = {1, *z}\nz = {k: v for k, v in a if k if v}',
      'x = (i async for i in y)\ny = (await i for i in z)',
      'match = 1\nmatch.group(1)\nmatch[x]\nmatch(x)\ncase = type = _ = 2',
      'match x, y:\n  case [1, *_] | {"a": b, **c} | A.B(d, e=-1) as f if f: pass\n  case "s" | None | (1 + 2j): pass',
      'global a\nimport a.b as c, d\nfrom . import (e, f as g,)\nfrom ...h import *',
      'del a, (b[0], c.d)\nassert a, b\nx: int\n(y): int = 1',
      'if x:\n\n  # comment at another depth\n# and another\n  y()\n    # and another\nz()',
      'if x:\n\ty()\n\tz()',
      'ünï = "“”"',
      'x = (1 +\n2) # )\ny = [\n]',
      'x = \\\n  1',
      "x = f'{y['a']}'",
      'async_ = 1\nclass C: pass\nclass D: x = 1',
    ],
    errorsOf(),
  )
})

describe('python: what a script defines', () => {
  it('finds the docstrings of functions', () => {
    const source = 'def f(a: int) -> str:\n  "What it is"\ndef g(): "On the line"\ndef h():\n  x = "none"\n'
    const found = python
      .check(source)
      .functions.map(({ docstring }) => docstring && source.slice(docstring.start, docstring.end))
    assert.deepEqual(found, ['"What it is"', undefined, undefined])
  })
  it('names its functions with their parameters', () => {
    const [f] = python.check('def f(a, b=1, /, *c, d, e=2, **g): pass').functions
    assert.deepEqual(f, {
      name: 'f',
      start: 4,
      end: 5,
      parameters: [
        { name: 'a', hasDefault: false, kind: 'plain' },
        { name: 'b', hasDefault: true, kind: 'plain' },
        { name: 'c', hasDefault: false, kind: 'star' },
        { name: 'd', hasDefault: false, kind: 'keyword-only' },
        { name: 'e', hasDefault: true, kind: 'keyword-only' },
        { name: 'g', hasDefault: false, kind: 'double-star' },
      ],
    })
  })
  const names = (source: string) => python.check(source).functions.map(({ name }) => name)
  it('finds functions in statements of the module, and none in functions and classes', () => {
    const source =
      'try:\n  if x:\n    async def a(): pass\nexcept E:\n  def b():\n    def c(): pass\nclass D:\n  def e(self): pass\n'
    assert.deepEqual(names(source), ['a', 'b'])
  })
  it('finds the functions behind a broken statement', () => {
    assert.deepEqual(names('def a(): pass\nx = = 1\ndef b(): pass\n'), ['a', 'b'])
  })
  it('names what else the module binds', () => {
    const source = [
      'import a.b, c.d as e',
      'from f import g, h as i',
      'j = (k, [l.m, *n]) = 1',
      'for o in p:\n  q: int = 1',
      'with r as s: pass',
      'class T:\n  u = 1',
      'def v():\n  w = 1\n  global x\n',
      'try: pass\nexcept E as y: pass',
      'if (z := 1): pass',
    ].join('\n')
    const expected = ['a', 'e', 'g', 'i', 'j', 'k', 'n', 'o', 'q', 's', 'T', 'x', 'y', 'z']
    assert.deepEqual([...python.check(source).bindings], expected)
  })
  it('reads a long script and what comes after it, letters beyond ASCII included', () => {
    const lines = Array.from({ length: 12_000 }, (_, line) => `größe_${line} = "é“" + names[${line}]\n`)
    const { errors, bindings } = python.check(`${lines.join('')}x = = 1\n`)
    const start = lines.join('').length + 4
    assert.deepEqual(errors, [{ start, end: start + 1, message: 'expected an expression, found `=`' }])
    assert.deepEqual([bindings[0], bindings.at(-1), bindings.length], ['größe_0', 'x', 12_001])
    assert.deepEqual(python.check('x').errors, [])
    assert.deepEqual(python.check('x = ').errors, [
      { start: 2, end: 3, message: 'expected an expression, found the end of the line' },
    ])
  })

  it('says `*` for names that come from elsewhere', () => {
    assert.deepEqual(python.check('from a import *').bindings, ['*'])
  })
})

describe('python: names that nothing defines', () => {
  const undefinedIn = (source: string, minor?: number) =>
    python.check(source, minor).undefinedNames.map(({ text, places }) => [text, places.length])

  it('knows each way in which a name is defined', () => {
    const sources = [
      'def f[T, *Ts, **P](x: T, *args: *Ts) -> P: return x, args\nclass A[U]:\n  def g(self, a=f): return U\ntype B[V] = list[V]\nB',
      'x: int\ndef f():\n  y: Missing\n  return x, y\n',
      'class A:\n  a = 1\n  b = [a for c in a]\n  def f(self, d=a): return __class__',
      'def f():\n  global g\n  g = 1\ndef h():\n  return g\n',
      'del a\nfor a.b in c: pass\nc = 1\n',
    ]
    for (const source of sources) assert.deepEqual(undefinedIn(source), [], source)
  })
  it('tells each name once, with all its places', () => {
    assert.deepEqual(undefinedIn('def f(a):\n  b(a, c=c)\n  return f"{b}{c!r:{d}}"\n'), [
      ['b', 2],
      ['c', 2],
      ['d', 1],
    ])
    assert.deepEqual(
      undefinedIn('global a\ndef f():\n  global b\n  return b, lambda c: c + e\n@g\nclass A(h): pass\n'),
      [
        ['b', 1],
        ['e', 1],
        ['g', 1],
        ['h', 1],
      ],
    )
  })
  it('says nothing of a script that is broken, or that may give itself names', () => {
    for (const end of ['x = = 1', 'from x import *', 'exec(x)', 'vars()["a"] = 1', 'try: a\nexcept NameError: pass'])
      assert.deepEqual(undefinedIn(`a\nx = 1\n${end}\n`), [], end)
  })
  it('reads many of them in no time', () => {
    const names = Array.from({ length: 20_000 }, (_, at) => `print(missing_${at}, value_${at % 7})\n`)
    assert.equal(undefinedIn(names.join('')).length, 20_007)
  })
})

describe('python: hostile scripts', () => {
  for (const unit of [
    '(',
    '[(a,*',
    'f"{',
    'lambda: ',
    'not ',
    'if x:\n ',
    '“',
    '\\\n',
    'a if b else ',
    "f'{\n",
    '"$(',
  ]) {
    it(`is done with ${JSON.stringify(unit)} without end`, () => {
      for (const minor of [11, 13]) assert.ok(python.check(unit.repeat(20_000), minor).errors.length <= 1)
    })
  }
})
