import assert from 'node:assert/strict'
import ts from 'typescript'
import { withIndexLoops } from '../server/tooling/index-loops.js'

/** The text of a module of its own with counting loops. */
function changed(text: string): string {
  const options: ts.CompilerOptions = { target: ts.ScriptTarget.ES2023, strict: true, noUncheckedIndexedAccess: true }
  const source = ts.createSourceFile('a.ts', text, ts.ScriptTarget.ES2023, true)
  const host = ts.createCompilerHost(options)
  const { getSourceFile } = host
  host.getSourceFile = (name, ...others) => (name === 'a.ts' ? source : getSourceFile(name, ...others))
  return withIndexLoops(source, ts.createProgram(['a.ts'], options, host).getTypeChecker())
}

/** What a module exports as `result`. */
async function resultOf(text: string): Promise<unknown> {
  const compilerOptions = { target: ts.ScriptTarget.ES2023, module: ts.ModuleKind.ESNext }
  const { outputText } = ts.transpileModule(text, { compilerOptions })
  const module = (await import(`data:text/javascript,${encodeURIComponent(outputText)}`)) as {
    readonly result: unknown
  }
  return module.result
}

describe('loops that count', () => {
  it('stand in place of those over lists, and no others', () => {
    assert.equal(
      changed('declare const all: readonly string[]; for (const one of all) use(one)'),
      'declare const all: readonly string[]; for (let $at0 = 0, $list0 = (all); $at0 < $list0.length; $at0++) {const one = $list0[$at0];use(one)}',
    )
    const others = [
      "for (const one of 'text') use(one)",
      'declare const all: Set<string>; for (const one of all) use(one)',
      'declare const all: Iterable<string>; for (const one of all) use(one)',
      'declare const all: any; for (const one of all) use(one)',
      'declare const all: string[] | Set<string>; for (const one of all) use(one)',
      'declare const all: Set<string>; const [one] = all',
      'declare const all: string[]; const [one = 1, ...rest] = all',
      'declare const all: string[]; let one; for (one of all) use(one)',
      'declare const all: string[]; for (let one of all) one += 1',
      'declare const all: string[]; for (var one of all) use(one)',
      'declare const all: string[]; let [one] = all',
      'declare const all: string[]; export const [one] = all',
    ]
    for (const text of others) assert.equal(changed(text), text)
  })

  it('do the same', async () => {
    const text = `
      const said: unknown[] = []
      const list: number[] = [1, 2, 3]
      for (const one of list) {
        if (one === 2) continue
        if (list.length < 6) list.push(one + 10)
        said.push(one)
      }
      outer: for (const one of list) for (const other of list) {
        if (other === 3) continue outer
        if (one === 3) break outer
        said.push([one, other])
      }
      const later = []
      for (const one of list) later.push(() => one)
      said.push(later.map((each) => each()))
      const pairs: [string, number][] = [['a', 1], ['b', 2]]
      for (const [name, value] of pairs) said.push({ name, value })
      for (const [, value] of pairs) if (value > 1) for (const [name] of new Map(pairs)) said.push(name)
      for (const one of 'length' in pairs ? list : [...list, 1]) said.push(one)
      for (const [at, [name]] of pairs.entries()) said.push(at, name)
      const [first, , third] = list, [[name]] = pairs
      said.push(first, third, name, [first, ...list])
      function over(things: readonly string[] | readonly [number]) { for (const thing of things) return thing; return undefined }
      said.push(over(['x']), over([7]), over([]))
      export const result = JSON.stringify(said)
    `
    assert.equal(changed(text).match(/\$at\d+\+\+/g)?.length, 8)
    const written = await resultOf(text)
    assert.match(String(written), /^\[1,3,11,13/)
    assert.equal(await resultOf(changed(text)), written)
  })
})
