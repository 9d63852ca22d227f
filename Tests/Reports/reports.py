#!/usr/bin/env python3
"""Holds every form of a check's report against its own standard, on a guide whose names and texts are hostile and on real ones.

usage: reports.py EDITIE SCHEMAS [GUIDE ...]

SCHEMAS is the folder of the project's JSON Schemas. SARIF is read by sarif-pydantic (a model of SARIF 2.1.0), JUnit by junitparser,
GitHub's workflow commands by the grammar of its runner. The last line is `N passed, M failed`.
"""
import json, os, re, subprocess, sys, tempfile

import jsonschema
from junitparser import JUnitXml
from sarif_pydantic import Sarif

editie, schemas, guides = sys.argv[1], sys.argv[2], sys.argv[3:]
passed = failed = 0


def expect(holds, what):
    global passed, failed
    passed, failed = passed + bool(holds), failed + (not holds)
    if not holds:
        print("FAIL", what)


def schema(name):
    with open(os.path.join(schemas, name + ".schema.json")) as file:
        return jsonschema.Draft202012Validator(json.load(file))


def check(folder, *args):
    run = subprocess.run([editie, "-C", folder, "check", *args], capture_output=True, timeout=300)
    if run.returncode not in (0, 1):
        expect(False, f"exit {run.returncode}: {run.stderr.decode(errors='replace')[:200]}")
    return run.stdout.decode()


def hostile(folder):
    """A guide that tries to break out of each form."""
    os.makedirs(os.path.join(folder, "guide"))
    texts = {
        "a.md": "# A ::error title=x::y\n\n[::error::weg\n%0A](weg%0A::error::.md) [<script>](</script>.md) [x](a\"b'c&d.md) [|](a|b.md)\n\n]]>\n",
        "n\n::error file=x::y.md": "# N\n\n[x](weg.md) \x1b[31mrood\n",
        "<b>&\"'.md": "# <b>\n\n![](weg.png) ]]> \x07\n",
        "komma,dubbele:punt%.md": "# K\n\n[x](weg.md)\n",
    }
    for name, text in texts.items():
        with open(os.path.join(folder, "guide", name), "w") as file:
            file.write(text)


def judge(folder, name):
    text = check(folder, "--format", "json")
    document = json.loads(text)
    expect(not list(schema("check").iter_errors(document)), f"{name}: check.schema.json {[e.message for e in schema('check').iter_errors(document)][:3]}")
    expect(check(folder, "--format", "json") == text, f"{name}: the same bytes on a second run")
    fresh = [f for f in document["findings"] if f["state"] == "new"]
    prints = [f["fingerprint"] for f in document["findings"]]
    expect(len(prints) == len(set(prints)), f"{name}: fingerprints are each one finding's")

    text = check(folder, "--format", "sarif")
    sarif = Sarif.model_validate_json(text)
    run = json.loads(text)["runs"][0]
    rules = run["tool"]["driver"]["rules"]
    expect(sarif.version == "2.1.0" and len(run["results"]) == len(document["findings"]), f"{name}: SARIF holds every finding")
    expect(all(rules[r["ruleIndex"]]["id"] == r["ruleId"] for r in run["results"]), f"{name}: SARIF's rules are the findings' own")
    uris = [r["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for r in run["results"]]
    expect(all(re.fullmatch(r"[A-Za-z0-9._~/%-]*", uri) for uri in uris), f"{name}: SARIF's places are URIs")

    text = check(folder, "--format", "junit")
    with tempfile.NamedTemporaryFile("w", suffix=".xml") as file:
        file.write(text)
        file.flush()
        suites = JUnitXml.fromfile(file.name)
    errors = {f["rule"] for f in fresh if f["severity"] == "error"}
    expect(suites.failures == len(errors), f"{name}: JUnit fails as many cases as rules found errors")

    lines = check(folder, "--format", "github").splitlines()
    commands = [line for line in lines if line.startswith("::")]
    grammar = re.compile(r"::(error|warning|notice) file=[^,:\r\n]+(,(line|endLine|col|endColumn)=\d+)*,title=[a-z0-9/-]+::[^\r\n]+")
    said = lines[len(commands) + 1:]
    expect(
        len(commands) == len(fresh) and all(line.startswith("not judged: ") for line in said) and bool(said) == bool(document["skipped"]),
        f"{name}: one GitHub command a finding, the counts, and what was not judged",
    )
    expect(all(grammar.fullmatch(line) for line in commands), f"{name}: GitHub's commands are whole")

    issues = json.loads(check(folder, "--format", "gitlab"))
    keys = {"description", "check_name", "fingerprint", "severity", "location"}
    expect(len(issues) == len(fresh) and all(set(i) == keys and i["location"]["lines"]["begin"] >= 1 for i in issues), f"{name}: GitLab's issues")
    expect(all(i["severity"] in ("info", "minor", "major", "critical", "blocker") for i in issues), f"{name}: GitLab's severities")

    plain = check(folder, "--color", "never")
    expect("\x1b" not in plain and "\x07" not in plain, f"{name}: text carries no control character of the guide")
    summary = os.path.join(tempfile.mkdtemp(), "summary.md")
    subprocess.run([editie, "-C", folder, "check", "--format", "github"], capture_output=True, env=dict(os.environ, GITHUB_STEP_SUMMARY=summary))
    with open(summary) as file:
        text = file.read()
    expect(text.startswith("## editie check") and "<script" not in text and "<b>" not in text, f"{name}: the job's summary holds no markup of the guide")

    with tempfile.TemporaryDirectory() as scratch:
        baseline = os.path.join(scratch, "baseline.json")
        check(folder, "--baseline", baseline, "--write-baseline")
        with open(baseline) as file:
            expect(not list(schema("baseline").iter_errors(json.load(file))), f"{name}: baseline.schema.json")
        after = json.loads(check(folder, "--baseline", baseline, "--format", "json"))
        expect(after["summary"]["errors"] == 0 and after["summary"]["known"] == len(document["findings"]), f"{name}: all is known under its own baseline")


with tempfile.TemporaryDirectory() as scratch:
    hostile(scratch)
    judge(scratch, "hostile names")
for guide in guides:
    judge(guide, os.path.basename(guide))
rules = json.loads(check(".", "--list-rules", "--format", "json"))
expect(not list(schema("rules").iter_errors(rules)), "rules.schema.json")
for rule in rules["rules"]:
    page = subprocess.run([editie, "explain", rule["id"]], capture_output=True).stdout.decode()
    expect(all(line in page for line in [rule["id"], *rule["bad"].split("\n")]), f"explain {rule['id']}")
print(f"{passed} passed, {failed} failed")
sys.exit(1 if failed or not passed else 0)
