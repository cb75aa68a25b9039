"""Writes what exists behind a gateway into dictionaries for schemathesis, so that not every answer is a 404.

ids.py URL FOLDER [SIMULATOR], with the token in the environment; with a simulator an instance is added first.
"""

import json
import os
import pathlib
import sys
import urllib.error
import urllib.request

base, folder = sys.argv[1], pathlib.Path(sys.argv[2])


def call(url, body=None):
    headers = {"Content-Type": "application/json"}
    if url.startswith(base):
        headers["Authorization"] = "Bearer " + os.environ["STRONGROOM_ADMIN_TOKEN"]
    data = None if body is None else json.dumps(body).encode()
    try:
        with urllib.request.urlopen(urllib.request.Request(url, data, headers)) as answer:
            return json.load(answer)
    except urllib.error.HTTPError as refused:
        sys.exit(f"{url} answered {refused.code}: {refused.read().decode()}")


def items(path):
    return call(base + "/api/v1" + path)["items"]


def add_instance(simulator):
    account = {"email": "fuzz@strongroom.example", "token": "token-of-the-fuzzed-instance"}
    dataset = {"seed": 7, "objects": 20, "issues": 0}
    site = call(simulator + "/__sim/sites", {"site": "fuzzed", "jiraAdmin": True, "dataset": dataset, **account})
    place = {"url": site["siteUrl"], "workspaceId": site["workspaceId"]}
    call(base + "/api/v1/instances", {"name": "Fuzzed", "type": "CLOUD", "target": True, **place, **account})


def write(name, values):
    if not values:
        sys.exit(f"there are no {name} behind {base}; fuzzing would only meet 404")
    quoted = (value.replace("\\", "\\\\").replace('"', '\\"') for value in values)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{name}.dict").write_text("".join(f'"{value}"\n' for value in quoted), encoding="utf-8")


if len(sys.argv) > 3:
    add_instance(sys.argv[3])
schemas = items("/schemas?size=20")
backups = [backup["id"] for schema in schemas for backup in items(f"/schemas/{schema['id']}/backups?size=5")]
write("schemas", [schema["id"] for schema in schemas])
write("names", [schema["name"] for schema in schemas])
write("backups", backups)
write("objects", [thing["id"] for backup in backups[:1] for thing in items(f"/backups/{backup}/objects?size=10")])
own = {schema["instance"]["id"] for schema in schemas}
write("instances", sorted(own | {instance["id"] for instance in items("/instances")}))
