#!/usr/bin/env python3
"""Feeds damaged chapters to editie: no crash, no hang, spans that rebuild both texts, findings inside their files, mending that ends.

usage: fuzz.py EDITIE SEED SECONDS CHAPTERS_DIR

Failing inputs are kept in a folder that is named. The last line is `N passed, M failed`.
"""
import glob, json, os, random, shutil, subprocess, sys, tempfile, time

editie, seed, seconds, corpus = os.path.abspath(sys.argv[1]), int(sys.argv[2]), float(sys.argv[3]), sys.argv[4]
rng = random.Random(seed)
chapters = [open(f, "rb").read() for f in sorted(glob.glob(corpus + "/**/*.md", recursive=True)) if os.path.isfile(f)]
PIECES = [p.encode("latin-1") for p in (
    "[ ] ( ) ![ ]( < > ` ~~ * ** _ | \\| [^a] &amp; &#0; &ngE; \\ <!-- --> <div> {#x} \" = +").split(" ")] + [
    b"```\n", b"\n|---|\n", b"---\n", b"# ", b"- ", b"1. ", b"> ", b"\t", b"    ", b"[^a]: ", b"\x00", b"\x01", b"\xff", b"\xe2\x80",
    b"\r", b"\r\n", b"\n\n", b"  \n", b"[a]: /u\n", b"- [ ] ", b"title: x\n", b"===\n", "👩‍".encode(), "\u0301".encode(), "\u2003".encode()]


def damaged(data):
    if len(data) > 6000:
        start = rng.randrange(len(data) - 6000)
        data = data[start:start + 6000]
    data = bytearray(data)
    for _ in range(rng.randrange(1, 40)):
        at, kind = rng.randrange(len(data) + 1), rng.random()
        if kind < 0.5:
            data[at:at] = rng.choice(PIECES) * rng.choice([1, 1, 1, 2, 5])
        elif kind < 0.7:
            del data[at:at + rng.randrange(1, 30)]
        elif kind < 0.85 and data:
            start = rng.randrange(len(data))
            data[at:at] = data[start:start + rng.randrange(1, 80)]
        elif at < len(data):
            data[at] = rng.randrange(256)
    return bytes(data)


def misplaced(root, findings):
    """Findings whose place is none of their file."""
    bad, lines = [], {}
    for f in findings:
        if f["line"] is None:
            continue
        if f["path"] not in lines:
            data = open(os.path.join(root, f["path"]), "rb").read()
            lines[f["path"]] = data.replace(b"\r\n", b"\n").replace(b"\r", b"\n").count(b"\n") + 1
        if not 1 <= f["line"] <= f["endLine"] <= lines[f["path"]] or f["column"] < 1 or (f["line"] == f["endLine"] and f["endColumn"] < f["column"]):
            bad.append(f"place of {f['rule']} {f['path']}:{f['line']}:{f['column']}-{f['endLine']}:{f['endColumn']} of {lines[f['path']]} lines")
    return bad


def unsteady(root):
    """Whether mending again changes anything."""
    def state():
        return {n: open(os.path.join(root, n), "rb").read() for n in sorted(os.listdir(root))}
    for _ in range(2):
        subprocess.run([editie, "check", "-C", root, "--fix", "--quiet"], capture_output=True, timeout=60)
        before = state()
    subprocess.run([editie, "check", "-C", root, "--fix", "--quiet"], capture_output=True, timeout=60)
    return [f"mending does not end in {n}" for n, data in state().items() if data != before[n]]


def faults(arguments):
    try:
        run = subprocess.run([editie, *arguments], capture_output=True, timeout=30)
    except subprocess.TimeoutExpired:
        return ["no end after 30 s"]
    if run.returncode not in (0, 1):
        return [f"exit {run.returncode}: {run.stderr[-200:]}"]
    if arguments[0] == "check" and "json" in arguments:
        return misplaced(arguments[2], json.loads(run.stdout)["findings"])
    if arguments[0] != "diff" or "json" not in arguments:
        return []
    bad = []
    for change in (x for c in json.loads(run.stdout)["chapters"] for x in c["changes"] if x["spans"] and x["from"] and x["to"]):
        old = "".join(s["text"] for s in change["spans"] if s["op"] != "insert")
        new = "".join(s["text"] for s in change["spans"] if s["op"] != "delete")
        if old != change["from"]["text"] or new != change["to"]["text"]:
            bad.append(f"spans do not rebuild {change['block']} {change['from']['text'][:60]!r}")
    return bad


passed = failed = 0
end = time.monotonic() + seconds
while time.monotonic() < end:
    root = tempfile.mkdtemp(prefix="editie-fuzz-")
    for side in "ab":
        os.makedirs(f"{root}/{side}")
    for number in range(30):
        first = damaged(rng.choice(chapters))
        second = damaged(first) if rng.random() < 0.8 else first
        open(f"{root}/a/{number}.md", "wb").write(first)
        open(f"{root}/b/{number if rng.random() < 0.8 else number + 100}.md", "wb").write(second)
    kept = False
    for arguments in (["check", "-C", root + "/a", "--format", "json"], ["check", "-C", root + "/b"],
                      ["diff", "--no-index", root + "/a", root + "/b", "--format", "json"], ["diff", "--no-index", root + "/b", root + "/a"]):
        found = faults(arguments)
        passed, failed, kept = passed + (not found), failed + bool(found), kept or bool(found)
        for fault in found:
            print(f"FAIL {root}: {arguments[0]}: {fault}")
    mended = os.path.join(root, "mended")
    shutil.copytree(os.path.join(root, "b"), mended)
    found = unsteady(mended)
    passed, failed, kept = passed + (not found), failed + bool(found), kept or bool(found)
    for fault in found:
        print(f"FAIL {root}: {fault}")
    if not kept:
        shutil.rmtree(root)
print(f"{passed} passed, {failed} failed")
sys.exit(1 if failed or not passed else 0)
