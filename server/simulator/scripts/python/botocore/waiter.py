"""Waiters: the rehearsal looks again and again, in virtual time."""


class Waiter:
    def __init__(self, client, name):
        self._client = client
        self.name = name

    def wait(self, WaiterConfig=None, **parameters):
        config = WaiterConfig or {}
        self._client._asked(
            'wait', self.name, waiter=self.name, input=parameters, delay=config.get('Delay'), attempts=config.get('MaxAttempts')
        )
