/** Outlines on a field of 16 by 16. */
const paths = {
  examples: 'M2.5 3.5h4v4h-4zM9.5 3.5h4v4h-4zM2.5 10h4v3.5h-4zM9.5 10h4v3.5h-4z',
  open: 'M2 12.5v-9h4l1.5 2H14v7z',
  save: 'M8 2.5v7M5 7l3 3 3-3M2.5 11v2.5h11V11',
  format: 'M2.5 4h11M2.5 8h7M2.5 12h9',
  share: 'M6.5 9.5l3-3M7 4.5l1.2-1.2a2.7 2.7 0 0 1 4 4L11 8.500M9 11.500l-1.200 1.200a2.700 2.700 0 0 1-4-4L5 7.500',
  system: 'M2.5 3.500h11v7.500h-11zM6 13.500h4M8 11v2.500',
  light:
    'M8 5.200a2.800 2.800 0 1 1 0 5.600 2.800 2.800 0 0 1 0-5.600M8 1.500v1.500M8 13v1.500M1.500 8H3M13 8h1.500M3.400 3.400l1 1M11.600 11.600l1 1M12.600 3.400l-1 1M4.400 11.600l-1 1',
  dark: 'M13 9.500A5.500 5.500 0 0 1 6.500 3a5.500 5.500 0 1 0 6.500 6.500z',
  error: 'M8 2a6 6 0 1 1 0 12A6 6 0 0 1 8 2M5.800 5.800l4.400 4.400M10.200 5.800l-4.400 4.400',
  warning: 'M8 2.500l6 11H2zM8 6.500v3.500M8 11.500v.500',
  info: 'M8 2a6 6 0 1 1 0 12A6 6 0 0 1 8 2M8 7.500v3.500M8 5v.500',
  clean: 'M3 8.500l3.500 3.500 6.500-7',
  close: 'M4 4l8 8M12 4l-8 8',
  fit: 'M2.500 6v-3.500H6M10 2.500h3.500V6M13.500 10v3.500H10M6 13.500H2.500V10',
  smaller: 'M3.500 8h9',
  larger: 'M3.500 8h9M8 3.500v9',
  continue: 'M4.5 3l8 5-8 5z',
  pause: 'M5.500 3v10M10.500 3v10',
  restart: 'M3 3v10M6 3l7 5-7 5z',
  next: 'M3 5.500h7.500a2.500 2.500 0 0 1 0 5H8M10 8L7.500 10.500 10 13',
  into: 'M8 2.500v7M5 7l3 3 3-3M7 13.500h2',
  out: 'M8 10.500v-7M5 6l3-3 3 3M7 13.500h2',
  end: 'M3 3l7 5-7 5zM13 3v10',
  back: 'M13 3l-7 5 7 5zM3 3v10',
  reverse: 'M8.500 3.500l-6 4.500 6 4.500zM14 3.500L8.500 8l5.500 4.500z',
  skip: 'M2.500 11a5.500 5.500 0 0 1 11 0M10.500 8.500l3 2.500 1-3.500',
} as const

export type IconName = keyof typeof paths

/** A picture beside a word, or on a button that has a label. */
export const Icon = ({ name }: { readonly name: IconName }) => (
  <svg class={`icon icon-${name}`} viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
    <path d={paths[name]} />
  </svg>
)
