import type { Style } from './style.js'

/** Markdown made a little easier to read on a terminal; where there are no colours it stays as it is. */
export function showMarkdown(text: string, style: Style): string {
  if (style.bold('x') === 'x') return text
  let fenced = false
  return text
    .split('\n')
    .flatMap((line) => {
      if (line.startsWith('```')) {
        fenced = !fenced
        return []
      }
      if (fenced) return [`    ${style.cyan(line)}`]
      const heading = /^#+ (.*)$/.exec(line)
      return [heading ? style.bold(heading[1] ?? '') : inline(line, style)]
    })
    .join('\n')
}

function inline(line: string, { bold, cyan }: Style): string {
  return line
    .replaceAll(/`([^`]+)`/g, (_, code: string) => cyan(code))
    .replaceAll(/\*\*([^*]+)\*\*/g, (_, strong: string) => bold(strong))
    .replaceAll(/\[([^\]]+)\]\(([^)\s]+)\)/g, (_, label: string, url: string) =>
      /^https?:/.test(url) ? `${label} (${url})` : label,
    )
}
