#!/usr/bin/env python3
"""Holds records, updates, histories and proofs against their schemas, against git and against the redline, on real guides.

usage: updates.py EDITIE SCHEMAS [GUIDE PATTERN ...]

SCHEMAS is the folder of the project's JSON Schemas; each GUIDE is a clone that may be written to, PATTERN its tags. An update is read by
markdown-it (CommonMark), a proof is climbed with hashlib. The last line is `N passed, M failed`.
"""
import hashlib, json, os, re, subprocess, sys

import jsonschema
from markdown_it import MarkdownIt

editie, schemas, pairs = sys.argv[1], sys.argv[2], list(zip(sys.argv[3::2], sys.argv[4::2]))
passed = failed = 0


def expect(holds, what):
    global passed, failed
    passed, failed = passed + bool(holds), failed + (not holds)
    if not holds:
        print("FAIL", what)


def valid(name, document, what):
    with open(os.path.join(schemas, name + ".schema.json")) as file:
        faults = [e.message[:150] for e in jsonschema.Draft202012Validator(json.load(file)).iter_errors(document)]
    expect(not faults, f"{what}: {name}.schema.json {faults[:3]}")


def run(folder, *args, code=0):
    done = subprocess.run([editie, "-C", folder, *args], capture_output=True, timeout=600)
    expect(done.returncode == code, f"{args}: exit {done.returncode}, {done.stderr.decode(errors='replace')[:200]}")
    return done.stdout.decode()


def git(folder, *args):
    return subprocess.run(["git", "-C", folder, *args], capture_output=True, check=True).stdout.decode()


def read(path):
    with open(path, "rb") as file:
        return file.read()


def climb(leaf, steps):
    own = bytes.fromhex(leaf[7:])
    for step in steps:
        other = bytes.fromhex(step["digest"][7:])
        own = hashlib.sha256(b"\x01" + (other + own if step["side"] == "left" else own + other)).digest()
    return own


