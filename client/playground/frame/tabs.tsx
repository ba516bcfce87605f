import type { Pane } from '../workspace.js'
import { moveFocus } from './move-focus.js'

interface Properties {
  /** Those that can be chosen. */
  readonly panes: readonly Pane[]
  readonly shown: Pane
  onChoose(pane: Pane): void
}

export const tabId = (pane: Pane): string => `tab-${pane.toLowerCase()}`

/** The id of what a tab shows: the document has its own place, all others share one. */
export const panelId = (pane: Pane): string => (pane === 'Document' ? 'panel-document' : 'panel')

/** Chooses what is shown beside the document, or in its place where there is little room. */
export const Tabs = ({ panes, shown, onChoose }: Properties) => (
  <div class="tabs" role="tablist" aria-label="Panes" onKeyDown={moveFocus('horizontal')}>
    {panes.map((pane) => (
      <button
        key={pane}
        type="button"
        role="tab"
        id={tabId(pane)}
        class="tab"
        aria-selected={pane === shown}
        aria-controls={panelId(pane)}
        tabIndex={pane === shown ? 0 : -1}
        onClick={() => onChoose(pane)}
        onFocus={() => onChoose(pane)}
      >
        {pane}
      </button>
    ))}
  </div>
)
