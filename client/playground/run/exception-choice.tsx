import { exceptionKinds, isExceptionKind } from '../../../server/debugger/exception-kinds.js'
import type { Workspace } from '../workspace.js'

/** Chooses at what runs stop beside breakpoints. */
export function ExceptionChoice({ workspace: { exceptions } }: { readonly workspace: Workspace }) {
  return (
    <fieldset class="choices">
      <legend>Stop at</legend>
      {Object.entries(exceptionKinds).map(([kind, { label, description }]) => (
        <label key={kind} title={description}>
          <input
            type="checkbox"
            checked={isExceptionKind(kind) && exceptions.value.has(kind)}
            onChange={({ currentTarget }) => {
              const others = [...exceptions.value].filter((each) => each !== kind)
              exceptions.value = new Set(currentTarget.checked && isExceptionKind(kind) ? [...others, kind] : others)
            }}
          />
          {label}
        </label>
      ))}
    </fieldset>
  )
}
