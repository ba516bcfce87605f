import { list, selector, string, type Value } from '../values.js'

// Inputs of the three actions that call one AWS API operation of the author's choice. Whatever else their `inputs` hold are the
// operation's own request parameters.

/** The service whose API is called. AWS trims blanks and ignores case: its own runbooks have `EC2` and `logs `. */
export const service: Value<string> = string({
  description:
    'AWS service to call, by its boto3 name: `ec2`, `rds`, `logs`. The name can differ from the endpoint and from the IAM prefix.',
  format: 'aws-service',
  expected: 'the boto3 name of an AWS service, such as `ec2`',
})

export const api: Value<string> = string({
  description:
    'Operation to call, such as `DescribeInstances`; `describe_instances` and `describeInstances` work too. The request parameters go beside this input, spelt as in the API reference.',
  format: 'aws-operation',
  expected: 'an API operation such as `DescribeInstances`',
})

export const propertySelector: Value<string> = selector({
  description:
    'JSONPath to the property of the response that is compared, such as `$.Reservations[0].Instances[0].State.Name`.',
})

/** Every known document lists text; AWS types the input "StringList or MapList" on one page and does not say what other items do. */
export const desiredValues: Value<unknown[]> = list({
  description:
    "Values of which the selected property has to have one. They are compared as text; booleans read `'True'` and `'False'`, with a capital letter.",
  minItems: 1,
  expected: "a list of text such as `['available']`",
})
