/** What the program wrote, as a message of the editor, which knows no backticks. */
export const asMessage = (text: string): string => text.trim().replaceAll('`', "'")
