"""Where old scripts import the errors of clients from."""

from botocore.exceptions import ClientError
