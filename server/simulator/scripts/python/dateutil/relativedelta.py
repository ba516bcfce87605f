"""Spans of calendar time."""

import calendar
import datetime


class relativedelta:
    def __init__(self, years=0, months=0, weeks=0, days=0, hours=0, minutes=0, seconds=0):
        self.months = years * 12 + months
        self.rest = datetime.timedelta(weeks=weeks, days=days, hours=hours, minutes=minutes, seconds=seconds)

    def __radd__(self, moment):
        years, month = divmod(moment.year * 12 + moment.month - 1 + self.months, 12)
        day = min(moment.day, calendar.monthrange(years, month + 1)[1])
        return moment.replace(year=years, month=month + 1, day=day) + self.rest

    def __neg__(self):
        negative = relativedelta(months=-self.months)
        negative.rest = -self.rest
        return negative

    def __rsub__(self, moment):
        return moment + -self
