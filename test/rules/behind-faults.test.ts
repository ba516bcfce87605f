import assert from 'node:assert/strict'
import { lint } from '../../server/service.js'

const yaml = `schemaVersion: '0.3'
description: Waits
mainSteps:
  - name: wait
    action: aws:sleep
    inputs:
      Duration: PT1M
    isCritical: true
  - name: other
    action: aws:slep
    inputs:
      Duration: PT1M
`
const json = `{
  "schemaVersion": "0.3",
  "description": "Waits",
  "mainSteps": [
    {
      "name": "wait",
      "action": "aws:sleep",
      "inputs": {
        "Duration": "PT1M"
      },
      "isCritical": true
    },
    {
      "name": "other",
      "action": "aws:slep",
      "inputs": {
        "Duration": "PT1M"
      }
    }
  ]
}
`

/** A fault: what is written for what, once. The place is that of the first `~` in the second, which is not written, or where it begins. */
type Fault = readonly [what: string, from: string, to: string, message: RegExp]

const inYaml: readonly Fault[] = [
  ['a double quote that is not closed', 'name: wait', 'name: ~"wait', /`"` that opens here is not closed/],
  ['a single quote that is not closed', 'Duration: PT1M', "Duration: ~'PT1M", /`'` that opens here is not closed/],
  ['a quote of the document that is not closed', 'Waits', '~"Waits', /`"` that opens here is not closed/],
  ['a map that is not closed', 'inputs:\n      Duration: PT1M', 'inputs: ~{Duration: PT1M', /`\{` .* is not closed/],
  ['a tab before a key', '    action', '~\taction', /a tab indents/],
  ['a tab before a key below another one', '      Duration', '~\tDuration', /a tab indents/],
  [
    'tabs before several lines',
    '    action: aws:sleep\n    inputs:\n      Duration',
    '~\taction: aws:sleep\n\tinputs:\n\t\tDuration',
    /a tab indents/,
  ],
  ['a key that is indented too little', '    action', '   ~action', /indented by 3; indent it by 4/],
  ['a key that is indented too much', '    action', '     ~action', /indented by 5.*indent it by 4/],
  ['an item that is indented too little', '  - name: other', ' ~- name: other', /indented by 1; indent it by 2/],
  [
    'keys that are indented too much together',
    '    inputs:\n      Duration: PT1M\n    isCritical',
    '      ~inputs:\n        Duration: PT1M\n      isCritical',
    /indented by 6.*indent it by 4/,
  ],
  ['a key without its colon', 'action:', '~action', /a colon is missing behind `action`/],
  ['a key without its colon above others', 'inputs:', '~inputs', /a colon is missing behind `inputs`/],
  ['a key of the document without its colon', 'mainSteps:', '~mainSteps', /a colon is missing behind `mainSteps`/],
  ['the first key of an item without its colon', 'name: wait', '~name wait', /a colon is missing behind `name`/],
  ['a key without a blank behind its colon', 'action: ', '~action:', /a blank is missing behind the colon/],
  ['a dash without a blank', '- name: wait', '~-name: wait', /a blank is missing behind the dash/],
  ['another dash without a blank', '- name: other', '~-name: other', /a blank is missing behind the dash/],
  ['an at sign', 'Duration: PT1M', 'Duration: ~@PT1M', /cannot begin with this character/],
  ['a backtick', 'Duration: PT1M', 'Duration: ~`PT1M`', /cannot begin with this character/],
  ['a percent sign', 'description: Waits', 'description: ~%Waits', /cannot begin with this character/],
  ['a comma', 'description: Waits', 'description: ~, Waits', /cannot begin with this character/],
  ['text behind a sign of a block', 'description: Waits', 'description: ~>Waits', /begins on the next line/],
  ['a list behind a key', 'description: Waits', 'description: ~- Waits', /a list cannot begin/],
  ['an alias that is not defined', 'Duration: PT1M', 'Duration: ~*wait', /no anchor is named `wait`/],
  ['a bracket that closes nothing', 'Duration: PT1M', 'Duration: "PT1M"~]', /`]` closes nothing/],
  ['a brace too many', 'inputs:\n      Duration: PT1M', 'inputs: {Duration: PT1M}~}', /`}` closes nothing/],
  ['a brace on a line of its own', '    isCritical: true\n', '~}\n    isCritical: true\n', /`}` closes nothing/],
  ['an escape that is not known', 'Waits', '"~\\d \\w"', /escape is not known/],
  ['text behind a quote', 'Waits', '"Waits~" long', /ends the text, but `long` stands behind it/],
  ['a reference with text behind it', 'Waits', '~{{ global:DATE }} waits', /is a map to YAML/],
  ['a colon and a blank in a text', 'Waits', '~Waits: long', /a map cannot begin here/],
  ['a key that alone is indented too little', '    isCritical: true', '~isCritical: true', /by 0; indent it by 4/],
  ['the first key of a step', '  - name: wait', ' ~- name: wait', /by 1; indent it by 2, like the lines around it/],
  ['a step that is indented like a key', '  - name: other', '    ~- name: other', /by 4.*indent it by 2/],
  ['a tab before a key above others', '    inputs:\n', '~\tinputs:\n', /a tab indents/],
  ['a no-break space in an indentation', '    isCritical', '   ~\u00a0isCritical', /no-break space/],
  ['a no-break space behind a colon', 'isCritical: true', 'isCritical:~\u00a0true', /no-break space/],
  ['a dash of a word processor', '- name: wait', '~– name: wait', /a dash `-` begins an item, not `–`/],
  ['a sign before a dash', '- name: wait', '~,- name: wait', /`,` stands before the dash of an item; take it out/],
  ['a sign at the margin', '  - name: other', '~}  - name: other', /`}` stands before the dash of an item/],
  ['a sign behind a dash', '- name: other', '-~: name: other', /`:` stands behind the dash of an item/],
  ['an asterisk for a dash', '- name: other', '~* name: other', /a dash `-` begins an item, not `\*`/],
  [
    'a comment of another language',
    '    isCritical',
    '    ~// waits\n    isCritical',
    /begins with `#`, not with `\/\/`/,
  ],
  ['an equals sign for a colon', 'description: Waits', '~description = Waits', /not `=`; write `description: `/],
  ['an arrow for a colon', 'isCritical: true', '~isCritical => true', /not `=>`; write `isCritical: `/],
  ['a colon of another script', 'isCritical: true', '~isCritical：true', /not `：`; write `isCritical: `/],
  [
    'a key in quotes without its colon',
    'action: aws:sleep',
    '~"action" "aws:sleep"',
    /a colon is missing behind `"action"`/,
  ],
  [
    'a conflict',
    '    isCritical: true',
    '~<<<<<<< HEAD\n    isCritical: true\n=======\n    isCritical: no\n>>>>>>> other',
    /marks a merge conflict/,
  ],
  ['a mark of a conflict alone', '    isCritical', '~>>>>>>> other\n    isCritical', /marks a merge conflict/],
  [
    'a text without its sign',
    'description: Waits',
    '~description:\n  Waits, and says\n  so once more\n  Note: it is late',
    /a `\|` is missing behind `description:`/,
  ],
  [
    'a line of a text that is not indented',
    'description: Waits',
    'description: |\n  cat <<EOF\n~Waits\n  EOF',
    /not indented enough to belong to the text above it; indent it by at least 2/,
  ],
  ['a list that has begun', 'isCritical: true', 'isCritical: ~[', /`\[` .* is not closed/],
  ['a list behind a comma', 'Duration: PT1M', 'Duration: ~[PT1M, ', /`\[` .* is not closed/],
  ['a quote in a list', 'Duration: PT1M', 'Duration: ["PT1M", ~"', /`"` .* is not closed/],
  ['a map that has begun', 'Duration: PT1M', 'Duration: ~{', /`\{` .* is not closed/],
  ['a map without its value', 'description: Waits', 'description: ~{a: ', /`\{` .* is not closed/],
  ['a list in a map', 'description: Waits', 'description: {a: ~[b, ', /`\[` .* is not closed/],
  ['a quote that has begun', 'description: Waits', 'description: ~"', /`"` .* is not closed/],
  ['a quote behind an escape', 'description: Waits', 'description: ~"Waits\\', /`"` .* is not closed/],
  ['a quote behind an apostrophe', 'description: Waits', "description: ~'it''s", /`'` .* is not closed/],
  ['a quote above one with escapes', 'wait\n', '~"wait\n    description: "\\\\d"\n', /`"` .* is not closed/],
  [
    'blanks before the mark of a document',
    'schemaVersion',
    '  ~---\nschemaVersion',
    /`---` begins a document only where no blank/,
  ],
  ['such a mark below a comment', 'schemaVersion', '# waits\n ~---\nschemaVersion', /`---` begins a document only/],
  ['a key alone', 'isCritical: true', '~isCrit', /a colon is missing behind `isCrit`/],
  ['a key alone above others', 'action:', '~descr\n    action:', /a colon is missing behind `descr`/],
  ['a key alone above all others', 'schemaVersion', '~descr\nschemaVersion', /a colon is missing behind `descr`/],
  ['a key alone in quotes', 'isCritical: true', '~"isCrit"', /a colon is missing behind `"isCrit"`/],
  ['a key alone in quotes above others', 'action:', "~'descr'\n    action:", /a colon is missing behind `'descr'`/],
  ['a key alone behind a comment', 'isCritical: true', '# waits\n    ~isCrit # so far', /missing behind `isCrit`/],
  ['a key alone behind text', 'Waits\n', 'Waits for it\n~mainst\n', /missing behind `mainst`, or .* not indented deep/],
]

