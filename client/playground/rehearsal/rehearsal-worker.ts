import { browserPython } from '../python/browser-python.js'
import { pythonScripts } from '../python/python-scripts.js'
import { newWorker } from '../trusted.js'
import { answerQuestion } from './answer-question.js'
import type { Question, Reply } from './questions.js'
import { newRehearser } from './rehearser.js'

/** The entry of the worker in which documents are rehearsed: a run that takes long, or that comes to no end, does not hold up the page. */
const tell = self.postMessage.bind(self) as (reply: Reply) => void
const python = browserPython(
  () => newWorker('python'),
  (isLoadingPython) => tell({ isLoadingPython }),
)
const rehearser = newRehearser(pythonScripts(python))
self.onmessage = async ({ data }: MessageEvent<Question>) => tell(await answerQuestion(rehearser, data))
