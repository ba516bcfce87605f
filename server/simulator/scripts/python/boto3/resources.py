"""Resources: objects around a client, made after boto3's own models of them."""

import botocore.exceptions
from ssmith_paths import find, snake
from ssmith_runtime import ask


class ResourceMeta:
    def __init__(self, service_name, client):
        self.service_name = service_name
        self.client = client
        self.data = None


class ServiceModel:
    """The model of a service's resources with its client."""

    def __init__(self, service, client):
        reply = ask('resources', service=service)
        if 'error' in reply:
            raise botocore.exceptions.UnknownServiceError(service_name=service)
        self.service = service
        self.client = client
        self.types = reply['value']['resources']
        self.root = reply['value']['service']

    def call(self, operation, parameters):
        if self.service == 'dynamodb':
            from boto3.dynamodb.transform import called

            return called(self.client, operation, parameters)
        return self.client._make_api_call(operation, parameters)


def service_resource(service, client):
    model = ServiceModel(service, client)
    return Resource(model, 'ServiceResource', model.root, {})


class Resource:
    def __init__(self, model, kind, definition, identifiers):
        self._model = model
        self._kind = kind
        self._definition = definition
        self._identifiers = identifiers
        self.meta = ResourceMeta(model.service, model.client)

    def __repr__(self):
        facts = ', '.join(f'{name}={value!r}' for name, value in self._identifiers.items())
        return f'{self._model.service}.{self._kind}({facts})'

    def __eq__(self, other):
        return isinstance(other, Resource) and (self._kind, self._identifiers) == (other._kind, other._identifiers)

    def __hash__(self):
        return hash((self._kind, *map(str, self._identifiers.values())))

    def __getattr__(self, name):
        if name.startswith('__'):
            raise AttributeError(name)
        if name in self._identifiers:
            return self._identifiers[name]
        for find_member in (self._action, self._collection, self._related, self._waiter, self._special):
            member = find_member(name)
            if member is not None:
                return member
        return self._attribute(name)

    def _named(self, group, name, key=snake):
        for written, definition in self._definition.get(group, {}).items():
            if name in (written, key(written)):
                return written, definition
        return None

    def _action(self, name):
        found = self._named('actions', name)
        return found and (lambda **parameters: self._act(found[1], parameters))

    def _act(self, action, parameters, into=None):
        request = action['request']
        given = {**into, **parameters} if into else {**self._parameters(request), **parameters}
        response = self._model.call(request['operation'], given)
        if 'resource' in action:
            return self._made(action['resource'], response, given)
        return find(action['path'], response) if 'path' in action else response

    def _parameters(self, request):
        parameters = {}
        for parameter in request.get('params', []):
            put(parameters, parameter['target'], self._value(parameter))
        return parameters

    def _value(self, source):
        if source['source'] == 'identifier':
            return self._identifiers[snake(source['name'])]
        if source['source'] == 'data':
            return find(source['path'], self._loaded())
        return source.get('value')

    def _made(self, definition, response, given):
        """Resources of what an operation answered: as many as there are values of their identifiers."""
        rows = []
        for identifier in definition['identifiers']:
            source = identifier['source']
            if source == 'response':
                rows.append((identifier['target'], find(identifier['path'], response)))
            elif source == 'requestParameter':
                rows.append((identifier['target'], find(identifier['path'], given)))
            else:
                rows.append((identifier['target'], self._value(identifier)))
        data = find(definition['path'], response) if definition.get('path') else None
        lists = [value for _, value in rows if isinstance(value, list)]
        if not lists:
            return self._one(definition['type'], dict(rows), data)
        return [
            self._one(
                definition['type'],
                {target: value[at] if isinstance(value, list) else value for target, value in rows},
                data[at] if isinstance(data, list) and at < len(data) else None,
            )
            for at in range(len(lists[0]))
        ]

    def _one(self, kind, identifiers, data=None):
        made = {snake(target): value for target, value in identifiers.items()}
        resource = Resource(self._model, kind, self._model.types[kind], made)
        resource.meta.data = data
        return resource

    def _collection(self, name):
        found = self._named('hasMany', name)
        return found and Collection(self, found[1], {})

    def _related(self, name):
        found = self._named('has', name)
        if found is None:
            return self._all_types(name)
        definition = found[1]['resource']
        wanted = [each for each in definition.get('identifiers', []) if each['source'] == 'input']
        known = {each['target']: self._value(each) for each in definition.get('identifiers', []) if each['source'] != 'input'}
        if wanted or name == found[0] and self._kind == 'ServiceResource':
            return lambda *given, **named: self._one(definition['type'], {**known, **inputs(wanted, given, named)})
        if any(value is None for value in known.values()):
            return None
        data = find(definition['path'], self._loaded()) if definition.get('path') else None
        lists = [value for value in known.values() if isinstance(value, list)]
        if lists:
            return [self._one(definition['type'], dict.fromkeys(known, value)) for value in lists[0]]
        return self._one(definition['type'], known, data)

    def _all_types(self, name):
        """A service makes resources of all types by their identifiers, and a resource those that begin with its own."""
        definition = self._model.types.get(name)
        if definition is None:
            return None
        names = [each['name'] for each in definition.get('identifiers', [])]
        if self._kind == 'ServiceResource':
            return lambda *given: self._one(name, dict(zip(names, given)))
        own = list(self._identifiers.values())
        return lambda *given: self._one(name, dict(zip(names, [*own, *given])))

    def _waiter(self, name):
        found = self._named('waiters', name, lambda written: 'wait_until_' + snake(written))
        if found is None:
            return None
        definition = found[1]

        def wait(**parameters):
            waiter = self._model.client.get_waiter(snake(definition['waiterName']))
            waiter.wait(**{**self._parameters(definition), **parameters})

        return wait

    def _special(self, name):
        if name == 'get_available_subresources':
            return lambda: sorted(self._definition.get('has', {}))
        if name in ('load', 'reload') and 'load' in self._definition:
            return self._load
        if name == 'create_tags' and self._model.service == 'ec2':
            return lambda **parameters: self._model.call('CreateTags', {'Resources': [self._identifiers['id']], **parameters})
        if name == 'batch_writer' and self._kind == 'Table':
            from boto3.dynamodb.transform import BatchWriter

            return lambda **_: BatchWriter(self)
        if self._model.service == 's3' and name in ('upload_file', 'upload_fileobj', 'download_file', 'download_fileobj'):
            return self._transfer(name)
        return None

    def _transfer(self, name):
        method = getattr(self._model.client, name)
        place = {'Bucket': self._identifiers.get('bucket_name', self._identifiers.get('name'))}
        if self._kind == 'Object':
            place['Key'] = self._identifiers['key']
        first = 'Filename' if name.endswith('file') else 'Fileobj'
        order = ['Key', first] if name.startswith('download') and self._kind == 'Bucket' else [first, 'Key']
        return lambda *given, **named: method(**{**place, **dict(zip(order, given)), **named})

    def _load(self):
        load = self._definition['load']
        response = self._model.call(load['request']['operation'], self._parameters(load['request']))
        self.meta.data = find(load['path'], response)

    def _loaded(self):
        if self.meta.data is None and 'load' in self._definition:
            self._load()
        return self.meta.data or {}

    def _attribute(self, name):
        for key, value in self._loaded().items():
            if snake(key) == name:
                return value
        if name in self._fields():
            return None
        raise AttributeError(f"'{self._model.service}.{self._kind}' object has no attribute '{name}'")

    def _fields(self):
        load = self._definition.get('load')
        if load is None:
            return []
        path = load['path']
        names = ask('fields', service=self._model.service, operation=load['request']['operation'], path=path)['value']
        return [snake(each) for each in names]


