"""Plays sequences of calls through boto3 against an endpoint each, and prints what came of them.

Reads `[{"endpoint": url, "reset": url or null, "steps": [{"call", "input", "as"} or {"wait"}]}]` from standard input; writes a list of lists
of `{"value": …}` or `{"error": {"code", "message"}}`, one for each call."""

import datetime
import json
import re
import sys
import urllib.request

import boto3
import botocore.session
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError
from botocore.parsers import ResponseParserError

options = {
    'region_name': 'us-east-1',
    'aws_access_key_id': 'test',
    'aws_secret_access_key': 'test',
    'config': Config(retries={'max_attempts': 0}, connect_timeout=5, read_timeout=30, s3={'addressing_style': 'path'}),
}


def plain(value):
    if isinstance(value, dict):
        return {str(key): plain(each) for key, each in value.items() if key != 'ResponseMetadata'}
    if isinstance(value, (list, tuple)):
        return [plain(each) for each in value]
    if isinstance(value, datetime.datetime):
        return value.isoformat()
    if isinstance(value, bytes):
        return value.decode()
    return plain(value.read()) if hasattr(value, 'read') else value


def at(value, path):
    for step in re.findall(r'\w+', path):
        value = value[int(step)] if step.isdigit() else value[step]
    return value


def resolved(value, named):
    if isinstance(value, dict):
        return {key: resolved(each, named) for key, each in value.items()}
    if isinstance(value, list):
        return [resolved(each, named) for each in value]
    found = re.match(r'\$([a-z]+)\.(.+)$', value) if isinstance(value, str) else None
    if not found:
        return value
    try:
        return at(named[found[1]], found[2])
    except (KeyError, IndexError):
        return f'nothing at {value}'


def play(endpoint, steps):
    clients, named = {}, {}
    for step in steps:
        if 'wait' in step:
            continue
        service, operation = step['call'].split(':')
        if service not in clients:
            clients[service] = boto3.client(service, endpoint_url=endpoint, **options)
        method = getattr(clients[service], botocore.xform_name(operation))
        try:
            value = plain(method(**resolved(step['input'], named)))
            if 'as' in step:
                named[step['as']] = value
            yield {'value': value}
        except ClientError as error:
            yield {'error': {'code': error.response['Error']['Code'], 'message': error.response['Error']['Message']}}
        except (BotoCoreError, ResponseParserError) as error:
            yield {'error': {'code': type(error).__name__, 'message': str(error)}}


results = []
for each in json.load(sys.stdin):
    if each['reset']:
        urllib.request.urlopen(urllib.request.Request(each['reset'], method='POST'))
    results.append(list(play(each['endpoint'], each['steps'])))
json.dump(results, sys.stdout)
