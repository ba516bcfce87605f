"""Values of Python in the form of DynamoDB's API, and back."""

from decimal import Decimal


class TypeSerializer:
    def serialize(self, value):
        if value is None:
            return {'NULL': True}
        if isinstance(value, bool):
            return {'BOOL': value}
        if isinstance(value, (int, Decimal)):
            return {'N': str(value)}
        if isinstance(value, float):
            raise TypeError('Float types are not supported. Use Decimal types instead.')
        if isinstance(value, str):
            return {'S': value}
        if isinstance(value, (bytes, bytearray)):
            return {'B': bytes(value)}
        if isinstance(value, (set, frozenset)):
            return self._serialize_set(value)
        if isinstance(value, dict):
            return {'M': {key: self.serialize(item) for key, item in value.items()}}
        if isinstance(value, (list, tuple)):
            return {'L': [self.serialize(item) for item in value]}
        raise TypeError(f'Unsupported type "{type(value)}" for value "{value}"')

    def _serialize_set(self, value):
        kinds = {next(iter(self.serialize(item))) for item in value}
        if len(kinds) != 1 or not kinds <= {'N', 'S', 'B'}:
            raise TypeError(f'Unsupported type "{type(value)}" for value "{value}"')
        [kind] = kinds
        return {kind + 'S': sorted(self.serialize(item)[kind] for item in value)}


class TypeDeserializer:
    def deserialize(self, value):
        [(kind, content)] = value.items()
        if kind == 'NULL':
            return None
        if kind == 'N':
            return Decimal(content)
        if kind == 'L':
            return [self.deserialize(item) for item in content]
        if kind == 'M':
            return {key: self.deserialize(item) for key, item in content.items()}
        if kind == 'NS':
            return {Decimal(item) for item in content}
        return set(content) if kind in ('SS', 'BS') else content
