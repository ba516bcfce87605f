/** What the process in which scripts run is told first. */
export interface SandboxOrder {
  /** The folder of the package. */
  readonly pyodide: string
  /** Whether an interpreter that has been set up is written out, taken from a file, or set up now. */
  readonly snapshot: 'make' | { readonly file: string } | undefined
  /** The program in Python that sets it up. */
  readonly bootstrap: string
}
