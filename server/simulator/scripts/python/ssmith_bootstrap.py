"""Makes the modules of a rehearsal importable. `SOURCES`, which stands before this text, holds them by their paths."""

import importlib.abc
import importlib.util
import linecache
import sys


class Sources(importlib.abc.MetaPathFinder, importlib.abc.InspectLoader):
    """Finds modules in memory: there may be no file system to find them in."""

    def path_of(self, name):
        base = name.replace('.', '/')
        return next((path for path in (base + '/__init__.py', base + '.py') if path in SOURCES), None)

    def find_spec(self, name, path=None, target=None):
        found = self.path_of(name)
        if found is None:
            return None
        return importlib.util.spec_from_loader(
            name, self, origin='<ssmith>/' + found, is_package=found.endswith('/__init__.py')
        )

    def get_source(self, name):
        return SOURCES[self.path_of(name)]

    def get_filename(self, name):
        return '<ssmith>/' + self.path_of(name)

    def exec_module(self, module):
        name = module.__spec__.name
        exec(compile(self.get_source(name), self.get_filename(name), 'exec'), module.__dict__)


sys.meta_path.insert(0, Sources())
for path, source in SOURCES.items():
    linecache.cache['<ssmith>/' + path] = (len(source), None, source.splitlines(True), path)
