"""Time zones of dateutil."""

import datetime


def tzutc():
    return datetime.timezone.utc


def tzlocal():
    return datetime.timezone.utc


def tzoffset(name, offset):
    seconds = offset if isinstance(offset, (int, float)) else offset.total_seconds()
    return datetime.timezone(datetime.timedelta(seconds=seconds), name)


UTC = datetime.timezone.utc
