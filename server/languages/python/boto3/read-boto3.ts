import { newest } from '../../python.js'
import { checkPython } from '../check.js'
import type { Boto3Facts } from './facts.js'

/** Tells how a script uses boto3, for the newest Python. */
export const readBoto3 = (source: string): Boto3Facts => checkPython(source, newest).boto3