def inputs(wanted, given, named):
    values = iter(given)
    return {each['target']: named[snake(each['target'])] if snake(each['target']) in named else next(values) for each in wanted}


def put(parameters, target, value):
    """Puts a value to where a target such as `InstanceIds[0]`, `Filters[0].Name` or `Delete.Objects[]` says."""
    first, _, rest = target.partition('.')
    name, is_list, at = first.rstrip(']').partition('[')
    if not is_list:
        if rest:
            put(parameters.setdefault(name, {}), rest, value)
        else:
            parameters[name] = value
        return
    items = parameters.setdefault(name, [])
    at = int(at) if at not in ('', '*') else len(items)
    while len(items) <= at:
        items.append({} if rest else None)
    if rest:
        put(items[at], rest, value)
    else:
        items[at] = value


class Collection:
    """Many resources, fetched page by page when they are looked at."""

    def __init__(self, parent, definition, parameters, most=None, size=None):
        self._parent = parent
        self._definition = definition
        self._parameters = parameters
        self._most = most
        self._size = size

    def all(self):
        return self

    def filter(self, **parameters):
        return Collection(self._parent, self._definition, {**self._parameters, **parameters}, self._most, self._size)

    def limit(self, count):
        return Collection(self._parent, self._definition, self._parameters, count, self._size)

    def page_size(self, count):
        return Collection(self._parent, self._definition, self._parameters, self._most, count)

    def __iter__(self):
        left = self._most
        for page in self.pages():
            for item in page:
                if left is not None:
                    if left <= 0:
                        return
                    left -= 1
                yield item

    def pages(self):
        request = self._definition['request']
        given = {**self._parent._parameters(request), **self._parameters}
        client = self._parent._model.client
        operation = request['operation']
        if client.can_paginate(snake(operation)):
            limits = {'PageSize': self._size} if self._size else {}
            responses = client.get_paginator(snake(operation)).paginate(PaginationConfig=limits, **given)
        else:
            responses = [self._parent._model.call(operation, given)]
        for response in responses:
            made = self._parent._made(self._definition['resource'], response, given)
            yield made if isinstance(made, list) else [made]

    def __getattr__(self, name):
        kind = self._definition['resource']['type']
        for written, action in self._parent._model.types[kind].get('batchActions', {}).items():
            if snake(written) == name:
                return lambda **parameters: self._batch(action, parameters)
        raise AttributeError(f"'{kind}Collection' object has no attribute '{name}'")

    def _batch(self, action, parameters):
        responses = []
        for page in self.pages():
            if page:
                into = {}
                for item in page:
                    for parameter in action['request'].get('params', []):
                        put_batch(into, parameter, item)
                responses.append(page[0]._act(action, parameters, into))
        return responses


def put_batch(into, parameter, item):
    """A target with `[]` has one entry for each resource of the page; `[].Key` and `[].VersionId` belong to the same one."""
    value = item._value(parameter)
    head, is_list, tail = parameter['target'].partition('[]')
    if not is_list or not tail:
        put(into, parameter['target'], value)
        return
    items = find(head, into) or []
    key = tail.lstrip('.')
    if value is None:
        return
    at = len(items) - 1 if items and key not in items[-1] else len(items)
    put(into, f'{head}[{at}].{key}', value)
