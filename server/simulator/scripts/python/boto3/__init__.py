"""The part of boto3 that scripts use; the rehearsal answers its calls."""

import logging

from boto3.session import Session

__version__ = '1.43.11'
DEFAULT_SESSION = None


def setup_default_session(**options):
    global DEFAULT_SESSION
    DEFAULT_SESSION = Session(**options)


def _session():
    if DEFAULT_SESSION is None:
        setup_default_session()
    return DEFAULT_SESSION


def client(*positional, **options):
    return _session().client(*positional, **options)


def resource(*positional, **options):
    return _session().resource(*positional, **options)


def set_stream_logger(name='boto3', level=logging.DEBUG, format_string=None):
    pass
