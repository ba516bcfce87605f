import { existsSync } from 'node:fs'
import { type Browser, chromium } from 'playwright-core'

const path = '/usr/bin/chromium'

/** Whether there is a browser to try things in. */
export const hasChromium = (): boolean => existsSync(path)

/** Starts a browser without a window, which asks nobody for anything on its own. */
export const startChromium = (): Promise<Browser> =>
  chromium.launch({
    executablePath: path,
    args: [
      ...['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'],
      ...['--disable-component-update', '--disable-sync'],
    ],
  })
