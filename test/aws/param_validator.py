"""Judges calls, one JSON object a line, by botocore's ParamValidator: a line for each with the kinds and places of its errors."""
import json
import sys

import botocore.loaders
import botocore.model
import botocore.validate

loader = botocore.loaders.Loader(include_default_search_paths=False, extra_search_paths=[botocore.loaders.Loader.BUILTIN_DATA_PATH])
models = {}
for line in sys.stdin:
    call = json.loads(line)
    name = call["service"]
    if name not in models:
        models[name] = botocore.model.ServiceModel(loader.load_service_model(name, "service-2"), name)
    shape = models[name].operation_model(call["operation"]).input_shape
    found = botocore.validate.ParamValidator().validate(call["input"], shape)
    print(json.dumps(sorted([reason, place, detail.get("required_name") or detail.get("unknown_param") or ""] for reason, place, detail in found._errors)))
