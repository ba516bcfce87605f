import * as assert from 'node:assert/strict'
import * as vscode from 'vscode'
import {
  after,
  broken,
  brokenInJson,
  diagnosed,
  inShort,
  opened,
  runbook,
  runbookInJson,
  shown,
  soon,
  written,
} from './support.js'

/** Documents that have no steps. */
const documents = {
  'package.json': '{"schemaVersion": "2.0", "version": "1.0", "packages": {}, "files": {}}\n',
  'quick-setup.json': '{"schemaVersion": "1.0", "deploymentConfig": []}\n',
  'analysis.yaml': 'schemaVersion: "0.1"\nsections: [{ name: a, components: [] }]\n',
  'preferences.yaml': 'schemaVersion: "1.0"\ninputs: { runAsEnabled: false }\n',
}

describe('the extension in VS Code', () => {
  it('activates in under 50 ms', async () => {
    await opened('restart.yaml', broken)
    const extension = await soon('activation', () => {
      const found = vscode.extensions.getExtension('ssmith.ssmith')
      return found?.isActive ? found : undefined
    })
    const { activation } = extension.exports as { readonly activation: number }
    assert.ok(activation < 50, `${activation} ms`)
    console.log(`ssmith: activation took ${activation.toFixed(1)} ms`)
  })

  it('leaves other YAML alone', async () => {
    const document = await shown('services.yaml', 'services:\n  web:\n    image: nginx\n')
    await new Promise((resolve) => setTimeout(resolve, 500))
    assert.equal(document.languageId, 'yaml')
    assert.deepEqual(vscode.languages.getDiagnostics(document.uri), [])
  })

  it('leaves documents in their language where that is wanted', async () => {
    const configuration = vscode.workspace.getConfiguration('ssmith')
    await configuration.update('switchLanguage', false, vscode.ConfigurationTarget.Workspace)
    try {
      const document = await shown('as-it-is.yaml', broken)
      assert.deepEqual(inShort(await diagnosed(document)), [['ssmith', 'unknown-step', 8]])
      assert.equal(document.languageId, 'yaml')
    } finally {
      await configuration.update('switchLanguage', undefined, vscode.ConfigurationTarget.Workspace)
    }
  })

  it('leaves documents in the language that the user has chosen, also when they are saved', async () => {
    const document = await opened('chosen.yaml', broken)
    await vscode.languages.setTextDocumentLanguage(document, 'yaml')
    await soon('findings in YAML', () => (vscode.languages.getDiagnostics(document.uri).length > 0 ? true : undefined))
    const edit = new vscode.WorkspaceEdit()
    edit.insert(document.uri, new vscode.Position(0, 0), '# mine\n')
    await vscode.workspace.applyEdit(edit)
    await document.save()
    // Another one that is opened afterwards has been switched: so would this one have been.
    await opened('not-chosen.yaml', broken)
    assert.equal(document.languageId, 'yaml')
  })

  it('leaves documents in the language that the settings give to their names', async () => {
    const files = vscode.workspace.getConfiguration('files')
    await files.update('associations', { 'as-*.yaml': 'yaml' }, vscode.ConfigurationTarget.Workspace)
    try {
      const document = await shown('as-associated.yaml', broken)
      assert.deepEqual(inShort(await diagnosed(document)), [['ssmith', 'unknown-step', 8]])
      await opened('not-associated.yaml', broken)
      assert.equal(document.languageId, 'yaml')
    } finally {
      await files.update('associations', undefined, vscode.ConfigurationTarget.Workspace)
    }
    // VS Code has given all texts other languages, which nobody has chosen.
    await opened('not-associated.yaml', broken)
    await opened('as-associated.yaml', broken)
  })

  it('knows kinds of documents without steps, and no template or test for one', async () => {
    for (const [name, text] of Object.entries(documents)) {
      const language = name.endsWith('.json') ? 'ssm-json' : 'ssm-yaml'
      assert.equal((await opened(name, text)).languageId, language)
    }
    const others = [await shown('fleet.test.yaml', 'cases: { a: { expect: { status: Failed } } }\n')]
    others.push(await shown('fleet.mocks.yaml', 'steps: { stop: [{ outputs: {} }] }\n'))
    await opened('last.yaml', broken)
    assert.deepEqual(
      others.map(({ languageId }) => languageId),
      ['yaml', 'yaml'],
    )
  })

  it('takes severities from the settings', async () => {
    const document = await opened('severities.yaml', broken)
    assert.equal((await diagnosed(document))[0]?.severity, vscode.DiagnosticSeverity.Error)
    const configuration = vscode.workspace.getConfiguration('ssmith')
    await configuration.update('rules', { 'unknown-step': 'warning' }, vscode.ConfigurationTarget.Workspace)
    try {
      await soon('a warning', () =>
        vscode.languages.getDiagnostics(document.uri)[0]?.severity === vscode.DiagnosticSeverity.Warning
          ? true
          : undefined,
      )
    } finally {
      await configuration.update('rules', undefined, vscode.ConfigurationTarget.Workspace)
    }
  })

  const formats = [
    {
      format: 'yaml',
      faulty: broken,
      whole: runbook,
      line: 8,
      jump: 'nextStep: ',
      name: 'name: st',
      renamed: /name: halt[\s\S]*outputs: \[halt\.InstanceStates\]/,
    },
    {
      format: 'json',
      faulty: brokenInJson,
      whole: runbookInJson,
      line: 17,
      jump: '"nextStep": "',
      name: '"name": "st',
      renamed: /"name": "halt"[\s\S]*"halt\.InstanceStates"/,
    },
  ] as const
  for (const { format, faulty, whole, line, jump, name, renamed } of formats)
    describe(`in ${format.toUpperCase()}`, () => {
      it('opens documents in a language of their own and shows each finding once', async () => {
        const document = await opened(`restart.${format}`, faulty)
        assert.equal(document.languageId, `ssm-${format}`)
        assert.deepEqual(inShort(await diagnosed(document)), [['ssmith', 'unknown-step', line]])
      })

      it('formats it, and nothing in another language', async () => {
        const { uri } = await opened(`untidy.${format}`, whole.replace(/ ("?InstanceId"?:)/, '    $1'))
        const other = await vscode.workspace.openTextDocument({ language: format, content: whole })
        const formatted = (of: vscode.Uri) =>
          vscode.commands.executeCommand<vscode.TextEdit[] | undefined>('vscode.executeFormatDocumentProvider', of, {})
        assert.ok((await formatted(uri))?.length)
        const theirs =
          vscode.extensions.all.some(({ id }) => id === 'vscode.json-language-features') && format === 'json'
        if (!theirs) assert.equal((await formatted(other.uri))?.length ?? 0, 0)
      })

      it('offers the fix of a finding', async () => {
        const document = await opened(`fix.${format}`, faulty)
        const [finding] = await diagnosed(document)
        assert.ok(finding)
        const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
          'vscode.executeCodeActionProvider',
          document.uri,
          finding.range,
          vscode.CodeActionKind.QuickFix.value,
        )
        const fix = actions.find(({ title }) => /tell/.test(title))
        assert.ok(fix?.edit)
        await vscode.workspace.applyEdit(fix.edit)
        assert.equal(document.getText(), whole)
      })

      it('completes the step of a jump', async () => {
        const document = await opened(`complete.${format}`, faulty)
        const list = await soon('completion', async () => {
          const given = await vscode.commands.executeCommand<vscode.CompletionList>(
            'vscode.executeCompletionItemProvider',
            document.uri,
            after(document, jump),
          )
          return given.items.some(({ label }) => label === 'tell') ? given : undefined
        })
        assert.ok(list)
      })

      it('explains an action where the mouse rests', async () => {
        const document = await opened(`hover.${format}`, faulty)
        await diagnosed(document)
        const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
          'vscode.executeHoverProvider',
          document.uri,
          after(document, 'aws:change'),
        )
        const text = hovers.flatMap(({ contents }) => contents.map((each) => (each as vscode.MarkdownString).value))
        assert.match(text.join(), /changeInstanceState/)
      })

      it('renames a step everywhere', async () => {
        const document = await opened(`rename.${format}`, whole)
        const edit = await soon('the edits', async () => {
          const made = await vscode.commands.executeCommand<vscode.WorkspaceEdit>(
            'vscode.executeDocumentRenameProvider',
            document.uri,
            after(document, name),
            'halt',
          )
          return made.size > 0 ? made : undefined
        })
        await vscode.workspace.applyEdit(edit)
        assert.match(document.getText(), renamed)
      })

      it('offers commands above the document that are there', async () => {
        const document = await opened(`lenses.${format}`, whole)
        const lenses = await soon('lenses', async () => {
          const given = await vscode.commands.executeCommand<vscode.CodeLens[]>(
            'vscode.executeCodeLensProvider',
            document.uri,
          )
          return given.length > 0 ? given : undefined
        })
        const named = new Set(lenses.map(({ command }) => command?.command))
        assert.deepEqual([...named].sort(), ['ssmith.debug', 'ssmith.showReferences', 'ssmith.simulate', 'ssmith.test'])
        const known = await vscode.commands.getCommands()
        assert.deepEqual(
          [...named].filter((each) => each === undefined || !known.includes(each)),
          [],
        )
        const references = lenses.find(({ command }) => command?.command === 'ssmith.showReferences')?.command
        await vscode.commands.executeCommand(references?.command ?? '', ...(references?.arguments ?? []))
      })
    })

  it('finds documents within CloudFormation and Terraform, which stay what they are', async () => {
    const inYaml = broken
      .split('\n')
      .map((line) => `        ${line}`)
      .join('\n')
    const template = `Resources:\n  Stop:\n    Type: AWS::SSM::Document\n    Properties:\n      DocumentType: Automation\n      Content:\n${inYaml}`
    const cloudFormation = await shown('template.yaml', template)
    assert.deepEqual(inShort(await diagnosed(cloudFormation)), [['ssmith', 'unknown-step', 14]])
    assert.equal(cloudFormation.languageId, 'yaml')
    const terraform = await shown(
      'main.tf',
      `resource "aws_ssm_document" "stop" {\n  name            = "stop"\n  document_type   = "Automation"\n  document_format = "YAML"\n  content         = <<-DOC\n${broken}DOC\n}\n`,
    )
    assert.deepEqual(inShort(await diagnosed(terraform)), [['ssmith', 'unknown-step', 13]])
    assert.equal(terraform.languageId, 'terraform')
  })

  it('leaves it to the JSON support to tell that a template is broken', async () => {
    const content = brokenInJson.trim()
    const template = `{"Resources": {"Stop": {"Type": "AWS::SSM::Document", "Properties": {"Content": ${content}, "DocumentType": "Automation", "Name": }}}}`
    const document = await shown('template.json', template)
    const found = await soon('findings of both', () => {
      const all = vscode.languages.getDiagnostics(document.uri)
      return new Set(all.map(({ source }) => source)).size > 1 ? all : undefined
    })
    const rules = inShort(found.filter(({ source }) => source === 'ssmith')).map(([, rule]) => rule)
    assert.ok(rules.includes('unknown-step'))
    assert.ok(!rules.includes('broken-syntax'))
  })

  it('finds faults in a text that was never saved, in its own language and in YAML', async () => {
    for (const language of ['ssm-yaml', 'yaml']) {
      const document = await vscode.workspace.openTextDocument({ language, content: broken })
      assert.deepEqual(inShort(await diagnosed(document)), [['ssmith', 'unknown-step', 8]])
    }
  })

  it('takes a new file for a document once it has the words of one and is saved', async () => {
    const document = await shown('begun.yaml', '')
    const edit = new vscode.WorkspaceEdit()
    edit.insert(document.uri, new vscode.Position(0, 0), broken)
    await vscode.workspace.applyEdit(edit)
    await document.save()
    await soon('the language', () => (document.languageId === 'ssm-yaml' ? true : undefined))
    assert.deepEqual(inShort(await diagnosed(document)), [['ssmith', 'unknown-step', 8]])
  })

  it('mends on saving what can be mended safely, where that is wanted', async () => {
    const editor = vscode.workspace.getConfiguration('editor')
    const unquoted = runbook.replace("'0.3'", '0.3')
    for (const kind of ['source.fixAll', 'source.fixAll.ssmith']) {
      await editor.update('codeActionsOnSave', { [kind]: 'explicit' }, vscode.ConfigurationTarget.Workspace)
      const document = await opened(`${kind}.yaml`, unquoted)
      await diagnosed(document)
      const edit = new vscode.WorkspaceEdit()
      edit.insert(document.uri, new vscode.Position(1, 'description: '.length), 'Always: ')
      await vscode.workspace.applyEdit(edit)
      await document.save()
      assert.match(document.getText(), /^schemaVersion: '0\.3'\ndescription: Always: /)
      assert.equal(document.isDirty, false)
    }
    await editor.update('codeActionsOnSave', undefined, vscode.ConfigurationTarget.Workspace)
  })

  it("finds faults in change calendars, and looks at nobody's own calendar", async () => {
    const event = 'BEGIN:VEVENT\nDTSTAMP:20260101T000000Z\nUID:one\nDTSTART:20260101T000000Z\nEND:VEVENT\n'
    const calendar = (lines: string) => `BEGIN:VCALENDAR\nVERSION:2.0\n${lines}\n${event}END:VCALENDAR\n`
    const own = await shown('own.ics', calendar('PRODID:-//Someone//EN'))
    const document = await shown(
      'holidays.ics',
      calendar('PRODID:-//AWS//Change Calendar 1.0//EN\nX-CALENDAR-TYPE:OPEN'),
    )
    const rules = inShort(await diagnosed(document)).map(([, rule]) => rule)
    assert.ok(rules.includes('wrong-calendar-property'), rules.join())
    assert.equal(document.languageId, 'icalendar')
    assert.deepEqual(vscode.languages.getDiagnostics(own.uri), [])
  })

  it('follows the changes of a configuration', async () => {
    const document = await opened('configured.yaml', broken)
    await diagnosed(document)
    const configuration = await written('.ssmith.yaml', 'rules: { unknown-step: off }\n')
    try {
      await soon('no findings', () => (vscode.languages.getDiagnostics(document.uri).length === 0 ? true : undefined))
    } finally {
      await vscode.workspace.fs.delete(configuration)
    }
  })
})
