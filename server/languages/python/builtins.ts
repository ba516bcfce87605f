const words = (text: string): readonly string[] => text.split(' ')

/** Names that every script has, of all versions of Python that run scripts. */
export const builtins: ReadonlySet<string> = new Set([
  ...words(
    'abs aiter all anext any ascii bin bool breakpoint bytearray bytes callable chr classmethod compile complex copyright credits delattr dict dir ' +
      'divmod enumerate eval exec exit filter float format frozenset getattr globals hasattr hash help hex id input int isinstance issubclass iter ' +
      'len license list locals map max memoryview min next object oct open ord pow print property quit range repr reversed round set setattr ' +
      'slice sorted staticmethod str sum super tuple type vars zip Ellipsis NotImplemented',
  ),
  ...words(
    'BaseException BaseExceptionGroup Exception ExceptionGroup GeneratorExit KeyboardInterrupt StopAsyncIteration StopIteration SystemExit Warning ' +
      'EnvironmentError IOError WindowsError',
  ),
  ...words(
    'Arithmetic Assertion Attribute BlockingIO BrokenPipe Buffer ChildProcess Connection ConnectionAborted ConnectionRefused ConnectionReset EOF ' +
      'FileExists FileNotFound FloatingPoint Import Indentation Index Interrupted IsADirectory Key Lookup Memory ModuleNotFound Name NotADirectory ' +
      'NotImplemented OS Overflow Permission ProcessLookup PythonFinalization Recursion Reference Runtime Syntax System Tab Timeout Type ' +
      'UnboundLocal Unicode UnicodeDecode UnicodeEncode UnicodeTranslate Value ZeroDivision',
  ).map((name) => `${name}Error`),
  ...words('Bytes Deprecation Encoding Future Import PendingDeprecation Resource Runtime Syntax Unicode User').map(
    (name) => `${name}Warning`,
  ),
])
