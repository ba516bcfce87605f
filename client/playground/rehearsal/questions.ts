import type { Platform } from '../../../schemas/action.js'
import type { SsmType } from '../../../schemas/values.js'
import type { BreakpointTerms } from '../../../server/debugger/breakpoints.js'
import type { Stop } from '../../../server/debugger/debugger.js'
import type { ExceptionKind } from '../../../server/debugger/exception-kinds.js'
import type { ScopeName, ValuePlace } from '../../../server/debugger/scopes.js'
import type { Gait } from '../../../server/debugger/stepping.js'
import type { Reason } from '../../../server/iam/need.js'
import type { PolicyDocument, Statement } from '../../../server/iam/policy.js'
import type { RunStatus } from '../../../server/simulator/event.js'
import type { Mock } from '../../../server/simulator/recorded-mocks.js'
import type { Answer, Request } from '../../../server/simulator/request.js'
import type { TypedAnswer } from '../../../server/simulator/typed-answer.js'
import type { Json, Range } from '../../../server/syntax/tree.js'
import type { PastDifference } from './past-difference.js'

/** What the page may ask of the worker in which documents are rehearsed. All of it can be sent from one to the other. */
export interface Questions {
  /** Begins a rehearsal; one that is going on is forgotten. */
  start(given: { readonly setup: Setup; readonly stopOnEntry: boolean }): Outcome
  go(given: { readonly gait: Gait }): Outcome
  back(given: object): Outcome
  /** Back to what the run was stopped at last, else to the first step. */
  reverse(given: object): Outcome
  /** Back to where an event began a step, by its place among the events told of. */
  restartAt(given: { readonly event: number }): Outcome
  skipTo(given: Skip): Outcome
  /** Stops a run that goes on, at the next place where it can. */
  pause(given: object): null
  /** Before which steps, and at what else, runs stop from now on. Tells what is wrong with their terms. */
  stops(given: {
    readonly breakpoints: readonly StepBreakpoint[]
    readonly exceptions: readonly ExceptionKind[]
  }): readonly BreakpointFault[]
  /** Reads an answer to a request that somebody types. */
  readAnswer(given: { readonly text: string; readonly request: Request }): TypedAnswer
  /** Another answer to the request that the run is stopped at. */
  answer(given: { readonly mock: Mock }): Outcome
  /** The groups of values at a level of the stack, with the values of those that are open. */
  scopes(given: { readonly depth: number; readonly open: readonly ScopeName[] }): readonly ShownScope[]
  /** A whole value at a level of the stack, as JSON; nothing where none stands there. */
  value(given: PlacedValue): string | null
  /** Another value in its place, as somebody types it. */
  assign(given: PlacedValue & { readonly text: string }): Outcome
  form(given: { readonly document: TextFile }): readonly FormField[]
  /** Why the service would not take values of parameters, by their names. */
  refusals(given: {
    readonly document: TextFile
    readonly parameters: GivenParameters
  }): Readonly<Record<string, string>>
  /** The mocks with other answers for a step. */
  mock(given: MockEdit): EditedMocks
  policy(given: { readonly document: TextFile; readonly others: readonly TextFile[] }): Policy
}

export type QuestionName = keyof Questions
type Given<Name extends QuestionName> = Parameters<Questions[Name]>[0]
export type Told<Name extends QuestionName> = ReturnType<Questions[Name]>

/** A question on its way to the worker. */
export type Question = {
  [Name in QuestionName]: { readonly id: number; readonly name: Name; readonly given: Given<Name> }
}[QuestionName]

/** What comes back. */
export type Reply = Answered | { readonly isLoadingPython: boolean }

/** The answer to a question. `failed`: something of ours went wrong. */
export type Answered =
  | { readonly id: number; readonly told: Told<QuestionName> }
  | { readonly id: number; readonly failed: string }

/** Asks a question and waits for what is told. */
export type Ask = <Name extends QuestionName>(name: Name, given: Given<Name>) => Promise<Told<Name>>

/** A step that a run can go on to without those in between: it stands beside the one that a frame is at. */
export interface Skip {
  readonly depth: number
  readonly step: string
}

/** A value at a level of the stack. */
export interface PlacedValue {
  readonly depth: number
  readonly place: ValuePlace
}

/** A group of values at a level of the stack. */
export interface ShownScope {
  readonly name: ScopeName
  /** Not told of a group that is not open. */
  readonly values: readonly ShownValue[] | undefined
  /** How many more values there are. */
  readonly left: number
  /** Whether its values can be others. */
  readonly canChange: boolean
}

