#!/usr/bin/env python3
"""Feeds damaged chapters to editie: no crash, no hang, and spans that rebuild both texts.

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


def faults(arguments):
    try:
        run = subprocess.run([editie, *arguments], capture_output=True, timeout=30)
    except subprocess.TimeoutExpired:
        return ["no end after 30 s"]
    if run.returncode not in (0, 1):
        return [f"exit {run.returncode}: {run.stderr[-200:]}"]
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
    if not kept:
        shutil.rmtree(root)
print(f"{passed} passed, {failed} failed")
sys.exit(1 if failed or not passed else 0)
