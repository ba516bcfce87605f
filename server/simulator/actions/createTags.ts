import type { Json } from '../../syntax/tree.js'
import { noResult, type Simulation } from '../action.js'
import { StepFailure } from '../failure.js'
import type { Wanted } from '../request.js'
import { select } from '../select.js'
import { aws, pollPause } from '../task.js'

export const createTags: Simulation<'aws:createTags'> = function* (inputs, { name }) {
  const { ResourceIds, ResourceType = 'EC2' } = inputs
  const Tags = inputs.Tags as readonly { readonly Key: string; readonly Value: string }[] & Json
  if (ResourceType === 'EC2') {
    yield* aws(name, 'ec2', 'CreateTags', { Resources: ResourceIds, Tags })
    const Filters = [
      { Name: 'resource-id', Values: ResourceIds },
      { Name: 'key', Values: Tags.map(({ Key }) => Key) },
    ]
    for (;;) {
      const response = yield* aws(name, 'ec2', 'DescribeTags', { Filters }, wantedTags('Tags', Tags))
      if (hasAll(response, '$.Tags..Key', Tags)) return noResult
      yield* pollPause(name)
    }
  }
  const [ResourceId = ''] = ResourceIds
  if (ResourceIds.length !== 1)
    throw new StepFailure(`ResourceIds has ${ResourceIds.length} items; of the type ${ResourceType} it takes one`, {
      phase: 'validating and resolving the step inputs',
    })
  yield* aws(name, 'ssm', 'AddTagsToResource', { ResourceType, ResourceId, Tags })
  for (;;) {
    const wanted = wantedTags('TagList', Tags)
    const response = yield* aws(name, 'ssm', 'ListTagsForResource', { ResourceType, ResourceId }, wanted)
    if (hasAll(response, '$.TagList..Key', Tags)) return noResult
    yield* pollPause(name)
  }
}

interface Tag {
  readonly Key: string
}

function wantedTags(list: string, tags: readonly Tag[]): Wanted {
  const values = tags.map(({ Key }) => Key)
  return { selector: `$.${list}..Key`, values: [], each: { list, key: 'Key', values } }
}

/** Whether all tags can be seen. */
function hasAll(response: Json, selector: string, tags: readonly Tag[]): boolean {
  const keys = (select(response, selector) ?? []) as readonly Json[]
  return tags.every(({ Key }) => keys.includes(Key))
}
