/** What texts are turned into: trusted ones. The types of browsers still ask for text there. */
interface Policy {
  createHTML(text: string): string
  createScriptURL(name: string): string
}

/** The scripts of the page's workers. */
const workers = ['editor', 'lsp', 'rehearsal', 'python', 'service'] as const
type WorkerName = (typeof workers)[number]

const rules: Policy = {
  // Drawings of the language server, in which it has escaped all that stands in documents.
  createHTML: (svg) => svg,
  createScriptURL(name) {
    if (!workers.some((worker) => worker === name)) throw new TypeError(`the page has no worker \`${name}\``)
    return new URL(`./${name}-worker.js`, import.meta.url).href
  },
}

const { trustedTypes } = globalThis as {
  readonly trustedTypes?: { createPolicy(name: string, rules: Policy): Policy }
}

/**
 * What our code lets become scripts or elements. Where a browser knows Trusted Types, the content security policy of the page has it refuse
 * text that no policy has passed, whatever mistake hands it over. Which policies there may be is not restricted, as the editor has a number of
 * its own: a script of the page could make another.
 */
const policy = trustedTypes?.createPolicy('ssmith', rules) ?? rules

/** The address of the script of one of the page's workers. */
export const workerScript = (name: WorkerName): string => policy.createScriptURL(name)

/** Begins one of the page's workers. */
export const newWorker = (name: WorkerName): Worker => new Worker(workerScript(name), { type: 'module' })

/** A drawing as an image would be read: scripts in it do not run. */
export const parsedDrawing = (svg: string): Document =>
  new DOMParser().parseFromString(policy.createHTML(svg), 'image/svg+xml')
