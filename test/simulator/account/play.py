"""Plays sequences of calls against an endpoint each, through the AWS CLI or boto3, and prints what came of them.

The CLI is entered where its program enters it, `awscli.clidriver`, within this process: to start it anew for each of hundreds of calls would
take minutes.

    play.py aws|boto3

Reads `[{"endpoint": url, "reset": url, "steps": [{"call", "input", "as"} or {"wait"}]}]` from standard input, where `reset` may be left out;
writes a list of lists of `{"value": …}` or `{"error": {"code", "message"}}`, one for each call, with the CLI's `exit` code."""

import contextlib
import datetime
import io
import json
import os
import re
import sys
import tempfile
import urllib.request

import awscli.clidriver
import boto3
import botocore
from botocore.exceptions import BotoCoreError, ClientError
from botocore.parsers import ResponseParserError

folder = tempfile.TemporaryDirectory()
settings = """[default]
region = us-east-1
output = json
cli_timestamp_format = iso8601
s3 =
  addressing_style = path
"""


def set_up():
    config = os.path.join(folder.name, 'config')
    with open(config, 'w') as file:
        file.write(settings)
    os.environ.update(
        AWS_CONFIG_FILE=config,
        AWS_SHARED_CREDENTIALS_FILE=os.path.join(folder.name, 'none'),
        AWS_ACCESS_KEY_ID='test',
        AWS_SECRET_ACCESS_KEY='test',
        AWS_MAX_ATTEMPTS='1',
    )


def through_cli():
    # A driver keeps what the options of one call asked of it: each call has its own, as each start of the program has; models are read once.
    models = awscli.clidriver.create_clidriver().session.get_component('data_loader')

    def aws(*arguments):
        driver = awscli.clidriver.create_clidriver()
        driver.session.register_component('data_loader', models)
        out, err = io.TextIOWrapper(io.BytesIO(), 'utf-8'), io.StringIO()
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            exit = driver.main(list(arguments))
        out.flush()
        return exit, out.buffer.getvalue().decode(), err.getvalue()

    def call(endpoint, service, operation, given):
        file = os.path.join(folder.name, 'object')
        command = ['s3api' if service == 's3' else service, botocore.xform_name(operation, '-')]
        # The one command whose answer goes to a file takes no input as a whole.
        gets = operation == 'GetObject'
        given_as = (
            ['--bucket', given['Bucket'], '--key', given['Key'], file] if gets else ['--cli-input-json', json.dumps(given)]
        )
        exit, out, err = aws('--endpoint-url', endpoint, '--no-paginate', *command, *given_as)
        if exit != 0:
            told = re.match(r'\s*An error occurred \((.+?)\) when calling the \w+ operation[^:]*: (.*)', err, re.DOTALL)
            code, message = told.groups() if told else ('unreadable', err)
            return {'exit': exit, 'error': {'code': code, 'message': message.strip()}}
        value = json.loads(out or '{}')
        if gets:
            with open(file) as content:
                value['Body'] = content.read()
        return {'exit': exit, 'value': value}

    return call


def through_boto3():
    clients = {}

    def call(endpoint, service, operation, given):
        key = (endpoint, service)
        if key not in clients:
            clients[key] = boto3.client(service, endpoint_url=endpoint)
        try:
            return {'value': plain(getattr(clients[key], botocore.xform_name(operation))(**given))}
        except ClientError as error:
            return {'error': {'code': error.response['Error']['Code'], 'message': error.response['Error']['Message']}}
        except (BotoCoreError, ResponseParserError) as error:
            return {'error': {'code': 'unreadable', 'message': str(error)}}

    return call


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


def play(call, endpoint, steps):
    named = {}
    for step in steps:
        if 'wait' in step:
            continue
        outcome = call(endpoint, *step['call'].split(':'), resolved(step['input'], named))
        if 'as' in step and 'value' in outcome:
            named[step['as']] = outcome['value']
        yield outcome


def main():
    set_up()
    call = {'aws': through_cli, 'boto3': through_boto3}[sys.argv[1]]()
    results = []
    for order in json.load(sys.stdin):
        if 'reset' in order:
            urllib.request.urlopen(urllib.request.Request(order['reset'], method='POST'))
        results.append(list(play(call, order['endpoint'], order['steps'])))
    json.dump(results, sys.stdout)


main()
