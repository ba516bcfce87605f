"""The part of boto3's DynamoDB support that scripts use."""
