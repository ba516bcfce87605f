"""Clients whose calls are answered by the rehearsal."""

from botocore import exceptions
from botocore.config import Config
from ssmith_runtime import ask

METADATA = {'RequestId': '00000000-0000-0000-0000-000000000000', 'HTTPStatusCode': 200, 'HTTPHeaders': {}, 'RetryAttempts': 0}

# As in `partition.ts`, by how the names of Regions begin.
PARTITIONS = {
    'cn-': 'aws-cn',
    'us-gov-': 'aws-us-gov',
    'us-iso-': 'aws-iso',
    'us-isob-': 'aws-iso-b',
    'eu-isoe-': 'aws-iso-e',
    'us-isof-': 'aws-iso-f',
    'eusc-': 'aws-eusc',
}


class ClientMeta:
    def __init__(self, client, region_name, config):
        self.client = client
        self.region_name = region_name
        self.config = config
        self.endpoint_url = f'https://{client._service}.{region_name}.amazonaws.com'
        self.partition = next((each for start, each in PARTITIONS.items() if region_name.startswith(start)), 'aws')


class ClientExceptions:
    """`client.exceptions`: a class for each error of the service's model."""

    ClientError = exceptions.ClientError

    def __init__(self, codes):
        self._classes = {name_of(code): type(name_of(code), (exceptions.ClientError,), {}) for code in codes}
        self._by_code = {code: self._classes[name_of(code)] for code in codes}

    def __getattr__(self, name):
        if name in self._classes:
            return self._classes[name]
        # Models name some errors otherwise than their codes: `NoSuchEntityException` has the code `NoSuchEntity`.
        for suffix in ('Exception', 'Fault', 'Error'):
            if name.endswith(suffix) and name[: -len(suffix)] in self._classes:
                return self._classes[name[: -len(suffix)]]
        valid = ', '.join(sorted(self._classes))
        raise AttributeError(f'{self!r} object has no attribute {name!r}. Valid exceptions are: {valid}')

    def from_code(self, code):
        return self._by_code.get(code, exceptions.ClientError)


def name_of(code):
    """Codes with a prefix belong to a class without it."""
    return code.rpartition('.')[2]


class BaseClient:
    def __init__(self, service, region_name, config=None):
        facts = ask('service', service=service)
        if 'error' in facts:
            raise exceptions.UnknownServiceError(service_name=service)
        self._service = service
        self._waiters = facts['value']['waiters']
        self.meta = ClientMeta(self, region_name, config or Config())
        self.exceptions = ClientExceptions(facts['value']['errors'])

    def __getattr__(self, name):
        operation = None if name.startswith('__') else ask('method', service=self._service, method=name)['value']
        if operation is None:
            raise AttributeError(f"'{self._service}' object has no attribute '{name}'")

        def call(*positional, **parameters):
            if positional:
                raise TypeError(f'{name}() only accepts keyword arguments.')
            return self._make_api_call(operation, parameters)

        call.__name__ = name
        return call

    def _make_api_call(self, operation_name, api_params):
        return self._asked('call', operation_name, operation=operation_name, input=api_params)[0]

    def _asked(self, kind, operation_name, **facts):
        """Asks for a call or for what is made of calls: the response, and whatever else the rehearsal says."""
        reply = ask(kind, service=self._service, region=self.meta.region_name, **facts)
        if 'error' in reply:
            raise self._error(reply['error'], operation_name)
        response = reply['value']
        if isinstance(response, dict):
            response.setdefault('ResponseMetadata', dict(METADATA))
        return response, reply

    def _error(self, error, operation_name):
        if error['kind'] == 'parameters':
            return exceptions.ParamValidationError(report=error['message'])
        if error['kind'] == 'waiter':
            return exceptions.WaiterError(error['name'], error['message'], error.get('response') or {})
        metadata = {**METADATA, 'HTTPStatusCode': 400}
        response = {'Error': {'Code': error['code'], 'Message': error['message']}, 'ResponseMetadata': metadata}
        return self.exceptions.from_code(error['code'])(response, error.get('operation', operation_name))

    def can_paginate(self, operation_name):
        return ask('paginates', service=self._service, method=operation_name)['value']

    def get_paginator(self, operation_name):
        from botocore.paginate import Paginator

        operation = ask('method', service=self._service, method=operation_name)['value']
        if not self.can_paginate(operation_name):
            raise exceptions.OperationNotPageableError(operation_name=operation_name)
        return Paginator(self, operation)

    @property
    def waiter_names(self):
        return list(self._waiters)

    def get_waiter(self, waiter_name):
        from botocore.waiter import Waiter

        if waiter_name not in self._waiters:
            raise ValueError(f'Waiter does not exist: {waiter_name}')
        return Waiter(self, waiter_name)

    def generate_presigned_url(self, ClientMethod, Params=None, ExpiresIn=3600, HttpMethod=None):
        parts = '/'.join(str(part) for part in (Params or {}).values())
        return f'{self.meta.endpoint_url}/{parts}?X-Amz-Expires={ExpiresIn}&X-Amz-Signature=rehearsal'

    def close(self):
        pass


class S3Client(BaseClient):
    """What boto3 adds to the client of S3."""

    def upload_file(self, Filename, Bucket, Key, ExtraArgs=None, Callback=None, Config=None):
        with open(Filename, 'rb') as file:
            self.upload_fileobj(file, Bucket, Key, ExtraArgs)

    def upload_fileobj(self, Fileobj, Bucket, Key, ExtraArgs=None, Callback=None, Config=None):
        self.put_object(Bucket=Bucket, Key=Key, Body=Fileobj.read(), **(ExtraArgs or {}))

    def download_file(self, Bucket, Key, Filename, ExtraArgs=None, Callback=None, Config=None):
        with open(Filename, 'wb') as file:
            self.download_fileobj(Bucket, Key, file, ExtraArgs)

    def download_fileobj(self, Bucket, Key, Fileobj, ExtraArgs=None, Callback=None, Config=None):
        Fileobj.write(self.get_object(Bucket=Bucket, Key=Key, **(ExtraArgs or {}))['Body'].read())

    def copy(self, CopySource, Bucket, Key, ExtraArgs=None, Callback=None, SourceClient=None, Config=None):
        self.copy_object(CopySource=CopySource, Bucket=Bucket, Key=Key, **(ExtraArgs or {}))

    def generate_presigned_post(self, Bucket, Key, Fields=None, Conditions=None, ExpiresIn=3600):
        return {'url': f'{self.meta.endpoint_url}/{Bucket}', 'fields': {**(Fields or {}), 'key': Key}}


def client_for(service, region_name, config=None):
    return (S3Client if service == 's3' else BaseClient)(service, region_name, config)
