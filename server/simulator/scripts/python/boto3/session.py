"""Sessions, which make clients and resources."""

import os

from botocore.client import client_for
from ssmith_runtime import ask


class Credentials:
    def __init__(self, access_key, secret_key, token):
        self.access_key = access_key
        self.secret_key = secret_key
        self.token = token

    def get_frozen_credentials(self):
        return self


class Session:
    def __init__(
        self, aws_access_key_id=None, aws_secret_access_key=None, aws_session_token=None, region_name=None, profile_name=None, **_
    ):
        self.region_name = region_name or os.environ['AWS_REGION']
        self.profile_name = profile_name or 'default'
        self._credentials = Credentials(
            aws_access_key_id or 'ASIAREHEARSAL0000000', aws_secret_access_key or 'rehearsal', aws_session_token or 'rehearsal'
        )

    def client(self, service_name, region_name=None, api_version=None, config=None, **_):
        return client_for(service_name, region_name or getattr(config, 'region_name', None) or self.region_name, config)

    def resource(self, service_name, region_name=None, api_version=None, config=None, **_):
        from boto3.resources import service_resource

        return service_resource(service_name, self.client(service_name, region_name, config=config))

    def get_credentials(self):
        return self._credentials

    def get_available_services(self):
        return ask('services')['value']

    def get_available_regions(self, service_name, partition_name='aws', allow_non_regional=False):
        return ['us-east-1', 'us-east-2', 'us-west-1', 'us-west-2', 'eu-west-1', 'eu-central-1', 'ap-northeast-1']

    def get_partition_for_region(self, region_name):
        return self.client('sts', region_name=region_name).meta.partition
