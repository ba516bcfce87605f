import * as Type from 'typebox'
import { defineDocument } from './document-kind.js'

// Known from one template, which AWS owns. What a component, an answer or a field is shows in the one key it has of these.
export const componentKinds = ['questions', 'metrics', 'timeline', 'relatedItems', 'actions'] as const
export const answerKinds = ['text', 'markdown', 'pair', 'multi'] as const
export const answerFieldKinds = ['text', 'singleSelect', 'multiSelect', 'pair', 'composite', 'multi'] as const

const open = { additionalProperties: true }
const text = (description: string) => Type.Optional(Type.String({ description }))

const question = Type.Object(
  {
    id: Type.String({ description: 'Identifies the question; unique in the template.' }),
    title: text('The question.'),
    description: text('What the question is about.'),
    optional: Type.Optional(Type.Boolean({ description: 'Whether the question may stay open.' })),
    answer: Type.Optional(
      Type.Unsafe<Record<string, unknown>>({
        type: 'object',
        description: 'What the answer looks like: one of `text`, `markdown`, `pair` and `multi`.',
      }),
    ),
  },
  open,
)

const component = Type.Object(
  {
    questions: Type.Optional(
      Type.Object(
        {
          title: text('Title above the questions.'),
          description: text('What the questions are about.'),
          questions: Type.Optional(Type.Array(question, { description: 'The questions.' })),
        },
        { ...open, description: 'Questions to answer.' },
      ),
    ),
    metrics: Type.Optional(
      Type.Object(
        { title: text('Title above the metrics.'), description: text('What the metrics show.') },
        { ...open, description: 'Metrics of the incident.' },
      ),
    ),
    timeline: Type.Optional(Type.Object({}, { ...open, description: 'What happened when.' })),
    relatedItems: Type.Optional(Type.Object({}, { ...open, description: 'Items related to the incident.' })),
    actions: Type.Optional(Type.Object({}, { ...open, description: 'What to do next.' })),
  },
  open,
)

const section = Type.Object(
  {
    id: Type.String({ description: 'Identifies the section; unique in the template.' }),
    name: text('Title of the section.'),
    components: Type.Optional(Type.Array(component, { description: 'What the section holds, each with one key.' })),
  },
  open,
)

export const problemAnalysisTemplate = defineDocument({
  name: 'problem-analysis-template',
  kind: 'ProblemAnalysisTemplate',
  summary: 'Questions of a post-incident analysis in Incident Manager.',
  page: 'documents',
  formats: ['JSON'],
  schemaVersions: [],
  fields: { sections: Type.Optional(Type.Array(section, { description: 'The sections of the analysis.' })) },
  expected: ['sections'],
  unknownKeys: 'allowed',
  evidence: 'observed',
  cloudFormation: true,
  snippet: { sections: [{ id: 'overview', name: 'Overview', components: [{ timeline: {} }] }] },
})

export const problemAnalysis = defineDocument({
  name: 'problem-analysis',
  kind: 'ProblemAnalysis',
  summary: 'One filled-in post-incident analysis, written by Incident Manager.',
  page: 'documents',
  formats: ['JSON'],
  schemaVersions: [],
  fields: {},
  unknownKeys: 'allowed',
  evidence: 'inferred',
  cloudFormation: true,
})
