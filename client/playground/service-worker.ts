/**
 * Keeps the files of the page, so that it works without a network once it was loaded. A new version is fetched in the background and
 * serves pages that are opened after all old ones were closed: files of two versions are never mixed.
 */

/** The scope of this worker, as far as it is needed here. */
declare const self: {
  readonly location: Location
  readonly clients: { claim(): Promise<void> }
  addEventListener(
    type: 'install' | 'activate',
    listener: (event: { waitUntil(work: Promise<unknown>): void }) => void,
  ): void
  addEventListener(
    type: 'fetch',
    listener: (event: { readonly request: Request; respondWith(response: Promise<Response>): void }) => void,
  ): void
}

/** Put in by the build: a name that changes with the files, and the files that every visit may need. */
declare const version: string
declare const files: readonly string[]

const cacheName = `ssmith ${version}`

self.addEventListener('install', (event) =>
  event.waitUntil(caches.open(cacheName).then((cache) => cache.addAll([...files]))),
)

self.addEventListener('activate', (event) => event.waitUntil(Promise.all([removeOld(), self.clients.claim()])))

async function removeOld(): Promise<void> {
  const old = (await caches.keys()).filter((name) => name.startsWith('ssmith ') && name !== cacheName)
  await Promise.all(old.map((name) => caches.delete(name)))
}

self.addEventListener('fetch', (event) => {
  const { request } = event
  if (request.method === 'GET' && new URL(request.url).origin === self.location.origin)
    event.respondWith(answerTo(request))
})

/** What is kept is taken from there. Data on a service of AWS, and Python, are kept when they are first asked for. */
async function answerTo(request: Request): Promise<Response> {
  const cache = await caches.open(cacheName)
  const kept = await cache.match(request, { ignoreSearch: true })
  if (kept) return kept
  const response = await fetch(request)
  if (response.ok && /\.generated-\w+\.js$|\/pyodide\//.test(request.url)) await cache.put(request, response.clone())
  return response
}
