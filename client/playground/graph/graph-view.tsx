import { useSignal } from '@preact/signals'
import { useEffect, useRef } from 'preact/hooks'
import { Button } from '../frame/button.js'
import type { LanguageService } from '../language/language.js'
import type { Workspace } from '../workspace.js'
import { startGraph } from './graph.js'

interface Properties {
  readonly workspace: Workspace
  readonly language: LanguageService
}

const [smallest, largest, step] = [0.3, 3, 1.25]

/** The ways through the document: the graph follows the cursor and a run, and a click goes to the step. */
export function GraphView({ workspace, language }: Properties) {
  const place = useRef<HTMLDivElement>(null)
  /** Without a zoom the graph is as wide as its pane, within reason. */
  const zoom = useSignal<number | undefined>(undefined)
  const showsAll = useSignal(false)
  const isDrawn = useSignal(false)
  useEffect(() => {
    if (!place.current) return undefined
    const graph = startGraph(place.current, workspace, language, (drawn) => {
      isDrawn.value = drawn
    })
    return graph.stop
  }, [workspace, language])
  const multiply = (factor: number) => () => {
    const now = zoom.value ?? Number(place.current?.style.getPropertyValue('--fit') ?? 1)
    zoom.value = Math.min(largest, Math.max(smallest, now * factor))
    showsAll.value = false
  }
  return (
    <div class="graph-pane" style={zoom.value === undefined ? {} : { '--zoom': zoom.value }}>
      <div class="graph-tools" role="group" aria-label="Size of the graph">
        <Button icon="smaller" label="Smaller" isIconOnly onClick={multiply(1 / step)} />
        <Button icon="larger" label="Larger" isIconOnly onClick={multiply(step)} />
        <Button
          icon="fit"
          label="Whole graph"
          isIconOnly
          onClick={() => {
            showsAll.value = !showsAll.value
          }}
        />
      </div>
      {!isDrawn.value && <p class="empty">Steps are drawn here once the document has some.</p>}
      <div class={showsAll.value ? 'graph fitted' : 'graph'} ref={place} />
    </div>
  )
}
