import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Frame } from 'playwright-core'
import type { Code } from './vscode.js'

/** Pictures of what a person sees, where the environment names a folder for them. */
const pictures = process.env['SSMITH_PICTURES']

/** VS Code's window, used as a person does: by mouse and keyboard. */
export interface Window {
  /** Opens a file of the workspace by its name. */
  open(name: string): Promise<void>
  /** Runs a command by its title, from the palette. */
  command(title: string): Promise<void>
  /** Sets the cursor of the active editor. */
  goTo(line: number, column: number): Promise<void>
  /** Waits until an element of the window, which CSS selects, has a text. */
  sees(selector: string, text?: RegExp): Promise<string>
  /** The page of the flow graph. */
  graph(): Promise<Frame>
  press(...keys: readonly string[]): Promise<void>
  click(selector: string): Promise<void>
  /** Chooses colours. */
  theme(name: string): Promise<void>
  type(text: string): Promise<void>
  /** Keeps a picture, where pictures are wanted. */
  picture(name: string): Promise<void>
}

/** How long something may take to be seen; a machine that is busy takes seconds. */
const longest = 20_000

export function windowOf({ page }: Code): Window {
  const press = async (...keys: readonly string[]) => {
    for (const key of keys) await page.keyboard.press(key)
  }
  const type = (text: string) => page.keyboard.type(text, { delay: 15 })
  const sees: Window['sees'] = async (selector, text) => {
    const found = page
      .locator(selector)
      .filter(text && { hasText: text })
      .first()
    await found.waitFor({ timeout: longest })
    return (await found.textContent()) ?? ''
  }
  return {
    press,
    type,
    sees,
    click: (selector) => page.click(selector),
    async theme(name) {
      await press('Control+k', 'Control+t')
      await page.waitForSelector('.quick-input-box input')
      await type(name)
      await sees('.quick-input-list .monaco-list-row.focused', new RegExp(name))
      await press('Enter')
      await page.waitForSelector('.quick-input-widget', { state: 'hidden', timeout: longest })
    },
    async open(name) {
      await page.dblclick(`.explorer-folders-view .monaco-list-row[aria-label^="${name}"]`)
      await page.waitForSelector(`.tab.active[data-resource-name="${name}"]`)
      await page.click('.editor-group-container.active .view-lines')
    },
    async command(title) {
      const row = page.locator('.quick-input-list .monaco-list-row.focused', { hasText: title })
      // The commands of extensions are there some time after the window: until then the palette is opened anew.
      for (let tries = longest / 4000; ; tries--) {
        await press('F1')
        await page.waitForSelector('.quick-input-box input')
        await type(title)
        const isThere = row.waitFor({ timeout: 4000 }).then(() => true)
        if (tries === 1 ? await isThere : await isThere.catch(() => false)) break
        await press('Escape')
      }
      await press('Enter')
    },
    async goTo(line, column) {
      await press('Control+g')
      await page.waitForSelector('.quick-input-box input')
      await type(`${line}:${column}`)
      await press('Enter')
    },
    async graph() {
      for (let tries = 0; tries < longest / 100; tries++) {
        for (const frame of page.frames()) {
          const drawn = await frame.$('#graph svg').catch(() => null)
          if (drawn) return frame
        }
        await page.waitForTimeout(100)
      }
      throw new Error('there is no graph')
    },
    async picture(name) {
      if (pictures === undefined) return
      mkdirSync(pictures, { recursive: true })
      await page.screenshot({ path: join(pictures, `${name}.png`), animations: 'disabled' })
    },
  }
}
