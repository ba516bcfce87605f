import { Button } from '../frame/button.js'
import { SkipTo } from './skip-to.js'
import type { Rehearsal } from './rehearsal.js'
import type { Run } from './run-of.js'

interface Properties {
  readonly rehearsal: Rehearsal
  readonly run: Run | undefined
}

/** What a run can be made to do. Nothing of it is done in AWS. */
export function RunToolbar({ rehearsal, run }: Properties) {
  const isBusy = rehearsal.isBusy.value
  const isOpen = run !== undefined && !run.end && !isBusy
  return (
    <div class="run-tools" role="toolbar" aria-label="Run">
      {isBusy ? (
        <>
          <Button icon="pause" label="Pause" onClick={rehearsal.pause} />
          <Button icon="close" label="Stop" onClick={rehearsal.stop} />
        </>
      ) : (
        <Button icon="continue" label="Run" title="Run to the end" onClick={() => void rehearsal.start(false)} />
      )}
      {!isBusy && (
        <Button
          icon="restart"
          label={isOpen ? 'Restart' : 'Step through'}
          title="Begin, and stop before the first step"
          onClick={() => void rehearsal.start(true)}
        />
      )}
      {isOpen && (
        <>
          <Button icon="next" label="Step" title="Run the step" onClick={() => void rehearsal.go('next')} />
          <Button
            icon="into"
            label="Into"
            title="Go to what the step asks for, or what it runs"
            onClick={() => void rehearsal.go('stepIn')}
          />
          <Button
            icon="out"
            label="Out"
            title="Run until what is run here is left"
            onClick={() => void rehearsal.go('stepOut')}
          />
          <Button icon="end" label="Continue" title="Go on to the end" onClick={() => void rehearsal.go('continue')} />
        </>
      )}
      {run && !isBusy && (
        <>
          <Button icon="back" label="Back" title="Go back to the step before" onClick={() => void rehearsal.back()} />
          <Button
            icon="reverse"
            label="Reverse"
            title="Go back to what the run was stopped at last, as a breakpoint, else to the first step"
            onClick={() => void rehearsal.reverse()}
          />
        </>
      )}
      {isOpen && <SkipTo run={run} onSkip={(skip) => void rehearsal.skipTo(skip)} />}
    </div>
  )
}
