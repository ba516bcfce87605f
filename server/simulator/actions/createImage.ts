import type { Simulation } from '../action.js'
import { aws } from '../task.js'
import { given, textAt } from './response.js'
import { waitForImage } from './wait-for-image.js'

export const createImage: Simulation<'aws:createImage'> = function* (inputs, { name }) {
  const { ImageName, ImageDescription, ...rest } = inputs
  const input = given({ ...rest, Name: ImageName, Description: ImageDescription })
  const response = yield* aws(name, 'ec2', 'CreateImage', input)
  return yield* waitForImage(name, textAt(response, '$.ImageId'))
}
