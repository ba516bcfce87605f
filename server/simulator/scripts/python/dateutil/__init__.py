"""The part of dateutil that scripts use; the service has it because boto3 needs it."""
