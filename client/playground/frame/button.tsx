import { Icon, type IconName } from './icon.js'

interface Properties {
  readonly icon: IconName
  /** What it does; beside the picture where there is room. */
  readonly label: string
  /** More of it, for who points there. */
  readonly title?: string
  readonly isIconOnly?: boolean
  /** Whether it does nothing for now. It can have the focus still. */
  readonly isDisabled?: boolean
  onClick(): void
}

/** A button of the header or of a pane. */
export const Button = ({ icon, label, title, isIconOnly = false, isDisabled = false, onClick }: Properties) => (
  <button
    type="button"
    class="button"
    title={title ?? label}
    aria-label={label}
    aria-disabled={isDisabled || undefined}
    onClick={isDisabled ? undefined : onClick}
  >
    <Icon name={icon} />
    {!isIconOnly && <span class="button-label">{label}</span>}
  </button>
)
