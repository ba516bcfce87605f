import type { Platform } from '../../schemas/action.js'
import type { Option } from './arguments.js'
import type { Arguments } from './arguments.js'
import type { ExitCode, Io } from './io.js'

/** A command of the program: what the help says of it, and where its code is. */
export interface Command {
  readonly name: string
  /** What stands behind the name: `[paths…]`. */
  readonly operands: string
  /** One sentence. */
  readonly summary: string
  /** Further sentences for the command's own help. */
  readonly details?: readonly string[]
  readonly options: readonly Option[]
  readonly examples: readonly { readonly line: string; readonly summary: string }[]
  /** Loads the code, which no other command needs. */
  load(): Promise<(args: Arguments, io: Io) => Promise<ExitCode>>
}

const colors: readonly Option[] = [
  { name: 'color', summary: 'Use colours even where the output is no terminal.' },
  { name: 'no-color', summary: 'Use no colours; so does the environment variable NO_COLOR.' },
]

const scripts: readonly Option[] = [
  {
    name: 'python',
    value: 'WHERE',
    choices: ['sandbox', 'host', 'off'],
    summary:
      'Where Python scripts run: sandbox (default where Pyodide is installed), host (the python3 of this machine, with all that you may do), or off.',
  },
  {
    name: 'powershell',
    value: 'WHERE',
    choices: ['host', 'off'],
    summary:
      'Where PowerShell scripts run: off (default), or host (the pwsh of this machine, with all that you may do).',
  },
]

const chosen: Option = {
  name: 'document',
  value: 'NAME',
  summary: 'Of several documents in a template: the one of this name, or of the resource that is called so.',
}

/** Options that every command has. */
export const commonOptions: readonly Option[] = [
  { name: 'help', short: 'h', summary: 'Show this help.' },
  { name: 'debug', summary: 'Show more when the program itself fails.', hidden: true },
]

const lint: Command = {
  name: 'lint',
  operands: '[paths…]',
  summary: 'Finds what is wrong with Systems Manager documents, offline.',
  details: [
    'Below folders, documents are found by their content in *.yaml, *.yml, *.json, *.tf, *.tofu, *.template and *.ics, also within CloudFormation templates and Terraform. What git ignores is passed over. Files that are named are always linted; `-` is standard input.',
    'Exit codes: 0 clean, 1 errors (or more warnings than --max-warnings), 2 wrong usage, 3 internal error.',
  ],
  options: [
    {
      name: 'format',
      value: 'FORMAT',
      choices: ['pretty', 'json', 'sarif', 'junit', 'github'],
      summary: 'How findings are written: pretty (default), json, sarif, junit or github.',
    },
    { name: 'fix', summary: 'Apply the fixes that keep the meaning of a document.' },
    { name: 'unsafe-fixes', summary: 'Apply also fixes that need a second look. Implies --fix.' },
    { name: 'diff', summary: 'Show what --fix would change, change nothing, and fail if there is anything.' },
    { name: 'strict', summary: 'Show also what is merely worth knowing.' },
    { name: 'quiet', short: 'q', summary: 'Show errors only.' },
    { name: 'max-warnings', value: 'N', summary: 'Fail on more warnings than this.' },
    {
      name: 'rule',
      value: 'NAME[=SEVERITY]',
      repeatable: true,
      summary: 'Set the severity of a rule: off, info, warning or error. Without one, switch it on.',
    },
    { name: 'only', value: 'NAME', repeatable: true, summary: 'Check this rule and no other.' },
    { name: 'config', value: 'FILE', summary: 'Use this configuration for all files.' },
    { name: 'no-config', summary: 'Use no configuration, not even .ssmith.yaml.' },
    { name: 'baseline', value: 'FILE', summary: 'Do not show the findings that are written down in this file.' },
    { name: 'update-baseline', summary: 'Write all findings down in the baseline.' },
    { name: 'stdin-filename', value: 'PATH', summary: 'Treat standard input as this file.' },
    { name: 'cache', summary: 'Remember results, and lint only what has changed since.' },
    { name: 'cache-location', value: 'FILE', summary: 'Remember them here. Default: .ssmith-cache/lint.json' },
    { name: 'shard', value: 'I/N', summary: 'Lint the I-th of N parts of all files.' },
    { name: 'workers', value: 'N', summary: 'Use this many threads. Default: auto' },
    { name: 'stats', summary: 'Tell how many files were looked at, and how long it took.' },
    ...colors,
    { name: 'today', value: 'DATE', summary: 'Judge deprecations for this day.', hidden: true },
  ],
  examples: [
    { line: 'ssmith lint', summary: 'lint all documents below the working folder' },
    { line: 'ssmith lint runbooks/ template.yaml', summary: 'lint a folder and a file' },
    { line: 'ssmith lint --fix --strict runbooks/', summary: 'mend what can be mended, show all else' },
    { line: 'ssmith lint --format sarif > lint.sarif', summary: 'write a report for code scanning' },
    { line: 'ssmith lint --baseline known.json --update-baseline', summary: 'accept all present findings' },
    { line: 'ssmith lint --stdin-filename a.yaml - < a.yaml', summary: 'lint standard input' },
  ],
  load: async () => (await import('./lint-command.js')).lintCommand,
}

