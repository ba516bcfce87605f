import { guidePage } from '../../../schemas/guide-page.js'

/** A link to a page of AWS's user guide, in Markdown. */
export const awsPage = (page: string): string => `[AWS documentation](${guidePage(page)})`
