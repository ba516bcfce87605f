/** What is wrong at a place of a script, as offsets into its text. */
export interface ScriptError {
  readonly start: number
  readonly end: number
  readonly message: string
}
