"""Runs one script, and carries what it asks for to the rehearsal. A channel of lines is all it needs of the world around it."""

import base64
import datetime
import gc
import importlib
import io
import json
import linecache
import os
import random
import sys
import tempfile
import time
import traceback
import types

MOST_PRINTED = 100_000
"""Characters of output that are kept."""

OURS = '<ssmith>/'
"""Before the names of files that belong to the rehearsal."""

QUIET = (OURS + 'ssmith_runtime.py', OURS + 'ssmith_outside.py')
"""Which are part of no failure."""

MODULES = ('boto3', 'botocore', 'dateutil', 'jmespath', 'requests', 'ssmith_outside', 'urllib3')
"""Whose errors are meant for the script; all others that come from files of ours are faults of ours."""


class Stopped(BaseException):
    """The rehearsal ends the script, as where nobody answers a call; no `except Exception` of a script is meant to catch it."""


class Channel:
    """Lines of JSON, one forth and one back. Before those that come stands what others need: the time, and what is a job."""

    def __init__(self, incoming, outgoing):
        self.incoming = incoming
        self.outgoing = outgoing

    def send(self, message):
        self.outgoing.write(json.dumps(message, default=plain, allow_nan=False).encode() + b'\n')
        self.outgoing.flush()

    def receive(self):
        line = self.incoming.readline()
        if not line:
            raise Stopped('the rehearsal has ended')
        return json.loads(line.partition(b' ')[2], object_hook=revived)


channel = None


def ask(kind, **facts):
    """Asks the rehearsal, and gives its answer; a dictionary with `error` says what is wrong."""
    channel.send({'ask': kind, **facts})
    reply = channel.receive()
    if 'stop' in reply:
        raise Stopped(reply['stop'])
    return reply


def plain(value):
    """A value as JSON has it, for those that the json module does not know."""
    if isinstance(value, (datetime.datetime, datetime.date)):
        return value.isoformat()
    if isinstance(value, (bytes, bytearray, memoryview)):
        return text_of(bytes(value))
    if hasattr(value, 'read'):
        return plain_text(value.read())
    raise TypeError(f'Object of type {type(value).__name__} is not JSON serializable')


def plain_text(value):
    return value if isinstance(value, str) else text_of(bytes(value))


def text_of(data):
    """Bytes are text where they can be, so that mocks can be read and written; base64 otherwise."""
    try:
        return data.decode()
    except UnicodeDecodeError:
        return base64.b64encode(data).decode()


def revived(value):
    """What a type of AWS's API becomes in Python."""
    if len(value) != 1:
        return value
    [(mark, content)] = value.items()
    if mark == '\0time':
        return datetime.datetime.fromtimestamp(content / 1000, datetime.timezone.utc)
    if mark == '\0bytes':
        return content.encode()
    if mark == '\0stream':
        from botocore.response import StreamingBody

        return StreamingBody(io.BytesIO(content.encode()), len(content.encode()))
    return value


class Printed(io.TextIOBase):
    """What the script prints, up to a limit."""

    def __init__(self):
        self.parts = []
        self.room = MOST_PRINTED

    def writable(self):
        return True

    def write(self, text):
        if self.room > 0:
            self.parts.append(text[: self.room])
            self.room -= len(text)
        return len(text)

    def text(self):
        return ''.join(self.parts)


def sleep(seconds):
    """In the place of `time.sleep`: lets virtual time pass."""
    seconds = float(seconds)
    if seconds < 0:
        raise ValueError('sleep length must be non-negative')
    ask('sleep', seconds=seconds)


class Hidden:
    """A finder for which some modules are not there."""

    def __init__(self, names):
        self.names = names

    def find_spec(self, name, path=None, target=None):
        if name.partition('.')[0] in self.names:
            raise ModuleNotFoundError(f'No module named {name!r}', name=name)


