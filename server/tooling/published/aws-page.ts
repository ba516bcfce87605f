/** A link to a page of AWS's user guide, in Markdown. */
export const awsPage = (page: string): string =>
  `[AWS documentation](https://docs.aws.amazon.com/systems-manager/latest/userguide/${page}.html)`
