import { browserPython } from '../python/browser-python.js'
import { pythonScripts } from '../python/python-scripts.js'
import { newWorker } from '../trusted.js'
import { answerQuestion } from './answer-question.js'
import type { Question } from './questions.js'
import { newRehearser } from './rehearser.js'

/** The entry of the worker in which documents are rehearsed: a run that takes long, or that comes to no end, does not hold up the page. */
const python = browserPython(() => newWorker('python'))
const rehearser = newRehearser(pythonScripts(python))
self.onmessage = async ({ data }: MessageEvent<Question>) => self.postMessage(await answerQuestion(rehearser, data))
