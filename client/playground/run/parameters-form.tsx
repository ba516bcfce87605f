import { useSignal, useSignalEffect } from '@preact/signals'
import type { Json } from '../../../server/syntax/tree.js'
import type { FormField } from '../rehearsal/questions.js'
import type { Workspace } from '../workspace.js'
import { afterAWhile } from './after-a-while.js'
import { rehearsalOf } from './rehearsal.js'

/** A form for the parameters that a run starts with. */
export function ParametersForm({ workspace }: { readonly workspace: Workspace }) {
  const { ask } = rehearsalOf(workspace)
  const fields = useSignal<readonly FormField[] | undefined>(undefined)
  const refusals = useSignal<Readonly<Record<string, string>>>({})
  useSignalEffect(() => {
    const { name, text } = workspace.document.value
    const document = { name, text }
    const parameters = Object.fromEntries(workspace.parameters.value) as Readonly<Record<string, Json>>
    return afterAWhile(async () => {
      fields.value = await ask('form', { document })
      refusals.value = await ask('refusals', { document, parameters })
    })
  })
  const give = (name: string, value: string | undefined) => {
    const parameters = new Map(workspace.parameters.value)
    if (value === undefined) parameters.delete(name)
    else parameters.set(name, value)
    workspace.parameters.value = parameters
  }
  if (!fields.value) return <p class="empty">Looking at the parameters…</p>
  if (fields.value.length === 0) return <p class="empty">The document has no parameters.</p>
  return (
    <form class="parameters" onSubmit={(event) => event.preventDefault()}>
      {fields.value.map((field) => (
        <Field
          key={field.name}
          field={field}
          value={workspace.parameters.value.get(field.name)}
          refusal={refusals.value[field.name]}
          onGive={(value) => give(field.name, value)}
        />
      ))}
    </form>
  )
}

interface Properties {
  readonly field: FormField
  readonly value: unknown
  readonly refusal: string | undefined
  /** `undefined`: no value is given. */
  onGive(value: string | undefined): void
}

function Field(properties: Properties) {
  const { field, value, refusal, onGive } = properties
  const id = `parameter-${field.name}`
  return (
    <div class="field">
      <label for={id}>
        <b>{field.name}</b> <span class="faint">{field.type}</span>
      </label>
      {field.description !== '' && <p class="text">{field.description}</p>}
      <Control {...properties} id={id} />
      {refusal !== undefined && (
        <p class="fault" id={`${id}-fault`} role="alert">
          {refusal}
        </p>
      )}
      <p class="faint">
        {value === undefined ? standardOf(field) : null}
        {value !== undefined && (
          <button type="button" class="link" onClick={() => onGive(undefined)}>
            Leave open
          </button>
        )}
      </p>
    </div>
  )
}

function standardOf({ default: standard, invented }: FormField): string {
  if (standard !== undefined) return `default: ${typed(standard) || 'empty'}`
  return `no default; where nothing is given, ${typed(invented ?? '')} is invented`
}

function Control({ field, value, refusal, onGive, id }: Properties & { readonly id: string }) {
  const shared = {
    id,
    'aria-invalid': refusal !== undefined,
    'aria-describedby': refusal === undefined ? undefined : `${id}-fault`,
    value: value === undefined ? '' : typed(value as Json),
    onInput: ({ currentTarget }: { currentTarget: { value: string } }) => onGive(currentTarget.value),
  }
  const choices = field.base === 'Boolean' ? ['true', 'false'] : field.allowedValues
  const isOneOf = choices.length > 0 && field.base !== 'StringList' && field.base !== 'MapList'
  if (isOneOf)
    return (
      <select
        {...shared}
        onInput={({ currentTarget }) => onGive(currentTarget.value === '' ? undefined : currentTarget.value)}
      >
        <option value="">(left open)</option>
        {choices.map((choice) => (
          <option key={choice} value={choice}>
            {choice}
          </option>
        ))}
      </select>
    )
  const isLong = field.base === 'StringList' || field.base === 'MapList' || field.base === 'StringMap'
  return isLong ? (
    <textarea {...shared} rows={3} spellcheck={false} placeholder={hints[field.base] ?? ''} />
  ) : (
    <input {...shared} type="text" inputMode={field.base === 'Integer' ? 'numeric' : 'text'} spellcheck={false} />
  )
}

const hints: Readonly<Record<string, string>> = {
  StringList: '["one", "two"], or one value',
  MapList: '[{"Key": "…"}]',
  StringMap: '{"Key": "…"}',
}

/** A value as it is typed: lists and maps as JSON. */
const typed = (value: Json): string => (typeof value === 'string' ? value : JSON.stringify(value))