def judge_proof(folder, record):
    chapter = max(record["chapters"], key=lambda c: len(c["sections"]))
    section = chapter["path"] + "#" + chapter["sections"][len(chapter["sections"]) // 2]["anchor"]
    proof = json.loads(run(folder, "verify", record["number"], "--section", section))
    valid("proof", proof, section)
    own = "sha256:" + climb(proof["leaf"], proof["inChapter"]).hex()
    leaf = "sha256:" + hashlib.sha256(b"\x00" + f"{proof['chapter']}\n{own}".encode()).hexdigest()
    expect("sha256:" + climb(leaf, proof["inGuide"]).hex() == record["digest"], f"{section}: the proof leads to the edition's digest")


def links(text):
    for token in MarkdownIt("commonmark").parse(text):
        for child in token.children or []:
            if child.type == "link_open":
                yield child.attrGet("href")


def judge_update(folder, record, previous):
    """The update beside the redline: every chapter with a change of substance is named, and every link leads somewhere."""
    path = os.path.join(folder, "changelogs", record["number"] + ".md")
    text = read(path).decode()
    for link in links(text):
        target = os.path.normpath(os.path.join(folder, "changelogs", re.sub("%([0-9A-F]{2})", lambda m: chr(int(m[1], 16)), link.split("#")[0])))
        expect(os.path.isfile(target), f"{record['number']}.md: the link {link} leads to a file")
    if previous is None:
        return
    redline = json.loads(run(folder, "diff", previous, record["number"], "--format", "json"))
    plain = re.sub(r"\\(.)", r"\1", text)
    for chapter in redline["chapters"]:
        title = " ".join((chapter["title"] or chapter["fromTitle"] or "").split())
        seen = any(c["block"] != "frontMatter" for c in chapter["changes"]) or chapter["status"] != "changed"
        if chapter["significance"] == "substantive" and seen:
            expect(title in plain, f"{record['number']}.md names “{title}”")
    for section in (s for c in redline["chapters"] if c["status"] in ("changed", "renamed") for s in c["sections"] if s["status"] == "added"):
        expect(" ".join(section["title"].split()) in plain, f"{record['number']}.md names the new section “{section['title']}”")


def judge_tampering(folder, record):
    """Every file of an edition changed in turn is found."""
    for name in (f"{record['number']}.md", f"{record['number']}.json"):
        path = os.path.join(folder, "changelogs", name)
        whole = read(path)
        for place in sorted({0, len(whole) // 3, len(whole) // 2, len(whole) - 2}):
            with open(path, "wb") as file:
                file.write(whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :])
            done = subprocess.run([editie, "-C", folder, "verify", record["number"]], capture_output=True)
            expect(done.returncode == 1, f"{name}: byte {place} changed, and verify exits with {done.returncode}")
        os.rename(path, path + ".gone")
        done = subprocess.run([editie, "-C", folder, "verify", record["number"]], capture_output=True)
        expect(done.returncode in (1, 2), f"{name} gone, and verify exits with {done.returncode}")
        os.rename(path + ".gone", path)
        with open(path, "wb") as file:
            file.write(whole)


for folder, pattern in pairs:
    name = os.path.basename(folder)
    run(folder, "import", "--tags", pattern)
    first = {f: read(os.path.join(folder, "changelogs", f)) for f in os.listdir(os.path.join(folder, "changelogs"))}
    git(folder, "reset", "-q", "--hard", "HEAD~1")
    run(folder, "import", "--tags", pattern)
    expect({f: read(os.path.join(folder, "changelogs", f)) for f in first} == first, f"{name}: the same bytes on a second run")
    expect(git(folder, "status", "--porcelain") == "", f"{name}: a clean worktree")
    expect("nothing to do" in run(folder, "import", "--tags", pattern), f"{name}: a third run has nothing to do")
    records = [json.loads(first[f]) for f in first if f.endswith(".json")]
    records.sort(key=lambda r: [int(n) for n in r["number"].split(".")])
    for previous, record in zip([None] + records, records):
        valid("edition", record, record["number"])
        expect(record["previous"] == (previous and previous["number"]), f"{name} {record['number']}: follows the one before")
        judge_update(folder, record, previous and previous["number"])
        judge_proof(folder, record)
    judge_tampering(folder, records[-1])
    verdict = json.loads(run(folder, "verify", "--format", "json"))
    valid("verify", verdict, name)
    expect(all(e["verified"] for e in verdict["editions"]), f"{name}: all is verified in the end")
    valid("status", json.loads(run(folder, "status", "--format", "json")), name)
    chapter = max(records[-1]["chapters"], key=lambda c: c["words"])
    log = json.loads(run(folder, "log", chapter["path"], "--format", "json"))
    valid("log", log, chapter["path"])
    expect([e["edition"] for e in log["editions"]][:1] == [records[-1]["number"]], f"{name}: a log begins with the latest edition")
    blame = json.loads(run(folder, "blame", chapter["path"], "--format", "json"))
    valid("blame", blame, chapter["path"])
    # Each block's commit is one of the chapter's own history.
    name_only = os.path.basename(chapter["path"])
    known = set(git(folder, "log", "--full-history", "--format=%H", "--", f":(glob)**/{name_only}").split())
    own = {b["commit"] for b in blame["blocks"] if b["commit"]}
    expect(own and not own - known, f"{name}: blamed commits are the chapter's ({len(own - known)} of {len(own)} are not)")
    numbers = {r["number"] for r in records}
    expect({b["new"] for b in blame["blocks"]} <= numbers, f"{name}: every block came in an edition")
    run(folder, "note", chapter["path"], "--erratum", records[-1]["number"], "-m", "Een verbetering.")
    valid("erratum", json.loads(read(os.path.join(folder, "changelogs", records[-1]["number"] + "-erratum-1.json"))), name)
    run(folder, "verify", records[-1]["number"])

print(f"{passed} passed, {failed} failed")
sys.exit(failed > 0)
