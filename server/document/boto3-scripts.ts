import { factOf } from './fact-of.js'
import { type Script, scriptsOf } from './scripts.js'

/** The scripts in Python that use boto3. One with whole lines that come from references may do anything between. */
export const boto3ScriptsOf = factOf((document): readonly Script[] =>
  scriptsOf(document).filter(({ language, open, text }) => language === 'python' && !open && text.includes('boto3')),
)
