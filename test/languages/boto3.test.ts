import assert from 'node:assert/strict'
import { readBoto3 } from '../../server/languages/python/boto3/read-boto3.js'
import { computed } from '../support/computed.js'

/** The members used, each with its client. */
const used = (source: string): string[] =>
  readBoto3(source).uses.map(({ of, service, name, member }) =>
    [of === 'client' ? service : `${service}:${name}`, member.text].join('.'),
  )

const made = (source: string): string[] =>
  readBoto3(source).clients.map(({ kind, service }) => `${kind} ${service.text}`)

describe('reading how scripts use boto3', () => {
  it('knows the ways to make a client', () => {
    const ways = [
      "import boto3\nboto3.client('ec2').a()",
      "import boto3 as b\nx = b.client(service_name='ec2')\nx.a()",
      "from boto3 import client\nclient('ec2').a()",
      "from boto3 import client as c\nx = y = c('ec2', region_name=r)\nx.a()",
      "import boto3\ns = boto3.Session(region_name=r)\nx = s.client('ec2')\nx.a()",
      "import boto3.session\nboto3.session.Session().client('ec2').a()",
      "from boto3.session import Session as S\nx, y = S().client('ec2'), 1\nx.a()",
      "import boto3\nboto3.resource('ec2').meta.client.a()",
      "import boto3\nx: object = (boto3.client('ec2'))\ndef f():\n  def g():\n    x.a()\n",
      "import boto3\nx = None\ndef f():\n  global x\n  x = boto3.client('ec2')\ndef g():\n  x.a()\n",
      "import boto3\nclass A:\n  def __init__(self):\n    self.x = boto3.client('ec2')\n  def f(self):\n    self.x.a()\n",
      "import boto3\nclass A:\n  def f(self):\n    self.x = None\n    def g():\n      self.x.a()\n  def h(self):\n    self.s = boto3.Session()\n    self.x, self.y = self.s.client('ec2'), 1\n",
      "import boto3\nif (x := boto3.client('ec2')):\n  x.a()\n",
    ]
    for (const way of ways)
      assert.deepEqual(
        used(way).filter((use) => use.endsWith('.a')),
        ['ec2.a'],
        way,
      )
  })

  it('says nothing of names that may be something else', () => {
    const others = [
      'def f(x):\n  x.a()\n',
      'x = other()\nx.a()\n',
      "x = boto3.client('rds')\nx.a()\n",
      'for x in y:\n  x.a()\n',
      'def f():\n  x = 1\n  x.a()\n',
      'def f():\n  nonlocal x\n  x.a()\n',
      'class A:\n  pass\nx.b = 3\nx.a()\n',
      'with y as x:\n  x.a()\n',
      'try:\n  pass\nexcept E as x:\n  x.a()\n',
      '[x.a() for x in y]\n',
      'f(x.a() for x in y)\n',
      'z = lambda x: x.a()\n',
      'match y:\n  case [x]:\n    x.a()\n',
      'match y:\n  case str() as x:\n    x.a()\n',
      'import x\nx.a()\n',
      'from y import *\nx.a()\n',
      'del x\nx.a()\n',
      'x += 1\nx.a()\n',
      'def x(): pass\nx.a()\n',
      'boto3 = fake()\nx.a()\n',
      'boto3.client = fake\nx.a()\n',
      '(x, y), *z = w\nx.a()\n',
      'x.a(\n',
    ]
    for (const other of others) assert.deepEqual(used(`import boto3\nx = boto3.client('ec2')\n${other}`), [], other)
    assert.deepEqual(used("import boto3\ndef c(n):\n  return boto3.client(n)\nc('ec2').a()\n"), [])
    assert.deepEqual(used('import boto3\nboto3.client("{{ Service }}".lower()).a()\n'), [])
    assert.deepEqual(made('import boto3\nboto3.client("_____________")\n'), [])
    assert.deepEqual(used('import boto3\nboto3.client("ec2").____________()\n'), [])
    assert.deepEqual(used('import boto3\na = b\nb = a\na.c()\n'), [])
    assert.deepEqual(used("import boto3\nclass A:\n  x = boto3.client('ec2')\n  def f(self):\n    x.a()\n"), [])
  })

  it('says nothing of members that may be something else', () => {
    const head = "import boto3\nclass A:\n  def __init__(self, y):\n    self.x = boto3.client('ec2')\n"
    const others = [
      '  def f(self):\n    self.x = other()\n    self.x.a()\n',
      "  def f(self):\n    self.x.a()\nclass B(A):\n  def g(self):\n    self.x = boto3.client('rds')\n",
      '  def f(self):\n    self.x.a()\nA().x = fake\n',
      '  def f(self):\n    self.x.a()\nz = A()\nz.x = fake\n',
      '  def f(self):\n    with y as self.x:\n      self.x.a()\n',
      '  def f(self):\n    self = y\n    self.x.a()\n',
      '  def f(self):\n    self.x.a()\n  @property\n  def x(self):\n    return fake\n',
      '  def f(self):\n    (self.x, z), *w = y\n    self.x.a()\n',
      '  def f(this):\n    this.x.a()\ndef g(self):\n  self.x.a()\n',
    ]
    for (const other of others) assert.deepEqual(used(head + other), [], other)
  })

  it('knows paginators, waiters and what they are given', () => {
    const script =
      "import boto3\nx = boto3.client('ec2')\np = x.get_paginator('b')\np.paginate(A=1)\nx.get_waiter('w').wait()\n"
    assert.deepEqual(used(script), ['ec2.get_paginator', 'ec2:b.paginate', 'ec2:w.wait', 'ec2.get_waiter'])
  })

  it('reads values as far as they are written out', () => {
    const call = `x.a(A=[1, -2.5, *y, 'b' "c", f"{z}", None], B={'k': True, **m, j: 1}, C=1.0, D=b'd', E='\\n', **kw)`
    const given = readBoto3(`import boto3\nx = boto3.client('ec2')\n${call}\n`).uses[0]?.arguments
    const values = given?.keywords.entries.map(({ key, value }) => [key.text, plain(value)])
    assert.deepEqual(values, [
      ['A', [1, -2.5, 'bc', 'text', null, '…']],
      ['B', { k: true, '…': '' }],
      ['C', '?'],
      ['D', '?'],
      ['E', 'text'],
    ])
    assert.equal(given?.keywords.open, true)
  })

  it('takes what is meant to break it', function () {
    this.timeout(20_000)
    const head = "import boto3\nx = boto3.client('ec2')\n"
    const deep = 10_000
    for (const script of [
      `${head}x.a(A=${"{'k': ".repeat(deep)}1${'}'.repeat(deep)})\n`,
      `${head}x.a(A=${'['.repeat(deep)}${']'.repeat(deep)})\n`,
      `${head}x${'.a()'.repeat(deep)}\n`,
      `${head}${Array.from({ length: deep }, (_, at) => `v${at} = v${at + 1}`).join('\n')}\nv0.a()\n`,
      `${head}${Array.from({ length: 500 }, (_, at) => `${' '.repeat(at)}def f():`).join('\n')}\n`,
      `${head}${'x.a(A={"__proto__": 1})\n'.repeat(deep)}`,
      head + 'x.a('.repeat(deep),
    ]) {
      const from = computed()
      readBoto3(script)
      assert.ok(computed() - from < 4000, script.slice(0, 80))
    }
  })
})

type Value = NonNullable<ReturnType<typeof readBoto3>['uses'][number]['arguments']>['positional'][number]

function plain(literal: Value): unknown {
  switch (literal.kind) {
    case 'unknown':
      return '?'
    case 'text':
      return literal.value ?? 'text'
    case 'plain':
      return literal.value
    case 'list':
      return [...literal.items.map(plain), ...(literal.open ? ['…'] : [])]
    case 'map':
      return {
        ...Object.fromEntries(literal.entries.map(({ key, value }) => [key.text, plain(value)])),
        ...(literal.open && { '…': '' }),
      }
  }
}
