#!/usr/bin/env python3
"""Holds the redline of every pair of tags of a repository against what must be true of any redline.

usage: properties.py EDITIE REPOSITORY [FROM TO]

- equal and deleted spans give the old text, equal and inserted ones the new;
- what a reader sees outside the listed places is the same on both sides (read by cmark-gfm, not by editie);
- `diff A A` is empty; `diff A B` and `diff B A` list the same places, with added and removed exchanged;
- it is what the JSON Schema says;
- the same bytes on one processor as on all;
- the same when only what differs is read.

The last line is `N passed, M failed`; the exit status is 0 only when nothing failed.
"""
import collections, difflib, itertools, json, os, re, subprocess, sys, unicodedata, xml.etree.ElementTree as ET

import jsonschema

editie, repository = os.path.abspath(sys.argv[1]), sys.argv[2]
SCHEMA = os.path.join(os.path.dirname(__file__), "../../Sources/Rendering/Schemas/diff.schema.json")
VALIDATOR = jsonschema.Draft202012Validator(json.load(open(SCHEMA)))
NS = "{http://commonmark.org/xml/1.0}"


def run(*command, **more):
    return subprocess.run(command, capture_output=True, **more)


def redline(old, new, *before):
    result = run(*before, editie, "-C", repository, "--quiet", "diff", old, new, "--format", "json", "--all")
    assert result.returncode == 0, result.stderr
    return result.stdout


def folded(text):
    return re.sub(r"\s+", " ", unicodedata.normalize("NFC", text)).strip()


def text(node):
    tag = node.tag.removeprefix(NS)
    if tag in ("softbreak", "linebreak"):
        return " "
    if tag in ("html_inline", "image", "footnote_reference"):
        return ""
    return (node.text or "" if not len(node) else "") + "".join(text(child) for child in node)


leaves_of = {}


def leaves(revision, path):
    """The pieces that a reader sees: (first line, last line, kind, text)."""
    blob = run("git", "-C", repository, "rev-parse", f"{revision}:{prefix(revision, path)}").stdout.decode().strip()
    if blob in leaves_of:
        return leaves_of[blob]
    source = run("git", "-C", repository, "cat-file", "blob", blob).stdout.decode("utf-8", "replace")
    source = source.lstrip("\ufeff").replace("\r\n", "\n")
    matter = re.match(r"---[ \t]*\n.*?\n(---|\.\.\.)[ \t]*(\n|$)", source, re.S)
    if matter:
        source = "\n" * matter.group().count("\n") + source[matter.end():]
    if any(name.endswith("mkdocs.yml") for name in names(revision)):
        # What is indented below a mark of Python-Markdown's admonitions and tabs belongs to it, as with a list's mark.
        source = re.sub(r"""^( *)(?:!!!|\?\?\?\+?|===) +(?=["\w])""", r"\1+   ", source, flags=re.M)
        # Lists of attributes behind an element, and in the last line of a block, are no text.
        attributes = r"\{:?[ ]*(?:[.#][\w-]|[\w-]+=)[^{}\n]*\}"
        source = re.sub(rf"(?<=[)\]`*_]){attributes}|^[ ]*{attributes}[ ]*$", "", source, flags=re.M)
    tree = run("cmark-gfm", "-t", "xml", "--sourcepos", "-e", "table", "-e", "strikethrough", "-e", "footnotes",
               input=source.encode()).stdout
    # cmark-gfm writes control characters that XML does not allow, and footnotes as `<<unknown>`.
    tree = tree.replace(b"<unknown>", b"unknown")
    tree = ET.fromstring(re.sub(rb"[\x00-\x08\x0b\x0c\x0e-\x1f]|\xef\xbf[\xbe\xbf]", b"", tree))
    found = []
    stack = [tree]
    while stack:
        node = stack.pop()
        tag = node.tag.removeprefix(NS)
        place = node.get("sourcepos", "1:1-1:1")
        first, last = (int(part.split(":")[0]) for part in place.split("-"))
        if tag in ("paragraph", "heading", "table_row", "table_header"):
            words = folded(" ".join(text(child) for child in node) if "table" in tag else text(node))
            if tag == "heading":
                words = re.sub(r"\s*\{[^{}]*\}$", "", words)
            if words:
                found.append((first, last, tag.replace("header", "row"), words))
        elif tag == "code_block":
            found.append((first, last, tag, re.sub(r"[ \t]+(?=\n)", "", node.text or "").strip("\n")))
        elif tag == "html_block":
            shown = re.sub(r"<!--.*?(-->|$)", "", node.text or "", flags=re.S)
            if shown.strip():
                found.append((first, last, tag, folded(shown)))
        else:
            stack += reversed(node)
    # cmark-gfm sets footnotes at the end; a redline has them where they are written.
    found.sort(key=lambda leaf: leaf[0])
    leaves_of[blob] = found
    return found


folders = {}


def names(revision):
    if revision not in folders:
        folders[revision] = run("git", "-C", repository, "ls-tree", "-r", "-z", "--name-only", revision).stdout.decode().split("\0")
    return folders[revision]


