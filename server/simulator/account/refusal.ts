/** A call that the account refuses, in AWS's terms; thrown within operations. */
export class Refusal extends Error {
  readonly code: string

  constructor(code: string, message: string) {
    super(message)
    this.code = code
  }
}
