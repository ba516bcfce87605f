import { noResult, type Simulation } from '../action.js'
import { StepFailure } from '../failure.js'
import { aws, pollPause, type Task } from '../task.js'
import { textsAt } from './response.js'

export const deleteImage: Simulation<'aws:deleteImage'> = function* ({ ImageId }, { name }) {
  const response = yield* aws(name, 'ec2', 'DescribeImages', { ImageIds: [ImageId] })
  const snapshots = textsAt(response, '$.Images[0].BlockDeviceMappings..SnapshotId')
  yield* aws(name, 'ec2', 'DeregisterImage', { ImageId })
  for (const snapshot of new Set(snapshots)) yield* deleteSnapshot(name, snapshot)
  return noResult
}

/** A snapshot may be in use for a moment after its image is gone: it is tried once more. */
function* deleteSnapshot(step: string, snapshot: string): Task<void> {
  try {
    yield* aws(step, 'ec2', 'DeleteSnapshot', { SnapshotId: snapshot })
  } catch (error) {
    if (!(error instanceof StepFailure) || error.code !== 'InvalidSnapshot.InUse') throw error
    yield* pollPause(step)
    yield* aws(step, 'ec2', 'DeleteSnapshot', { SnapshotId: snapshot })
  }
}
