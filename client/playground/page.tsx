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
import type { Pane, Workspace } from './workspace.js'

interface Properties {
  readonly workspace: Workspace
  readonly language: LanguageService
}

/** The whole page: the document, and beside it what is chosen. */
export function Page({ workspace, language }: Properties) {
  const { pane, isNarrow, attachments, shownAttachment } = workspace
  const attached = attachments.value.find(({ name }) => name === shownAttachment.value)
  const shown = pane.value === 'Document' && !isNarrow.value ? 'Graph' : pane.value
  return (
    <div class={shown === 'Document' ? 'page shows-document' : 'page'}>
      <Header workspace={workspace} language={language} />
      <main class="panes">
        <div class="document" id={panelId('Document')}>
          <FileTabs workspace={workspace} />
          <DocumentEditorView workspace={workspace} language={language} isHidden={attached !== undefined} />
          {attached && <AttachmentEditor workspace={workspace} file={attached} />}
          <Problems workspace={workspace} />
        </div>
        <Splitter />
        <Tabs
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
