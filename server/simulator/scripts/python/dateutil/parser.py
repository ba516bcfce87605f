"""Parses points in time as they stand in AWS's answers and in runbooks."""

import datetime
import email.utils


class ParserError(ValueError):
    pass


FORMATS = ('%Y-%m-%d_%H.%M.%S', '%Y/%m/%d %H:%M:%S', '%Y/%m/%d', '%m/%d/%Y', '%d %b %Y', '%b %d %Y', '%B %d, %Y')


def parse(text, *_, **__):
    text = str(text).strip()
    readers = [datetime.datetime.fromisoformat, email.utils.parsedate_to_datetime]
    readers += [lambda text, form=form: datetime.datetime.strptime(text, form) for form in FORMATS]
    for read in readers:
        try:
            return read(text)
        except (ValueError, TypeError):
            continue
    raise ParserError(f'Unknown string format: {text}')


isoparse = parse
