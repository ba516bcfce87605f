"""Stands in for urllib3, which needs a network: every request fails as it does without one."""

import types

from ssmith_outside import TEXT


class HTTPError(Exception):
    pass


class MaxRetryError(HTTPError):
    pass


exceptions = types.SimpleNamespace(HTTPError=HTTPError, MaxRetryError=MaxRetryError)


class PoolManager:
    def __init__(self, *_, **__):
        pass

    def request(self, method, url, **_):
        raise MaxRetryError(f'{method} {url}: {TEXT}')


def disable_warnings(*_):
    pass