const rules: Command = {
  name: 'rules',
  operands: '[NAME]',
  summary: 'Lists the rules, or explains one with examples.',
  options: [{ name: 'json', summary: 'Write JSON.' }, ...colors],
  examples: [
    { line: 'ssmith rules', summary: 'list all rules' },
    { line: 'ssmith rules unknown-step', summary: 'explain a rule' },
  ],
  load: async () => (await import('./rules-command.js')).rulesCommand,
}

const schema: Command = {
  name: 'schema',
  operands: '[KIND]',
  summary: 'Prints the JSON Schema of a kind of document, for editors.',
  options: [],
  examples: [
    { line: 'ssmith schema', summary: 'list the kinds' },
    { line: 'ssmith schema automation > automation.schema.json', summary: 'write the schema of runbooks' },
  ],
  load: async () => (await import('./schema-command.js')).schemaCommand,
}

const lsp: Command = {
  name: 'lsp',
  operands: '',
  summary: 'Serves editors: findings while you type, hover, navigation, renaming.',
  details: ['Speaks the Language Server Protocol. Editors start it; docs/editors.md says how.'],
  options: [
    { name: 'stdio', summary: 'Speak over standard input and output.' },
    // The library of Microsoft's clients adds it, and that of the server reads it: the server ends with the client.
    { name: 'clientProcessId', value: 'ID', summary: 'End with this process.', hidden: true },
  ],
  examples: [{ line: 'ssmith lsp --stdio', summary: 'what an editor starts' }],
  load: async () => (await import('./lsp-command.js')).lspCommand,
}

const dap: Command = {
  name: 'dap',
  operands: '',
  summary: 'Debugs rehearsals of runbooks in an editor, forwards and backwards.',
  details: [
    'Speaks the Debug Adapter Protocol over standard input and output. Editors start it; docs/debug.md says how.',
  ],
  options: [
    { name: 'port', value: 'N', summary: 'Wait for editors on this port of this machine instead. 0: any that is free' },
  ],
  examples: [
    { line: 'ssmith dap', summary: 'what an editor starts' },
    { line: 'ssmith dap --port 4711', summary: 'what an editor connects to' },
  ],
  load: async () => (await import('./dap-command.js')).dapCommand,
}

