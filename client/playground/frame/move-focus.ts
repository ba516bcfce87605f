/** Where a key leads from the one of so many. */
type Move = (at: number, count: number) => number

const ends: Readonly<Record<string, Move>> = { Home: () => 0, End: (_at, count) => count - 1 }

const moves: Readonly<Record<'vertical' | 'horizontal', Readonly<Record<string, Move>>>> = {
  vertical: {
    ...ends,
    ArrowDown: (at, count) => Math.min(at + 1, count - 1),
    ArrowUp: (at) => Math.max(at - 1, 0),
  },
  horizontal: {
    ...ends,
    ArrowRight: (at, count) => (at + 1) % count,
    ArrowLeft: (at, count) => (at - 1 + count) % count,
  },
}

/** Lets arrow keys lead through the buttons of a list, of which the tab key reaches one. */
export const moveFocus = (direction: keyof typeof moves) => (event: KeyboardEvent) => {
  const move = moves[direction][event.key]
  if (!move || !(event.currentTarget instanceof HTMLElement)) return
  const buttons = [...event.currentTarget.querySelectorAll('button')].filter((each) => each.offsetParent !== null)
  const at = buttons.findIndex((each) => each.matches(':focus'))
  buttons[move(at, buttons.length)]?.focus()
  event.preventDefault()
}
