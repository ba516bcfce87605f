import { useSignal } from '@preact/signals'
import type { ComponentChildren } from 'preact'
import { TextEditor } from '../editor/text-editor.js'
import { Icon } from '../frame/icon.js'
import type { LanguageService } from '../language/language.js'
import type { Problem, Workspace } from '../workspace.js'

interface Properties {
  readonly workspace: Workspace
  readonly language: LanguageService
  readonly file: 'account' | 'mocks'
  readonly label: string
  /** Texts to begin with, by what they show. */
  readonly templates: Readonly<Record<string, string>>
  readonly children: ComponentChildren
}

/** The editor of a file beside the document, with what is wrong with it. */
export function BesideEditor({ workspace, language, file, label, templates, children }: Properties) {
  const text = workspace[file]
  const problems = useSignal<readonly Problem[]>([])
  return (
    <div class="beside">
      <div class="beside-head">
        <p class="text">{children}</p>
        {text.value.trim() === '' && (
          <p class="actions">
            {Object.entries(templates).map(([name, template]) => (
              <button
                key={name}
                type="button"
                class="button"
                onClick={() => {
                  text.value = template
                }}
              >
                {name}
              </button>
            ))}
          </p>
        )}
      </div>
      <TextEditor language={language} file={file} label={label} text={text} problems={problems} />
      {problems.value.length > 0 && (
        <ul class="faults" aria-label={`What is wrong with ${label}`}>
          {problems.value.map(({ start, severity, message }) => (
            <li key={`${start} ${message}`}>
              <Icon name={severity} /> {message}
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
