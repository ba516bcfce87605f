/** A page in a browser that remembers nothing. @param {import('playwright-core').Browser} browser */
export async function opened(browser) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } })
  return { page: await context.newPage(), close: () => context.close() }
}
