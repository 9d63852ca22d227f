#!/usr/bin/env python3
"""Writes a made-up guide twice, before and after edits: guides.py KIND BLOCKS FOLDER

KIND: edits (1 % of the blocks edited, 1 % moved, 1 % new), shuffle (all paragraphs in another order), far (one paragraph in a
hundred moved far away), long (one paragraph of so many words, edited in ten places).

For the check one state is written: book (so many chapters of 20 KB with links into each other), headings, brackets, definitions
(so many of each in one chapter), table (so many cells).
"""
import os, random, sys

kind, count, folder = sys.argv[1], int(sys.argv[2]), sys.argv[3]
rng = random.Random(7)
letters = "abcdefghijklmnoprstuvwz"
english = (
    "the street house people work school park plan goal year month week day team care sport money time green safe clean live learn move "
    "help talk read write open close begin end large small new old early late near far good better best often never always with "
    "without before after about under over between many few more most some other same own every each both next last first second"
).split()
vocabulary = english if kind in ("book",) else ["".join(rng.choice(letters) for _ in range(rng.randrange(2, 11))) for _ in range(20_000)]


def sentence(words):
    return " ".join(rng.choice(vocabulary) for _ in range(words)).capitalize() + "."


def write(side, chapters):
    os.makedirs(f"{folder}/{side}", exist_ok=True)
    for number, blocks in enumerate(chapters):
        with open(f"{folder}/{side}/{number:05}.md", "w") as file:
            file.write(f"# Chapter {number}\n\n" + "\n\n".join(blocks) + "\n")


def edited(text):
    words = text.split(" ")
    for _ in range(2):
        words[rng.randrange(len(words))] = rng.choice(vocabulary)
    return " ".join(words)


def page(name, text):
    os.makedirs(folder, exist_ok=True)
    with open(f"{folder}/{name}.md", "w") as file:
        file.write(text)


def chapter(number):
    parts, size, section = [f"# Chapter {number}\n"], 0, 0
    while size < 20_000:
        section += 1
        parts.append(f"\n## Part {section}\n")
        for _ in range(4):
            text = " ".join(sentence(rng.randrange(6, 16)) for _ in range(5))
            text += f" See [that part](chapter-{rng.randrange(count):05}.md#part-{rng.randrange(1, 8)}) and **mind** `this`."
            parts.append("\n" + text + "\n")
            size += len(text)
        parts.append("\n- one\n- two\n\n| a | b |\n|---|---|\n| 1 | 2 |\n")
    return "".join(parts)


if kind in ("book", "headings", "brackets", "definitions", "table"):
    if kind == "book":
        for number in range(count):
            page(f"chapter-{number:05}", chapter(number))
    elif kind == "headings":
        page("a", "# T\n\n" + "## Same\n\nx\n\n" * count)
    elif kind == "brackets":
        page("a", "# T\n\n" + "[" * count + "\n")
    elif kind == "definitions":
        page("a", "# T\n\n" + "".join(f"[d{n}]: a.md\n" for n in range(count)) + "\n" + " ".join(f"[d{n}]" for n in range(count)) + "\n")
    else:
        page("a", "# T\n\n|" + "a|" * 1000 + "\n|" + "-|" * 1000 + "\n" + ("|" + "x|" * 1000 + "\n") * (count // 1000))
    sys.exit()
if kind == "long":
    text = sentence(count)
    after = text
    for _ in range(5):
        after = edited(after)
    old, new = [[text]], [[after]]
else:
    size = count if kind in ("shuffle", "far") else 100
    blocks = [sentence(rng.randrange(60, 140) if kind == "edits" else 20) for _ in range(count)]
    old = [blocks[start:start + size] for start in range(0, count, size)]
    new = [list(chapter) for chapter in old]
    if kind == "shuffle":
        rng.shuffle(new[0])
    elif kind == "far":
        for _ in range(count // 100):
            new[0].insert(rng.randrange(count), new[0].pop(rng.randrange(count)))
    else:
        for _ in range(max(1, count // 100)):
            chapter = rng.choice(new)
            chapter[rng.randrange(len(chapter))] = edited(rng.choice(chapter))
            rng.choice(new).insert(0, sentence(80))
            source = rng.choice([c for c in new if len(c) > 1])
            rng.choice(new).append(source.pop(rng.randrange(len(source))))
write("old", old)
write("new", new)
