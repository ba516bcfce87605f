import { workerScript } from './trusted.js'

/** How long the page is left alone before the rest is fetched, in milliseconds. */
const patience = 5000

const atOnce = 8

/** Keeps the page for use without a network, with data on services that nobody has asked for yet. */
export async function keepForOffline(): Promise<void> {
  if (!('serviceWorker' in navigator)) return
  await navigator.serviceWorker.register(workerScript('service'))
  await navigator.serviceWorker.ready
  setTimeout(() => void fetchData(), patience)
}

/** A few at a time, so that nothing else has to wait; the service worker keeps what passes through it. */
async function fetchData(): Promise<void> {
  try {
    const names = Object.keys(await (await fetch('data.json')).json())
    for (let at = 0; at < names.length; at += atOnce) await Promise.all(names.slice(at, at + atOnce).map(fetchMissing))
  } catch {
    // There is no network any more; what is missing is fetched the next time.
  }
}

async function fetchMissing(name: string): Promise<void> {
  if (!(await caches.match(name))) await fetch(name)
}