def hide(*names):
    """Takes modules away; of the finders only Python's own and ours remain."""
    kept = ('BuiltinImporter', 'FrozenImporter', 'PathFinder', 'Sources')
    finders = [each for each in sys.meta_path if getattr(each, '__name__', type(each).__name__) in kept]
    sys.meta_path[:] = [Hidden(names), *finders]
    for name in [each for each in sys.modules if each.partition('.')[0] in names]:
        # What still refers to the module finds nothing in it.
        getattr(sys.modules.pop(name), '__dict__', {}).clear()
    for holder in holders_of('JsProxy'):
        (holder if isinstance(holder, dict) else vars(holder)).clear()
    if holders_of('JsProxy'):
        raise RuntimeError('objects of JavaScript are left')


def holders_of(kind):
    """Everything that refers to an object of a type."""
    is_such = lambda each: any(base.__name__ == kind for base in type(each).__mro__)
    return [each for each in gc.get_objects() if any(map(is_such, gc.get_referents(each)))]


def serve(incoming, outgoing):
    """Takes one job from the channel, runs it, and tells how it ended."""
    global channel
    channel = Channel(incoming, outgoing)
    job = channel.receive()
    printed = Printed()
    sys.stdout = sys.stderr = printed
    try:
        text = text_for(run(job))
    except Stopped as stopped:
        text = json.dumps({'done': 'stopped', 'message': str(stopped)})
    except BaseException as error:
        text = json.dumps({'done': 'raised', 'message': failure_of(error)})
    outgoing.write(text[:-1].encode() + b', "printed": ' + json.dumps(printed.text()).encode() + b'}\n')
    outgoing.flush()


def text_for(value):
    """The message with a result, which has to be JSON."""
    try:
        return json.dumps({'done': 'returned', 'value': value}, allow_nan=False)
    except (TypeError, ValueError, RecursionError) as error:
        # It is not of interest where the json module found out.
        raise error.with_traceback(None)


def run(job):
    """Calls the handler of a script."""
    prepare(job)
    if job['script']:
        path = job['folder'] + '/customer_script.py'
        module = types.ModuleType('customer_script')
        module.__file__ = path
        sys.modules['customer_script'] = module
        linecache.cache[path] = (len(job['script']), None, job['script'].splitlines(True), path)
        exec(compile(job['script'], path, 'exec', dont_inherit=True), module.__dict__)
        name = job['handler']
    else:
        module_name, _, name = job['handler'].rpartition('.')
        module = importlib.import_module(module_name or 'customer_script')
    return getattr(module, name)(job['payload'], job['context'])


def prepare(job):
    time.sleep = sleep
    random.seed()
    os.environ.update(job['environment'])
    if job['attachment']:
        folder = tempfile.mkdtemp()
        path = os.path.join(folder, job['attachment']['name'])
        with open(path, 'wb') as file:
            file.write(base64.b64decode(job['attachment']['content']))
        sys.path.insert(0, path if path.endswith('.zip') else folder)
    import ssmith_outside

    ssmith_outside.install()


def failure_of(error):
    """The text of an exception as the service gives it. Frames of the rehearsal's own modules are left out, as far as others remain."""
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if frame.filename not in QUIET]
    expected = type(error).__module__.partition('.')[0] in MODULES
    if expected or frames and not frames[-1].filename.startswith(OURS):
        frames = [frame for frame in frames if not frame.filename.startswith(OURS)]
    # Without columns, which newer versions of Python mark.
    plain_frames = [(frame.filename, frame.lineno, frame.name, frame.line) for frame in frames]
    lines = ['Traceback (most recent call last):\n', *traceback.StackSummary.from_list(plain_frames).format()]
    said = str(error)
    if isinstance(error, SyntaxError) and error.filename:
        lines.append(f'  File "{error.filename}", line {error.lineno}\n    {(error.text or "").strip()}\n')
        said = error.msg
    return ''.join(lines) + f'\n{type(error).__name__} - {said}'
