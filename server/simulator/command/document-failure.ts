/** Why the agent does not run a document at all; thrown before its first step. */
export class DocumentFailure extends Error {}
