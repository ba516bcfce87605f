/** Goes back to where a step began. */
export const RestartLink = ({ onRestart }: { onRestart(): void }) => (
  <button type="button" class="link" title="Go back to where the step began" onClick={onRestart}>
    Restart from here
  </button>
)