def prefix(revision, path):
    """Where a chapter is in the repository: the redline's paths are relative to the guide."""
    known = names(revision)
    return path if path in known else min((n for n in known if n.endswith("/" + path)), key=len, default=path)


passed, faults = 0, []


def hold(condition, message):
    global passed
    if condition:
        passed += 1
    else:
        faults.append(message)
        print("FAIL", message)


def check(old, new, document):
    name = f"{old}..{new}"
    wrong = next(VALIDATOR.iter_errors(document), None)
    hold(wrong is None, f"{name}: schema: {wrong and wrong.json_path}: {wrong and wrong.message[:200]}")
    changes = [change for chapter in document["chapters"] for change in chapter["changes"]]
    for change in changes:
        if change["spans"]:
            before = "".join(s["text"] for s in change["spans"] if s["op"] != "insert")
            after = "".join(s["text"] for s in change["spans"] if s["op"] != "delete")
            hold(before == change["from"]["text"] and after == change["to"]["text"], f"{name}: spans of {change['to']}")
        elif change["from"] and change["to"]:
            hold(change["from"]["text"] == change["to"]["text"], f"{name}: no spans for {change['to']}")
    listed = {"from": collections.defaultdict(set), "to": collections.defaultdict(set)}
    for change in changes:
        for side in ("from", "to"):
            places = [change[side]] if change[side] else []
            if change.get("parts") and side == ("to" if change["kind"] == "split" else "from"):
                places += change["parts"]
            for place in places:
                listed[side][place["path"]].update(range(place["line"], place["endLine"] + 1))
    any_moved = any(section["status"] == "moved" for chapter in document["chapters"] for section in chapter["sections"])
    pooled = [collections.Counter(), collections.Counter()]
    for chapter in document["chapters"]:
        sides = []
        for side, revision, path in (("from", old, chapter["fromPath"]), ("to", new, chapter["path"])):
            kept = [] if path is None else [
                (kind, words) for first, last, kind, words in leaves(revision, path)
                if not any(line in listed[side][path] for line in range(first, last + 1))]
            sides.append(kept)
        if sides[0] != sides[1] and (any_moved or sorted(sides[0]) == sorted(sides[1])):
            # What moved along with its section is no change of its own, and copies of one text have no place of their own.
            for side in (0, 1):
                pooled[side].update(sides[side])
        elif sides[0] != sides[1]:
            delta = [line for line in difflib.ndiff([f"{k}: {w}" for k, w in sides[0]], [f"{k}: {w}" for k, w in sides[1]]) if line[0] in "+-"]
            hold(False, f"{name}: {chapter['status']} {chapter['path']} differs outside the listed places:\n  " + "\n  ".join(d[:200] for d in delta[:6]))
        else:
            hold(True, "")
    hold(pooled[0] == pooled[1], f"{name}: beside moved sections: {list((pooled[0] - pooled[1]).items())[:4]} against {list((pooled[1] - pooled[0]).items())[:4]}")


def places(document, mirrored):
    """Every listed change as what stays the same when the sides are exchanged."""
    kinds = {"added": "removed", "removed": "added", "split": "merged", "merged": "split"}
    found = collections.Counter()
    for chapter in document["chapters"]:
        for change in chapter["changes"]:
            kind, sides = change["kind"], [change["from"], change["to"]]
            if mirrored:
                kind, sides = kinds.get(kind, kind), sides[::-1]
            if kind == "moved" and sides[0]["path"] == sides[1]["path"]:
                kind = "changed or moved"
            block = "text" if change["block"] in ("paragraph", "item") else change["block"]
            found[kind, block, *((p["path"], p["line"], p["endLine"], p["text"]) if p else None for p in sides)] += 1
    return found


def main():
    tags = sys.argv[3:5] or run("git", "-C", repository, "tag").stdout.decode().split()
    for tag in tags:
        hold(json.loads(redline(tag, tag))["summary"]["significance"] is None, f"{tag}..{tag} is not empty")
    for old, new in itertools.combinations(tags, 2):
        forth, back = redline(old, new), redline(new, old)
        hold(forth == redline(old, new, "taskset", "-c", "0"), f"{old}..{new}: other bytes on one processor")
        forth, back = json.loads(forth), json.loads(back)
        for first, second, whole in ((old, new, forth), (new, old, back)):
            # Without `--all` nobody asks for unchanged chapters, and nobody reads what both sides hold.
            part = run(editie, "-C", repository, "--quiet", "diff", first, second, "--format", "json").stdout
            told = dict(whole, chapters=[c for c in whole["chapters"] if c["status"] != "unchanged"])
            hold(json.loads(part) == told, f"{first}..{second}: another redline where only what differs is read")
        check(old, new, forth)
        check(new, old, back)
        one, two = places(forth, False), places(back, True)
        for entry, way in [(e, "only forth") for e in one - two] + [(e, "only back") for e in two - one]:
            hold(False, f"{old}..{new}: {way}: {str(entry)[:400]}")
    print(f"{passed} passed, {len(faults)} failed")
    sys.exit(1 if faults else 0)


main()
