"""Conditions on keys and attributes, which become expressions of DynamoDB."""


class Condition:
    def __init__(self, form, *values):
        self.form = form
        self.values = values

    def __and__(self, other):
        return Condition('({} AND {})', self, other)

    def __or__(self, other):
        return Condition('({} OR {})', self, other)

    def __invert__(self):
        return Condition('(NOT {})', self)

    def written(self, names, values):
        """The expression; what stands for names and values in it is added to the two maps."""
        return self.form.format(*(part_of(value, names, values) for value in self.values))


def part_of(value, names, values):
    if isinstance(value, Condition):
        return value.written(names, values)
    if isinstance(value, AttributeBase):
        parts = []
        for name in value.name.split('.'):
            placeholder = f'#n{len(names)}'
            names[placeholder] = name
            parts.append(placeholder)
        return '.'.join(parts)
    placeholder = f':v{len(values)}'
    values[placeholder] = value
    return placeholder


class AttributeBase:
    def __init__(self, name):
        self.name = name

    def eq(self, value):
        return Condition('{} = {}', self, value)

    def lt(self, value):
        return Condition('{} < {}', self, value)

    def lte(self, value):
        return Condition('{} <= {}', self, value)

    def gt(self, value):
        return Condition('{} > {}', self, value)

    def gte(self, value):
        return Condition('{} >= {}', self, value)

    def begins_with(self, value):
        return Condition('begins_with({}, {})', self, value)

    def between(self, low, high):
        return Condition('{} BETWEEN {} AND {}', self, low, high)


class Key(AttributeBase):
    pass


class Attr(AttributeBase):
    def ne(self, value):
        return Condition('{} <> {}', self, value)

    def is_in(self, values):
        return Condition('{} IN (' + ', '.join(['{}'] * len(values)) + ')', self, *values)

    def exists(self):
        return Condition('attribute_exists({})', self)

    def not_exists(self):
        return Condition('attribute_not_exists({})', self)

    def contains(self, value):
        return Condition('contains({}, {})', self, value)
