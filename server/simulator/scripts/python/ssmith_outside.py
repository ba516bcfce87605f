"""Says plainly that there is no network and that no programs are started, instead of failing in some deep place."""

import os
import socket
import subprocess
import sys
import urllib.error
import urllib.request

TEXT = 'scripts have no network in a rehearsal; mock the step'


class NoNetwork(OSError):
    """What a script gets that opens a connection."""

    def __init__(self):
        super().__init__(TEXT)


class NoPrograms(OSError):
    """What a script gets that starts a program."""

    def __init__(self):
        super().__init__('scripts start no programs in the sandbox; mock the step')


def refuse(*_, **__):
    raise NoNetwork()


def refuse_url(*_, **__):
    raise urllib.error.URLError(NoNetwork())


def refuse_program(*_, **__):
    raise NoPrograms()


def install():
    for name in ('create_connection', 'getaddrinfo', 'gethostbyname'):
        setattr(socket, name, refuse)
    socket.socket.connect = refuse
    urllib.request.urlopen = refuse_url
    urllib.request.OpenerDirector.open = refuse_url
    if sys.platform == 'emscripten':
        os.system = os.popen = subprocess.Popen.__init__ = refuse_program
