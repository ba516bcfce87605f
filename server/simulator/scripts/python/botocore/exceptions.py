"""Errors as botocore words them."""


class BotoCoreError(Exception):
    fmt = 'An unspecified error occurred'

    def __init__(self, **facts):
        super().__init__(self.fmt.format(**facts))
        self.kwargs = facts


class ClientError(Exception):
    MSG_TEMPLATE = 'An error occurred ({error_code}) when calling the {operation_name} operation: {error_message}'

    def __init__(self, error_response, operation_name):
        error = error_response.get('Error', {})
        super().__init__(
            self.MSG_TEMPLATE.format(
                error_code=error.get('Code', 'Unknown'),
                error_message=error.get('Message', 'Unknown'),
                operation_name=operation_name,
            )
        )
        self.response = error_response
        self.operation_name = operation_name


class ParamValidationError(BotoCoreError):
    fmt = 'Parameter validation failed:\n{report}'


class UnknownServiceError(BotoCoreError):
    fmt = "Unknown service: '{service_name}'."


class NoRegionError(BotoCoreError):
    fmt = 'You must specify a region.'


class NoCredentialsError(BotoCoreError):
    fmt = 'Unable to locate credentials'


class PartialCredentialsError(BotoCoreError):
    fmt = 'Partial credentials found'


class DataNotFoundError(BotoCoreError):
    fmt = 'Unable to load data for: {data_path}'


class OperationNotPageableError(BotoCoreError):
    fmt = 'Operation cannot be paginated: {operation_name}'


class WaiterError(BotoCoreError):
    fmt = 'Waiter {name} failed: {reason}'

    def __init__(self, name, reason, last_response):
        super().__init__(name=name, reason=reason)
        self.last_response = last_response


class EndpointConnectionError(BotoCoreError):
    fmt = 'Could not connect to the endpoint URL: "{endpoint_url}"'


class ConnectTimeoutError(BotoCoreError):
    fmt = 'Connect timeout on endpoint URL: "{endpoint_url}"'


class ReadTimeoutError(BotoCoreError):
    fmt = 'Read timeout on endpoint URL: "{endpoint_url}"'


class HTTPClientError(BotoCoreError):
    fmt = 'An HTTP Client raised an unhandled exception: {error}'


class ConnectionError(BotoCoreError):
    fmt = 'An HTTP Client failed to establish a connection: {error}'


class ProfileNotFound(BotoCoreError):
    fmt = 'The config profile ({profile}) could not be found'
