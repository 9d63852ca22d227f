"""Chapters of one thing over and over, four times as many of it: the check and the redline may take about four times as long.

    growth.py EDITIE [NAME…]

Each time is the least of up to three, and counts only above a second: what takes eight times as long is named, and the exit code is 1.
"""
import pathlib, re, subprocess, sys, tempfile, time

few, many, most_growth, least_seconds = 4_000, 16_000, 8, 1
editie, wanted = sys.argv[1], sys.argv[2:]


def each(make):
    return lambda count: "".join(make(i) for i in range(count))


def times(text):
    return lambda count: text * count + "\n"


def table(columns, row):
    return lambda count: columns(count) + "".join(row(i, count) for i in range(count))


things = {
    "definitions": each(lambda i: f"[l{i}]: a{i}.md\n"),
    "definitions apart": each(lambda i: f"[l{i}]: a{i}.md\n\n"),
    "definitions of one label": each(lambda i: f"[x]: a{i}.md\n"),
    "definitions in a quote": each(lambda i: f"> [l{i}]: a{i}.md\n"),
    "references": each(lambda i: f"Zie [l{i}].\n\n[l{i}]: https://example.org/{i}\n\n"),
    "references undefined": each(lambda i: f"Zie [een][l{i}].\n\n"),
    "footnotes": each(lambda i: f"Tekst[^n{i}] hier.\n\n[^n{i}]: Noot {i}.\n\n"),
    "footnotes in a paragraph": lambda n: each(lambda i: f"w[^n{i}] ")(n) + "\n\n" + each(lambda i: f"[^n{i}]: Noot {i}.\n")(n),
    "footnotes of one label": each(lambda i: f"Tekst[^n] hier.\n\n[^n]: Noot {i}.\n\n"),
    "footnotes undefined": each(lambda i: f"Tekst[^n{i}] hier.\n\n"),
    "headings": each(lambda i: f"## Kop {i}\n\n"),
    "headings of one text": times("## Kop\n\n"),
    "headings with ids": each(lambda i: f"## Kop {i} {{#id{i}}}\n\n"),
    "sections of one heading": each(lambda i: f"## Kop\n\nTekst nummer {i} van de gids.\n\n"),
    "anchors": each(lambda i: f'<a id="x{i}"></a>\n\n'),
    "anchors in a line": each(lambda i: f'<a id="x{i}"></a>w '),
    "anchors mistyped": each(lambda i: f"## Hoofdstuk {i}\n\nZie [w{i}](#hofdstuk-{i}).\n\n"),
    "anchors missing": each(lambda i: f"Zie [w{i}](#a{i}).\n\n"),
    "items": each(lambda i: f"- punt {i}\n"),
    "items apart": each(lambda i: f"- punt {i}\n\n  meer {i}\n\n"),
    "tasks": each(lambda i: f"- [ ] punt {i}\n"),
    "quotes in quotes": lambda n: ">" * n + " a\n",
    "lines of a quote": each(lambda i: f"> citaat {i}\n"),
    "brackets": times("["),
    "bracket pairs": lambda n: "[" * n + "]" * n + "\n",
    "picture openers": times("!["),
    "links in a line": each(lambda i: f"[w{i}](x{i}.md) "),
    "links missing": each(lambda i: f"Zie [w{i}](x{i}.md).\n\n"),
    "pictures": each(lambda i: f"![k{i}](k{i}.png)\n\n"),
    "pictures in a line": each(lambda i: f"![k{i}](k{i}.png) "),
    "addresses": each(lambda i: f"Zie https://example.org/{i} en <https://example.org/{i}>.\n\n"),
    "emphasis open": times("*a **b "),
    "emphasis": times("*a* "),
    "stars": lambda n: "*" * n + "a" + "*" * n + "\n",
    "backticks": lambda n: "".join("`" * (i % 200 + 1) + "a" for i in range(n // 50)) + "\n",
    "code in a line": times("`a` "),
    "tildes": times("~~a "),
    "less-thans": times("<"),
    "tags open": times("<a "),
    "tags": times("<b>a</b> "),
    "tags never closed": times("<b>a "),
    "comments": each(lambda i: f"<!-- c{i} -->\n\nTekst {i}.\n\n"),
    "comments open": times("a <!-- "),
    "waivers": each(lambda i: f"<!-- editie-ignore link/missing-file: reden {i} -->\n\nZie [w](x{i}.md).\n\n"),
    "raw HTML": each(lambda i: f"<div>\n\nTekst {i}\n\n</div>\n\n"),
    "entities": times("&eacute; "),
    "words": each(lambda i: f"woord{i} "),
    "lines": each(lambda i: f"woord{i} en meer tekst\n"),
    "hard breaks": each(lambda i: f"woord{i}  \n"),
    "one word": lambda n: "a" * n * 10 + "\n",
    "paragraphs": each(lambda i: f"Alinea {i} gaat over iets.\n\n"),
    "paragraphs of one text": times("Een alinea van de gids die steeds hetzelfde zegt.\n\n"),
    "blank lines": times("\n\n\n\n"),
    "rules": times("---\n\n"),
    "code blocks": each(lambda i: f"```\ncode {i}\n```\n\n"),
    "lines of code": lambda n: "```\n" + each(lambda i: f"regel {i}\n")(n) + "```\n",
    "rows": table(lambda n: "| a | b |\n|---|---|\n", lambda i, n: f"| c{i} | d{i} |\n"),
    "rows of one text": table(lambda n: "| a | b |\n|---|---|\n", lambda i, n: "| ja | nee |\n"),
    "columns": lambda n: "".join("|" + each(cell)(n) + "|\n" for cell in (lambda i: f"a{i}|", lambda i: "---|", lambda i: f"c{i}|")),
    "tables": each(lambda i: f"| a{i} | b |\n|---|---|\n| c{i} | d |\n\n"),
    "admonitions": each(lambda i: f"!!! note\n\n    Tekst {i}\n\n"),
    "Chinese": lambda n: "".join(chr(0x4E00 + i % 5000) for i in range(n * 3)) + "\n",
    "marks on one letter": lambda n: "e" + "\u0301" * n + "\n",
    "joined emoji": times("\U0001F468\u200d"),
    "braces": times("{"),
    "sentences": times("Dit is een zin. "),
    "numbers": each(lambda i: f"{i} "),
}


def seconds(*arguments):
    start = time.monotonic()
    subprocess.run([editie, *arguments, "--format", "json"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return time.monotonic() - start


def measure(folder, make, count, what):
    """The least of three runs; one that is short enough is enough."""
    text = "# T\n\n" + make(count)
    states = {
        # Every seventh number is another, or a few letters where there are none.
        "edited": lambda: re.sub(r"\d+", lambda found: found[0] + ("7" if found.start() % 7 == 0 else ""), text).replace("a", "o", 3),
        "reversed": lambda: "\n\n".join(reversed(text.split("\n\n"))),
    }
    (folder / "old/a.md").write_text(text)
    if what in states:
        (folder / "new/a.md").write_text(states[what]() + "Nog iets.\n")
        arguments = ["diff", "--no-index", str(folder / "old"), str(folder / "new")]
    else:
        arguments = ["-C", str(folder / "old"), "check"]
    least = seconds(*arguments)
    for _ in range(2):
        if least > least_seconds:
            least = min(least, seconds(*arguments))
    return least


slow = 0
with tempfile.TemporaryDirectory() as scratch:
    folder = pathlib.Path(scratch)
    for side in ("old", "new"):
        (folder / side).mkdir()
    for name, make in things.items():
        if wanted and name not in wanted:
            continue
        for what in ("check", "edited", "reversed"):
            before, after = measure(folder, make, few, what), measure(folder, make, many, what)
            if after > least_seconds and after / before > most_growth:
                slow += 1
                print(f"{name}, {what}: {before:.2f} s for {few:,}, {after:.2f} s for {many:,}")
print(f"{len(wanted) or len(things)} things, {slow} of them grow too fast")
sys.exit(1 if slow else 0)