/** A value in one line, which is cut where it is long. */
export interface ShownValue {
  readonly path: readonly string[]
  readonly text: string
}

/** A step before which runs stop. */
export interface StepBreakpoint extends BreakpointTerms, FileStep {}

/** A step of one of the open documents. */
export interface FileStep {
  readonly file: string
  readonly step: string
}

/** A place in one of the open documents. */
export interface FilePlace extends Range {
  readonly file: string
}

/** Why one of the terms of a breakpoint cannot be read. */
export interface BreakpointFault extends FileStep {
  readonly fault: string
  readonly of: keyof BreakpointTerms
}

export interface TextFile {
  readonly name: string
  readonly text: string
}

export type GivenParameters = Readonly<Record<string, Json>>

/** All that a rehearsal depends on. */
export interface Setup {
  readonly document: TextFile
  /** Documents that it may run. */
  readonly others: readonly TextFile[]
  /** Files that are attached to documents; of an archive its bytes, in base64. */
  readonly attachments: readonly TextFile[]
  readonly account: string
  readonly mocks: string
  readonly parameters: GivenParameters
  /** Of the nodes on which a Command document runs; those that it is for where none is named. */
  readonly platforms: readonly Platform[]
  readonly seed: number
  /** Whether Python scripts run where nobody answers them. */
  readonly python: boolean
}

/** What a question led to. */
export type Outcome =
  | { readonly kind: 'run'; readonly run: ToldRun }
  | { readonly kind: 'faulty'; readonly faults: readonly PlacedFault[] }
  | { readonly kind: 'refused'; readonly message: string }

/** Something wrong in one of the texts. */
export interface PlacedFault extends Range {
  readonly file: 'document' | 'other' | 'account' | 'mocks'
  /** Of a document, the name of its file. */
  readonly name?: string
  readonly message: string
}

/** A rehearsed document as far as it has come, with what happened since it was told of last. */
export interface ToldRun {
  readonly document: string | undefined
  readonly stop: Stop
  /** How much has happened: a run that stands where it stood before has the same. */
  readonly position: number
  readonly seconds: number
  /** How it ended, if it has. */
  readonly end: RunEnded | undefined
  readonly past: PastDifference
  /** Of a Command document, on which nodes it runs; of a runbook there are none. */
  readonly platforms: readonly Platform[] | undefined
  /** The steps that it is in, the outermost first. */
  readonly stack: readonly string[]
  /** Where the innermost step that it is in stands, of those in open documents. */
  readonly place: FilePlace | undefined
  readonly pending: PendingExchange | undefined
  readonly skips: readonly Skip[]
  /** To which steps it skips again, from where it is, since it did so before a way back. */
  readonly skipsAhead: readonly string[]
  readonly given: GivenParameters
  /** Parameters that nobody gave. */
  readonly invented: GivenParameters
  /** Where the steps of open documents stand, by the names of documents, that of the one which was begun being empty, and of steps. */
  readonly places: Readonly<Record<string, Readonly<Record<string, FilePlace>>>>
  /** What log points said since the run began, and what was wrong with conditions. */
  readonly log: readonly LogLine[]
  /** What else is to be told of the run. */
  readonly messages: readonly string[]
}

/** Something that was said, and when. */
export interface LogLine {
  readonly at: number
  readonly text: string
}

export interface RunEnded {
  readonly status: RunStatus
  readonly failure: string | undefined
  readonly outputs: GivenParameters
  /** What they were in the end. */
  readonly variables: GivenParameters
}

/** A request before it is answered, with the answer that it will get. */
export interface PendingExchange {
  readonly request: Request
  readonly answer: Answer
  readonly source: string
}

/** A parameter as a form asks for it. */
export interface FormField {
  readonly name: string
  readonly type: string
  /** The form that a value is written in: lists and maps are JSON. */
  readonly base: SsmType
  readonly description: string
  readonly default: Json | undefined
  readonly allowedValues: readonly string[]
  readonly allowedPattern: string | undefined
  /** What would be put in where it is left open and has no default. */
  readonly invented: Json | undefined
}

/** Which answers a step shall get, in turn: those to a call, or those to what else it asks for. */
export interface MockEdit {
  readonly mocks: string
  readonly step: string
  readonly call: string | undefined
  readonly answers: readonly Mock[]
}

export type EditedMocks =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly message: string }

/** The least policy for a runbook, and what cannot be told of it. */
export type Policy =
  | {
      readonly kind: 'policy'
      readonly statements: readonly Statement[]
      readonly document: PolicyDocument
      readonly unknown: readonly Reason[]
      readonly warning: string | undefined
    }
  | { readonly kind: 'none'; readonly message: string }
