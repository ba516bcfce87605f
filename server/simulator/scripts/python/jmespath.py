"""Stands in for jmespath: expressions are evaluated by the rehearsal."""

from ssmith_runtime import ask


class ParseError(ValueError):
    pass


class Expression:
    def __init__(self, expression):
        self.expression = expression

    def search(self, value, options=None):
        return search(self.expression, value)


def compile(expression):
    return Expression(expression)


def search(expression, value, options=None):
    reply = ask('search', expression=expression, value=value)
    if 'error' in reply:
        raise ParseError(reply['error']['message'])
    return reply['value']
