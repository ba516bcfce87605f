"""Drives Helix's own client in a terminal: findings, completion, definition and rename, each result on a line of JSON."""

import json
import os
import pty
import select
import shutil
import struct
import sys
import termios
import time
from fcntl import ioctl

file = os.environ["SSMITH_FILE"]
before = open(file).read()
settings = os.path.join(os.path.dirname(file), "config")
os.makedirs(os.path.join(settings, "helix"))
shutil.copy(os.environ["SSMITH_SET_UP"], os.path.join(settings, "helix/languages.toml"))
os.environ["XDG_CONFIG_HOME"] = settings
pid, terminal = pty.fork()
if pid == 0:
    os.environ["TERM"] = "xterm-256color"
    os.execvp("hx", ["hx", file])
ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 160, 0, 0))
shown = ""


def read(seconds):
    """Reads what the editor writes, which has to be taken from it, for a while."""
    global shown
    end = time.time() + seconds
    while time.time() < end:
        if select.select([terminal], [], [], 0.05)[0]:
            try:
                shown += os.read(terminal, 65536).decode(errors="replace")
            except OSError:
                return


def press(*keys):
    for key in keys:
        os.write(terminal, key.encode())
        read(0.3)


def until(holds):
    end = time.time() + 10
    while not holds() and time.time() < end:
        read(0.1)
    return holds()


def written():
    """The file as it is once the editor has written it anew."""
    old = os.stat(file).st_mtime_ns
    press("\x1b", ":w!\r")
    until(lambda: os.stat(file).st_mtime_ns != old)
    return open(file).read()


def say(name, value):
    print(json.dumps([name, value]), flush=True)


def marked():
    """The line of the cursor, counted from 0, which a mark in the written file tells; nothing is left of it."""
    press("i", "MARK", "\x1b")
    lines = written().split("\n")
    while written() != before:
        press("u")
    return next((at for at, text in enumerate(lines) if "MARK" in text), None)


# The list of findings is asked for until there is one; the editor draws only what changes, so that words have gaps.
read(2)
for _ in range(10):
    shown = ""
    press(" ", "d")
    read(1)
    if "known-step" in shown and "no step is named" in shown:
        break
    press("\x1b")
press("\r")
say("diagnostics", [f"{marked()} unknown-step"] if "known-step" in shown else [])

press("\x1b", ":7\r", "/\\{\\{ Inst\r", ";", "gd")
read(1)
say("definition", marked())

press(":8\r", "A")
press("\x18")
read(1.5)
press("\x0e", "\r", "\x1b")
completed = written()
say("completion", [text.split(": ")[1] for text in completed.split("\n") if "nextStep" in text])
while written() != before:
    press("u")

press(":5\r", "gl", "h", " ", "r")
read(1)
press("\x15", "halt", "\r")
read(1)
say("renamed", written())
press("\x1b", ":q!\r")
read(0.5)
sys.exit(0)
