import { useSignal } from '@preact/signals'
import { useRef } from 'preact/hooks'
import { Examples } from '../files/examples.js'
import { accepted, openFile } from '../files/open-file.js'
import { saveShown } from '../files/save-file.js'
import { isTaken } from '../files/taken-name.js'
import type { LanguageService } from '../language/language.js'
import { documentNamed } from '../share/link.js'
import { share } from '../share/share.js'
import type { Theme, Workspace } from '../workspace.js'
import { Button } from './button.js'
import { convert } from './convert.js'

interface Properties {
  readonly workspace: Workspace
  readonly language: LanguageService
}

/** What is open, and what can be done with it. */
export function Header({ workspace, language }: Properties) {
  const showsExamples = useSignal(false)
  const file = useRef<HTMLInputElement>(null)
  return (
    <header class="header">
      <h1>
        <img src="icon.svg" alt="" width="20" height="20" />
        ssmith
      </h1>
      <FileName workspace={workspace} />
      <Facts workspace={workspace} />
      <div class="buttons" role="group" aria-label="Document">
        <Button icon="examples" label="Examples" onClick={() => (showsExamples.value = true)} />
        <Button
          icon="open"
          label="Open"
          title="Open a file; it stays on this machine"
          onClick={() => file.current?.click()}
        />
        <Button icon="save" label="Save" title="Save as a file (Ctrl+S)" onClick={() => saveShown(workspace)} />
        <Button icon="format" label="Format" onClick={() => format(workspace)} />
        <Language workspace={workspace} language={language} />
        <Button
          icon="share"
          label="Share"
          title="Copy a link that holds everything"
          onClick={() => void share(workspace)}
        />
        <ThemeButton workspace={workspace} />
      </div>
      <input
        ref={file}
        type="file"
        hidden
        accept={accepted}
        aria-label="File to open"
        onChange={({ currentTarget }) => {
          const [chosen] = currentTarget.files ?? []
          if (chosen) void openFile(workspace, chosen)
          currentTarget.value = ''
        }}
      />
      {showsExamples.value && <Examples workspace={workspace} onClose={() => (showsExamples.value = false)} />}
    </header>
  )
}

/** A document that is not shown is shown then: nobody would see what has changed. */
function format({ shownAttachment, editor }: Workspace): void {
  shownAttachment.value = undefined
  editor.value?.format()
}

function FileName({ workspace }: { readonly workspace: Workspace }) {
  const { document } = workspace
  return (
    <input
      class="file-name"
      aria-label="File name"
      spellcheck={false}
      autocomplete="off"
      value={document.value.name}
      onChange={({ currentTarget }) => {
        const { name } = documentNamed(currentTarget.value, document.value.text)
        if (!isTaken(workspace, name)) workspace.rename(name)
        currentTarget.value = document.value.name
      }}
    />
  )
}

/** The kind of the document, and how much of what AWS takes it is. */
function Facts({ workspace }: { readonly workspace: Workspace }) {
  const about = workspace.about.value
  if (!about) return null
  const { kind, schemaVersion, size, sizeLimit } = about
  const kilobytes = (bytes: number) => (bytes / 1024).toFixed(bytes < 10_240 ? 1 : 0)
  const label = `${kilobytes(size)} of ${kilobytes(sizeLimit)} KB`
  return (
    <div class="facts">
      <span class="chip" title="Kind and schema version">
        {kind} {schemaVersion}
      </span>
      <span
        class={size > sizeLimit ? 'size too-large' : 'size'}
        title="Size of the document, and what AWS takes at most"
      >
        <meter min={0} max={sizeLimit} high={sizeLimit * 0.9} value={size} aria-label={`Size: ${label}`} />
        {label}
      </span>
    </div>
  )
}

/** The format in which the document is written. */
function Language({ workspace, language }: Properties) {
  const { language: shown } = workspace.document.value
  return (
    <div class="choice" role="group" aria-label="Format">
      {(['yaml', 'json'] as const).map((each) => (
        <button
          key={each}
          type="button"
          aria-pressed={each === shown}
          onClick={() => {
            if (each !== shown) void convert(workspace, language)
          }}
        >
          {each.toUpperCase()}
        </button>
      ))}
    </div>
  )
}

const nextTheme: Readonly<Record<Theme, Theme>> = { system: 'light', light: 'dark', dark: 'system' }

const ThemeButton = ({ workspace: { theme } }: { readonly workspace: Workspace }) => (
  <Button
    icon={theme.value}
    label={`Theme: ${theme.value}`}
    title={`Theme: ${theme.value}; change to ${nextTheme[theme.value]}`}
    isIconOnly
    onClick={() => {
      theme.value = nextTheme[theme.value]
    }}
  />
)