const inJson: readonly Fault[] = [
  ['a tab in a text', '"Waits"', '"~\tWaits\t"', /a tab stands in JSON as an escape; write `\\t`/],
  ['typographic quotes', '"Waits"', '~“Waits”', /JSON has no typographic quotes/],
  ['a quote that is not closed', '"action": "aws:sleep",', '"action": ~"aws:sleep,', /not closed on its line/],
  ['a quote that has begun', '"Waits",', '~",', /not closed on its line/],
  ['a quote that is not closed behind an escape', '"Waits"', '~"a\\nb', /not closed on its line/],
  ['a quote that is not closed behind half an escape', '"Waits"', '~"a\\', /not closed on its line/],
  ['a quote that is not closed before a brace', '"PT1M"', '~"PT1M', /not closed on its line/],
  ['a key without quotes', '"action"', '~action', /a key stands in double quotes/],
  ['a key in single quotes', '"action"', "~'action'", /no single quotes/],
  ['a text in single quotes', '"aws:sleep"', "~'aws:sleep'", /no single quotes/],
  ['a text without quotes', '"wait"', '~wait', /text stands in double quotes/],
  ['a text with a colon without quotes', '"aws:sleep"', '~aws:sleep', /text stands in double quotes/],
  ['a word of Python', 'true', '~True', /write `true`/],
  ['a missing colon', '"action": "aws:sleep"', '"action" ~"aws:sleep"', /a colon is missing/],
  ['a missing colon before a map', '"inputs": {', '"inputs" ~{', /a colon is missing/],
  ['a missing colon before a list', '"mainSteps": [', '"mainSteps" ~[', /a colon is missing/],
  ['a missing comma', '"wait",\n      "action"', '"wait~"\n      "action"', /a comma is missing behind this/],
  ['a missing comma on a line', '"wait",\n      "action"', '"wait" ~"action"', /a comma is missing here/],
  ['a missing brace', '"inputs": {', '~"inputs":', /a `\{` is missing behind `"inputs":`/],
  ['a missing bracket', '"mainSteps": [', '~"mainSteps":', /a `\[` is missing behind `"mainSteps":`/],
  ['a bracket for a brace', '"inputs": {', '"inputs": ~[', /begins a list, and keys stand in it; write `\{`/],
  ['a brace for a bracket', '"mainSteps": [', '"mainSteps": ~{', /begins a map, and no keys stand in it; write `\[`/],
  [
    'a brace that is not closed',
    '"PT1M"\n      },',
    '"PT1M~"\n',
    /a `\}` is missing behind this, which closes the `"inputs": \{`/,
  ],
  [
    'a bracket that is not closed',
    '\n    }\n  ]\n}',
    '\n    ~}\n}',
    /a `\]` is missing behind this, which closes the `"mainSteps": \[`/,
  ],
  ['another bracket than was opened', '"PT1M"\n      },', '"PT1M"\n      ~],', /this `\]` closes a `\{`; write `\}`/],
  ['a brace that closes too much', '"PT1M"\n      },', '"PT1M"\n      }~},', /this `\}` is one too many/],
  ['nothing in the words of Python', '"isCritical": true', '"isCritical": ~None', /write `null`/],
  [
    'a conflict',
    '      "name": "wait",',
    '~<<<<<<< HEAD\n      "name": "wait",\n=======\n      "name": "rest",\n>>>>>>> other',
    /marks a merge conflict/,
  ],
  ['another sign for a colon', '"name": "wait"', '"name" ~= "wait"', /a colon stands between key and value, not `=`/],
  ['another sign for a colon before a map', '"inputs": {', '"inputs" ~=> {', /not `=>`/],
  [
    'a conflict with what was there before',
    '      "name": "wait",',
    '~<<<<<<< HEAD\n      "name": "wait",\n||||||| base\n      "name": "stay",\n=======\n      "name": "rest",\n>>>>>>> other',
    /marks a merge conflict/,
  ],
  ['a comma too many', 'true\n', 'true~,\n', /no comma behind the last item/],
  ['a bracket that closes nothing', '"PT1M"\n      }', '"PT1M"\n      }~]', /`]` closes nothing/],
  ['a bracket too many', '  ]\n}', '  ]~]\n}', /`]` closes nothing/],
  ['a brace behind the end', '\n}\n', '\n}\n~}\n', /`}` closes nothing/],
  ['an escape that is not known', '"Waits"', '"~\\d"', /escape is not known/],
  ['a reference without quotes', '"Waits"', '~{{ global:DATE }}', /in double quotes/],
  ['a reference without quotes, with text behind it', '"Waits"', '~{{ global:DATE }} a', /in double quotes/],
  ['a key alone', '"isCritical": true', '~"isCr"', /a colon and a value are missing behind `isCr`/],
  ['a key alone behind no comma', ',\n      "isCritical": true', '\n      ~"isCr"', /missing behind `isCr`/],
  ['a key alone above others', '"action"', '~"descr"\n      "action"', /a colon and a value are missing/],
  ['quotes alone', '"action"', '~""\n      "action"', /a colon and a value are missing behind `""`/],
  ['a key without its value', '"isCritical": true', '~"isCritical":', /a value is missing behind `isCritical`/],
  ['a key without its value above others', '"wait",', '"wait", ~"nextStep":', /a value is missing behind `nextStep`/],
  ['the beginning of a value above others', '"action"', '"isEnd": ~t\n      "action"', /this is not a JSON value/],
]

