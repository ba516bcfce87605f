"""Stands in for requests, which needs a network: every call fails as it does without one."""

import types

from ssmith_outside import TEXT


class RequestException(IOError):
    pass


class HTTPError(RequestException):
    pass


class ConnectionError(RequestException):
    pass


class Timeout(RequestException):
    pass


def request(method, url, **_):
    raise ConnectionError(f'{method.upper()} {url}: {TEXT}')


class Session:
    def __init__(self):
        self.headers = {}

    def request(self, method, url, **_):
        return request(method, url)

    def mount(self, *_):
        pass


def _add(method):
    def call(url, *_, **__):
        return request(method, url)

    globals()[method] = call
    setattr(Session, method, lambda self, url, *_, **__: call(url))


for _method in ('get', 'post', 'put', 'patch', 'delete', 'head', 'options'):
    _add(_method)

exceptions = types.SimpleNamespace(
    RequestException=RequestException, HTTPError=HTTPError, ConnectionError=ConnectionError, Timeout=Timeout
)
