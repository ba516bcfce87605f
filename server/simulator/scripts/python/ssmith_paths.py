"""Names and paths of AWS's models."""

import re

NO_LIST = object()


def snake(name):
    """`DescribeInstances` as a method is called: `describe_instances`."""
    plural = re.search('[A-Z]{2,}s$', name)
    if plural:
        name = name[: plural.start()] + '_' + plural.group().lower()
    name = re.sub('(.)([A-Z][a-z]+)', r'\1_\2', name)
    return re.sub('([a-z0-9])([A-Z])', r'\1_\2', name).lower().lstrip('_')


def find(path, value):
    """What stands at a path such as `Reservations[].Instances[0].State`; lists with `[]` are taken item by item."""
    if path in ('@', '$', ''):
        return value
    for part in re.findall(r'\w+|\[\d*\]', path):
        value = step(part, value)
    return list(value) if isinstance(value, Many) else value


class Many(list):
    """Items that a path goes on from one by one."""


def step(part, value):
    if part == '[]':
        items = value if isinstance(value, list) else []
        return Many(item for each in items for item in (each if isinstance(each, list) and isinstance(value, Many) else [each]))
    if isinstance(value, Many):
        return Many(found for found in (step(part, each) for each in value) if found is not None)
    if part.startswith('['):
        at = int(part[1:-1])
        return value[at] if isinstance(value, list) and at < len(value) else None
    return value.get(part) if isinstance(value, dict) else None
