"""Calls of DynamoDB with plain values of Python, as its resources take and give them."""

from boto3.dynamodb.conditions import Condition
from boto3.dynamodb.types import TypeDeserializer, TypeSerializer

EXPRESSIONS = ('KeyConditionExpression', 'FilterExpression', 'ConditionExpression')
MAPS = ('Item', 'Key', 'ExclusiveStartKey', 'LastEvaluatedKey', 'Attributes')


def called(client, operation, parameters):
    response = client._make_api_call(operation, given(parameters))
    return taken(response)


def given(parameters):
    parameters = dict(parameters)
    names = dict(parameters.get('ExpressionAttributeNames', {}))
    values = dict(parameters.get('ExpressionAttributeValues', {}))
    for key in EXPRESSIONS:
        if isinstance(parameters.get(key), Condition):
            parameters[key] = parameters[key].written(names, values)
    if names:
        parameters['ExpressionAttributeNames'] = names
    if values:
        parameters['ExpressionAttributeValues'] = serialized(values)
    for key in MAPS:
        if key in parameters:
            parameters[key] = serialized(parameters[key])
    if 'RequestItems' in parameters:
        parameters['RequestItems'] = {table: [written(each) for each in requests] for table, requests in parameters['RequestItems'].items()}
    return parameters


def written(request):
    return {kind: {part: serialized(item) for part, item in content.items()} for kind, content in request.items()}


def taken(response):
    response = dict(response)
    for key in MAPS:
        if isinstance(response.get(key), dict):
            response[key] = deserialized(response[key])
    if isinstance(response.get('Items'), list):
        response['Items'] = [deserialized(item) for item in response['Items']]
    return response


def serialized(item):
    return {key: TypeSerializer().serialize(value) for key, value in item.items()}


def deserialized(item):
    return {key: TypeDeserializer().deserialize(value) for key, value in item.items()}


class BatchWriter:
    """Collects what is put and deleted, and writes it at the end of a `with` block."""

    def __init__(self, table):
        self._table = table
        self._requests = []

    def put_item(self, Item):
        self._requests.append({'PutRequest': {'Item': Item}})

    def delete_item(self, Key):
        self._requests.append({'DeleteRequest': {'Key': Key}})

    def __enter__(self):
        return self

    def __exit__(self, *_):
        for start in range(0, len(self._requests), 25):
            batch = self._requests[start : start + 25]
            self._table._model.call('BatchWriteItem', {'RequestItems': {self._table.name: batch}})
