"""Judges calls (lines of JSON on standard input) as a boto3 client does, up to where it would send them."""
import json
import sys

import botocore.exceptions
import botocore.session

session = botocore.session.get_session()
session.set_credentials('key', 'secret')
answer = (type('Answer', (), {'status_code': 200})(), {})
for line in sys.stdin:
    call = json.loads(line)
    client = session.create_client(call['service'], region_name='us-east-1')
    client.meta.events.register('before-call.*.*', lambda **_: answer)
    try:
        client._make_api_call(call['operation'], call['input'])
        print('accepted')
    except botocore.exceptions.BotoCoreError as error:
        print(type(error).__name__)
