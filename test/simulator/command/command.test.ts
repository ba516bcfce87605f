import { describeSimulations } from '../../support/describe-simulations.js'

describe('Command documents on nodes:', () => {
  describeSimulations(import.meta.dirname)
})
