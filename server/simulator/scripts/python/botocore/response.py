"""Bodies that are read bit by bit."""


class StreamingBody:
    def __init__(self, raw_stream, content_length):
        self._raw_stream = raw_stream
        self._content_length = content_length

    def read(self, amt=None):
        return self._raw_stream.read(amt)

    def iter_lines(self, chunk_size=1024, keepends=False):
        yield from self._raw_stream.read().splitlines(keepends)

    def iter_chunks(self, chunk_size=1024):
        yield from iter(lambda: self._raw_stream.read(chunk_size), b'')

    def close(self):
        self._raw_stream.close()

    def __iter__(self):
        return self.iter_chunks()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()
