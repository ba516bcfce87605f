import { isSlip } from '../languages/nearest.js'

/** The functions of Terraform that write a value as text. */
const encoders = ['jsonencode', 'yamlencode'] as const

/** The encoder that a function is, or was meant to be: Terraform knows no other names that are so near. */
export const encoderMeant = (name: string): (typeof encoders)[number] | undefined =>
  encoders.find((each) => each === name.toLowerCase() || isSlip(name, each))
