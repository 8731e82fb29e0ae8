"""Judges the examples of a frozen version with a general implementation of JSON Schema, and nothing of this project.

用一个通用的 JSON Schema 实现判断一个冻结版本的例子，不用本项目的任何代码。

    pip install "jsonschema[format]"
    python judge_examples.py standards/versions/1.0.0-rc.2

Exit code 1 when any answer differs from what the standard states.
"""
import json
import pathlib
import sys

from jsonschema import Draft202012Validator, FormatChecker

home = pathlib.Path(sys.argv[1])


def read(name):
    return json.loads((home / name).read_text("utf-8"))


def pointer(path):
    return "".join("/" + str(step).replace("~", "~0").replace("/", "~1") for step in path)


def places(errors):
    """Where the errors stand, those of the branches of a union too."""
    for error in errors:
        yield pointer(error.absolute_path)
        yield from places(error.context)


# rules that no schema can express; each is to be programmed by itself
rules = {rule for row in read("requirements.json") for rule in row["surface"].get("rules", [])}
counts = {"valid": 0, "refused": 0, "by rule": 0, "mended": 0}
faults = []

for group in read("examples.json"):
    name = group["type"]
    validator = Draft202012Validator(read(f"schemas/strict/{name}.json"), format_checker=FormatChecker(["date", "date-time"]))
    for one in group["valid"]:
        counts["valid"] += 1
        if not validator.is_valid(one["instance"]):
            faults.append(f"{name} {one['name']}: is refused")
    for one in group["invalid"]:
        reason = one["reason"]
        found = set(places(validator.iter_errors(one["instance"])))
        if reason["keyword"] in rules:
            counts["by rule"] += 1
            if found:
                faults.append(f"{name} {one['name']}: breaks a rule alone, and the schema refuses it at {sorted(found)}")
        else:
            counts["refused"] += 1
            # a member that is missing or unknown is reported at its parent
            if not {reason["pointer"], reason["pointer"].rpartition("/")[0]} & found:
                faults.append(f"{name} {one['name']}: is refused at {sorted(found)} instead of {reason['pointer']}")
        counts["mended"] += 1
        if not validator.is_valid(one["fixed"]):
            faults.append(f"{name} {one['name']}: its mended form is refused")

print(home.name, counts)
print("\n".join(faults[:20]))
sys.exit(1 if faults or 0 in counts.values() else 0)
