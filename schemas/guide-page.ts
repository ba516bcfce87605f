/** The address of a page of AWS's user guide of Systems Manager, which is named without address and ending. */
export const guidePage = (page: string): string =>
  `https://docs.aws.amazon.com/systems-manager/latest/userguide/${page}.html`

/** A link to such a page, in Markdown. */
export const guideLink = (page: string): string => `[AWS documentation](${guidePage(page)})`