const simulate: Command = {
  name: 'simulate',
  operands: 'DOC',
  summary: 'Rehearses a runbook or a Command document offline and shows, step by step, what it would do.',
  details: [
    'Nothing is called unless --aws says so: API calls and the like are answered by mocks, a mocked account or invention, which is marked as such. Python scripts run sandboxed, and their calls of boto3 are answered likewise. Time is virtual: an hour of aws:sleep takes none. `-` is standard input. Documents that the document runs are found in its repository, or its folder.',
    'Of a Command document each node shows which steps run or are skipped, why, and the scripts as they would run there.',
    'Exit codes: 0 the run ends with Success, 1 it does not, 2 wrong usage, 3 internal error.',
  ],
  options: [
    chosen,
    {
      name: 'parameter',
      short: 'p',
      value: 'NAME=VALUE',
      repeatable: true,
      summary: 'Start with this value of a parameter. Given again for a list, a further item.',
    },
    { name: 'parameters', value: 'FILE', summary: 'Start with the values of this YAML or JSON file.' },
    { name: 'mocks', value: 'FILE', summary: 'Answer with the mocks of this YAML or JSON file first.' },
    {
      name: 'account',
      value: 'FILE',
      summary: 'Answer calls of APIs as an account does in which exists what this YAML or JSON file says.',
    },
    {
      name: 'region',
      value: 'REGION',
      summary:
        'The Region in which it runs. Default: that of the account file, with --aws that of your environment, or us-east-1',
    },
    {
      name: 'account-id',
      value: 'ID',
      summary: 'The account in which it runs. Default: that of the account file, or 123456789012',
    },
    {
      name: 'aws',
      summary:
        'Let calls that only read through to AWS, by your AWS CLI with its profile, Region and AWS_ENDPOINT_URL.',
    },
    { name: 'aws-allow-writes', summary: 'With --aws: let all calls through, also those that change something.' },
    { name: 'record', value: 'FILE', summary: 'Write all answers down as mocks, which give them again.' },
    { name: 'start-at', value: 'STEP', summary: 'Begin with this step.' },
    { name: 'seed', value: 'N', summary: 'Make other ids of executions. The same number makes the same.' },
    {
      name: 'throttling-retry',
      value: 'SECONDS',
      summary: 'Try throttled calls again for so long: the setting of your account, 0 to 3600. Default: 0',
    },
    {
      name: 'platform',
      value: 'PLATFORM',
      choices: ['Linux', 'MacOS', 'Windows'] satisfies readonly Platform[],
      repeatable: true,
      summary: 'Of a Command document: the platform of a node, Linux, Windows or MacOS. Default: all that it is for.',
    },
    {
      name: 'exec',
      summary:
        'Run the shell scripts of Linux nodes for real, in a sandbox (bubblewrap) without network or your files.',
    },
    ...scripts,
    { name: 'no-invent', summary: 'Invent nothing: what has no mock fails the step that asks.' },
    {
      name: 'format',
      value: 'FORMAT',
      choices: ['pretty', 'json', 'mermaid'],
      summary: 'How the rehearsal is written: pretty (default), json, or mermaid, a flowchart with the way taken.',
    },
    { name: 'report', value: 'FILE', summary: 'Write what --format json does into this file too, from the same run.' },
    ...colors,
  ],
  examples: [
    { line: 'ssmith simulate runbook.yaml', summary: 'rehearse a runbook with nothing set up' },
    { line: 'ssmith simulate runbook.yaml -p InstanceId=i-1234567890abcdef0', summary: 'with a parameter' },
    { line: 'ssmith simulate runbook.yaml --mocks mocks.yaml --no-invent', summary: 'with answers of your own only' },
    {
      line: 'ssmith simulate command.yaml --platform Linux --exec',
      summary: 'run the scripts of a document, walled in',
    },
    { line: 'ssmith simulate runbook.yaml --account account.yaml', summary: 'in a mocked account' },
    { line: 'ssmith simulate runbook.yaml --aws --record mocks.yaml', summary: 'read from AWS, and write it down' },
    { line: 'ssmith simulate template.yaml --document Restart', summary: 'one of several documents of a template' },
    { line: 'ssmith simulate runbook.yaml --format json > run.json', summary: 'write what happened for a program' },
  ],
  load: async () => (await import('./simulate/simulate-command.js')).simulateCommand,
}

const test: Command = {
  name: 'test',
  operands: '[paths…]',
  summary: 'Runs the rehearsals in *.test.yaml files and says what came out otherwise.',
  details: [
    'Test files stand beside runbooks and Command documents: restart.test.yaml tests restart.yaml. Below folders they are found by name (*.test.yaml, .yml, .json) and content; what git ignores is passed over. Nothing is called: what neither mocks nor a mocked account answer fails its step.',
    'Coverage counts steps, branches (each way out of a step that has several), and among these choices and failures (ways behind a failure or a cancellation).',
    'Exit codes: 0 all passed, 1 a case failed or too little is covered, 2 wrong usage or a faulty test file, 3 internal error.',
  ],
  options: [
    { name: 'filter', value: 'TEXT', summary: 'Run only the cases whose names contain this text.' },
    { name: 'verbose', summary: 'Show every case, also those that passed.' },
    {
      name: 'format',
      value: 'FORMAT',
      choices: ['pretty', 'json', 'junit'],
      summary: 'How results are written: pretty (default), json or junit.',
    },
    ...scripts,
    { name: 'update', summary: 'Write the traces of runs into the cases that record them.' },
    { name: 'watch', summary: 'Run again whenever a test, a document, or a file of mocks or of an account changes.' },
    { name: 'coverage', summary: 'Show how much of the documents was walked through.' },
    { name: 'coverage-all', summary: 'The same, and documents at the paths that have no tests count too.' },
    {
      name: 'coverage-format',
      value: 'FORMAT',
      choices: ['text', 'lcov', 'html', 'json'],
      repeatable: true,
      summary: 'How coverage is written: text (default), lcov, html or json; the last three into a folder.',
    },
    { name: 'coverage-folder', value: 'FOLDER', summary: 'The folder for coverage. Default: coverage' },
    {
      name: 'min-coverage',
      value: '[KIND=]N',
      repeatable: true,
      summary: 'Fail where less than N % is covered, of all kinds or of steps, branches, choices or failures.',
    },
    ...colors,
  ],
  examples: [
    { line: 'ssmith test', summary: 'run all tests below the working folder' },
    { line: 'ssmith test runbooks --coverage --min-coverage 90', summary: 'fail below 90 % of steps and branches' },
    { line: 'ssmith test --filter rolls --watch', summary: 'work on some cases' },
    { line: 'ssmith test --update', summary: 'record traces' },
    { line: 'ssmith test --format junit > tests.xml', summary: 'write a report for a CI server' },
    { line: 'ssmith test --coverage-format lcov --coverage-format html', summary: 'write coverage/ for other tools' },
  ],
  load: async () => (await import('./test/test-command.js')).testCommand,
}

