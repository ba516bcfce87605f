const of = (module: string, names: string): [string, string][] =>
  names.split(' ').map((name) => [name, `from ${module} import ${name}`])

/** What brings names into a script that scripts of runbooks often use, and forget to import. */
export const usualImports: ReadonlyMap<string, string> = new Map([
  ...(
    'ast base64 boto3 botocore calendar collections configparser copy csv datetime decimal enum functools gzip hashlib hmac http io ipaddress ' +
    'itertools json logging math os pathlib pprint random re secrets shutil socket ssl string struct subprocess sys tempfile threading time ' +
    'traceback typing urllib urllib3 uuid zipfile zlib'
  )
    .split(' ')
    .map((module): [string, string] => [module, `import ${module}`]),
  ...of('botocore.exceptions', 'BotoCoreError ClientError NoCredentialsError ParamValidationError WaiterError'),
  ...of('botocore.config', 'Config'),
  ...of('collections', 'Counter OrderedDict defaultdict deque'),
  ...of('concurrent.futures', 'ThreadPoolExecutor as_completed'),
  ...of('datetime', 'timedelta timezone'),
  ...of('decimal', 'Decimal'),
  ...of('functools', 'partial reduce'),
  ...of('pathlib', 'Path'),
  ...of('pprint', 'pprint'),
  ...of('time', 'sleep'),
  ...of('typing', 'Any Dict List Optional Tuple Union'),
])
