import { AttachmentEditor } from './editor/attachment-editor.js'
import { DocumentEditorView } from './editor/document-editor.js'
import { FileTabs } from './frame/file-tabs.js'
import { Header } from './frame/header.js'
import { NoticeView } from './frame/notice.js'
import { Problems } from './frame/problems.js'
import { Splitter } from './frame/splitter.js'
import { panelId, tabId, Tabs } from './frame/tabs.js'
import { GraphView } from './graph/graph-view.js'
import type { LanguageService } from './language/language.js'
import { AccountEditor } from './run/account-editor.js'
import { MocksEditor } from './run/mocks-editor.js'
import { ParametersForm } from './run/parameters-form.js'
import { PolicyView } from './run/policy-view.js'
import { RunView } from './run/run-view.js'
import { type Pane, panesIn, type Workspace } from './workspace.js'

interface Properties {
  readonly workspace: Workspace
  readonly language: LanguageService
}

/** The whole page: the document, and beside it what is chosen. */
export function Page({ workspace, language }: Properties) {
  const { pane, isRoomy, attachments, shownAttachment } = workspace
  const attached = attachments.value.find(({ name }) => name === shownAttachment.value)
  const panes = panesIn(workspace)
  const shown = panes.find((each) => each === pane.value) ?? panes[0] ?? 'Run'
  return (
    <div class={shown === 'Document' ? 'page shows-document' : 'page'}>
      <Header workspace={workspace} language={language} />
      <main class={isRoomy.value ? 'panes roomy' : 'panes'}>
        <div class="document" id={panelId('Document')}>
          <FileTabs workspace={workspace} />
          <DocumentEditorView workspace={workspace} language={language} isHidden={attached !== undefined} />
          {attached && <AttachmentEditor workspace={workspace} file={attached} />}
          <Problems workspace={workspace} />
        </div>
        <Splitter orientation="vertical" pane="beside" label="Width of the panes beside the document" initial={44} />
        {isRoomy.value && (
          <>
            <section class="graph-place" aria-label="Graph">
              <GraphView workspace={workspace} language={language} />
            </section>
            <Splitter orientation="horizontal" pane="graph" label="Height of the graph" initial={40} />
          </>
        )}
        <Tabs
          panes={panes}
          shown={shown}
          onChoose={(chosen) => {
            pane.value = chosen
          }}
        />
        <div class="panel" role="tabpanel" id={panelId('Graph')} aria-labelledby={tabId(shown)}>
          <PaneView pane={shown} workspace={workspace} language={language} />
        </div>
      </main>
      <NoticeView workspace={workspace} />
    </div>
  )
}

function PaneView({ pane, workspace, language }: Properties & { readonly pane: Pane }) {
  switch (pane) {
    case 'Document':
      return null
    case 'Graph':
      return <GraphView workspace={workspace} language={language} />
    case 'Run':
      return <RunView workspace={workspace} />
    case 'Account':
      return <AccountEditor workspace={workspace} language={language} />
    case 'Mocks':
      return <MocksEditor workspace={workspace} language={language} />
    case 'Parameters':
      return <ParametersForm workspace={workspace} />
    case 'Policy':
      return <PolicyView workspace={workspace} />
  }
}