const account: Command = {
  name: 'account',
  operands: 'serve FILE',
  summary: 'Serves a mocked account to the AWS CLI and to SDKs.',
  details: [
    'The account of an account file answers over HTTP on this machine, in the protocols of AWS. Point a client at it with AWS_ENDPOINT_URL; any credentials do. Each call is written to standard output; Ctrl+C ends it. Nothing is kept.',
  ],
  options: [
    { name: 'port', value: 'N', summary: 'Listen on this port. Default: one that is free' },
    { name: 'speed', value: 'N', summary: 'Let so many seconds pass in the account for each of ours. Default: 1' },
  ],
  examples: [
    { line: 'ssmith account serve account.yaml --port 4566', summary: 'serve an account' },
    {
      line: 'AWS_ENDPOINT_URL=http://127.0.0.1:4566 aws ec2 describe-instances',
      summary: 'ask it, in another terminal',
    },
  ],
  load: async () => (await import('./account-command.js')).accountCommand,
}

const graph: Command = {
  name: 'graph',
  operands: 'DOC',
  summary: 'Draws the ways through a runbook or a Command document: order, jumps, choices, failures.',
  options: [
    chosen,
    {
      name: 'format',
      value: 'FORMAT',
      choices: ['mermaid', 'dot', 'svg'],
      summary: 'mermaid (default), which Markdown shows, dot, for Graphviz, or svg, a picture.',
    },
    { name: 'trace', value: 'FILE', summary: 'Show the way of a run, which `ssmith simulate --format json` wrote.' },
  ],
  examples: [
    { line: 'ssmith graph runbook.yaml', summary: 'draw a runbook' },
    { line: 'ssmith graph runbook.yaml --format svg > runbook.svg', summary: 'make a picture of it' },
    { line: 'ssmith graph runbook.yaml --trace run.json', summary: 'show the way of a run' },
  ],
  load: async () => (await import('./graph-command.js')).graphCommand,
}

const iam: Command = {
  name: 'iam',
  operands: 'DOC',
  summary: 'Tells which IAM policy a run of a runbook needs, and why.',
  details: [
    'From its actions, the APIs that it calls, the boto3 calls in its Python scripts, and the runbooks that it runs under the same role. What cannot be told without running it is said, not guessed.',
    'Exit codes: 0 clean, 1 the policy of --check does not allow all that is needed, 2 wrong usage, 3 internal error.',
  ],
  options: [
    chosen,
    { name: 'check', value: 'FILE', summary: 'Compare this policy with what is needed.' },
    { name: 'account', value: 'ID', summary: 'The account in which it runs. Default: any' },
    { name: 'region', value: 'REGION', summary: 'The Region in which it runs. Default: any' },
    {
      name: 'format',
      value: 'FORMAT',
      choices: ['pretty', 'json'],
      summary: 'Explain each action (pretty, default), or write a policy (json).',
    },
    ...colors,
  ],
  examples: [
    { line: 'ssmith iam runbook.yaml', summary: 'explain which step needs what' },
    { line: 'ssmith iam runbook.yaml --format json > policy.json', summary: 'write a policy' },
    { line: 'ssmith iam runbook.yaml --check policy.json', summary: 'compare a policy that you have' },
  ],
  load: async () => (await import('./iam/iam-command.js')).iamCommand,
}

const playground: Command = {
  name: 'playground',
  operands: '[DOC]',
  summary: 'Serves a web page in which documents are written and rehearsed.',
  details: [
    'The page is served to this machine alone, works without a network, and sends nothing anywhere. It opens DOC (`-` is standard input) with the scripts that are attached to it and lie beside it, or else an example; the files themselves are not changed. Ctrl+C ends it.',
  ],
  options: [
    { name: 'port', value: 'N', summary: 'Serve on this port of this machine. Default: 0, any that is free' },
    {
      name: 'no-open',
      summary: 'Only print the address; otherwise a browser opens it where the output is a terminal.',
    },
  ],
  examples: [
    { line: 'ssmith playground', summary: 'begin with an example' },
    { line: 'ssmith playground runbook.yaml', summary: 'try a runbook' },
    { line: 'ssmith playground runbook.yaml --port 4714 --no-open', summary: 'serve on a port of your choice' },
  ],
  load: async () => (await import('./playground-command.js')).playgroundCommand,
}

export const commands: readonly Command[] = [
  lint,
  simulate,
  test,
  playground,
  account,
  graph,
  iam,
  rules,
  schema,
  lsp,
  dap,
]
