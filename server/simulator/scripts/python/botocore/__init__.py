"""The part of botocore that scripts use."""

__version__ = '1.43.11'
UNSIGNED = object()
