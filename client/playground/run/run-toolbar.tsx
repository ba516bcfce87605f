import { Button } from '../frame/button.js'
import { useFocusKept } from './focus-kept.js'
import { SkipTo } from './skip-to.js'
import type { Rehearsal } from './rehearsal.js'
import type { Run } from './run-of.js'

interface Properties {
  readonly rehearsal: Rehearsal
  readonly run: Run | undefined
}

/** What a run can be made to do. Nothing of it is done in AWS. While it goes on the buttons stay, so that the focus does. */
export function RunToolbar({ rehearsal, run }: Properties) {
  const tools = useFocusKept<HTMLDivElement>('button')
  const isBusy = rehearsal.isBusy.value
  const isOpen = run !== undefined && !run.end
  return (
    <div ref={tools} class="run-tools" role="toolbar" aria-label="Run">
      <Button
        icon="continue"
        label="Run"
        title={`Run ${rehearsal.toRun.value} to the end`}
        isDisabled={isBusy}
        onClick={() => void rehearsal.start(false)}
      />
      <Button
        icon="restart"
        label={isOpen ? 'Restart' : 'Step through'}
        title="Begin, and stop before the first step"
        isDisabled={isBusy}
        onClick={() => void rehearsal.start(true)}
      />
      {isOpen && (
        <>
          <Button
            icon="next"
            label="Step"
            title="Run the step"
            isDisabled={isBusy}
            onClick={() => void rehearsal.go('next')}
          />
          <Button
            icon="into"
            label="Into"
            title="Go to what the step asks for, or what it runs"
            isDisabled={isBusy}
            onClick={() => void rehearsal.go('stepIn')}
          />
          <Button
            icon="out"
            label="Out"
            title="Run until what is run here is left"
            isDisabled={isBusy}
            onClick={() => void rehearsal.go('stepOut')}
          />
          <Button
            icon="end"
            label="Continue"
            title="Go on to the end"
            isDisabled={isBusy}
            onClick={() => void rehearsal.go('continue')}
          />
        </>
      )}
      {run && (
        <>
          <Button
            icon="back"
            label="Back"
            title="Go back to the step before"
            isDisabled={isBusy}
            onClick={() => void rehearsal.back()}
          />
          <Button
            icon="reverse"
            label="Reverse"
            title="Go back to what the run was stopped at last, as a breakpoint, else to the first step"
            isDisabled={isBusy}
            onClick={() => void rehearsal.reverse()}
          />
        </>
      )}
      {isOpen && <SkipTo run={run} isDisabled={isBusy} onSkip={(skip) => void rehearsal.skipTo(skip)} />}
      {isBusy && (
        <>
          <Button icon="pause" label="Pause" onClick={rehearsal.pause} />
          <Button icon="close" label="Stop" onClick={rehearsal.stop} />
        </>
      )}
    </div>
  )
}