const found = async (path: string, text: string) => {
  const [linted] = await lint({ path, text }, { today: '2026-11-23' })
  return linted?.diagnostics ?? []
}

for (const [path, text, faults] of [
  ['document.yaml', yaml, inYaml],
  ['document.json', json, inJson],
] as const)
  describe(`behind a fault of the syntax of ${path}`, () => {
    for (const [what, from, to, message] of faults)
      it(`tells what else is wrong: ${what}`, async () => {
        assert.ok(text.includes(from))
        const at = text.indexOf(from) + Math.max(0, to.indexOf('~'))
        const broken = text.replace(from, () => to.replace('~', ''))
        const all = await found(path, broken)
        const fault = all.find(({ range }) => range.start === at)
        const [other, ...more] = all.filter((each) => each !== fault)
        assert.match(fault?.message ?? '', message)
        assert.match(other?.message ?? '', /no action is named `aws:slep`/)
        assert.deepEqual(more, [])
      })
  })

describe('behind strings and brackets that are not closed in JSON', () => {
  for (const written of [
    '["a',
    '["a", "b,',
    '["a],',
    '["a,\n    "b"\n  ],',
    '[',
    '{ "a": [1',
    '{"a": "b',
    '{"a": ["b,',
    '{"a": ',
  ])
    it(`tells what else is wrong: ${written}`, async () => {
      const text = json.replace('"Waits",', () => written)
      const all = await found('document.json', text)
      assert.match(all.at(-1)?.message ?? '', /no action is named `aws:slep`/)
      const lines = all.map(({ range }) => text.slice(0, range.start).split('\n').length)
      assert.ok(
        lines.slice(0, -1).every((line) => line === 3),
        JSON.stringify(all),
      )
    })
})
