"""Turns the lists in questions/ into questions.json: python questions.py

A line is `kind | document | place | question | answer | accepted strings | also`, the last two optional and each a list divided by `;`:
other strings that count, other documents that answer as well. The place is `h:A > B` (headings), `c:Sheet!A1` (cells), `s:4` (slide) or `-`. In a follow-up the earlier questions stand before ` ?? `. A question over several documents
divides documents, places and answers with ` + `. One without an answer is `unanswerable | near or far | question | words`, where the words,
divided by ` & `, are patterns that no single passage brings together.
"""

import collections
import json
import pathlib
import re

HERE = pathlib.Path(__file__).resolve().parent


def place(text):
    kind, _, rest = text.partition(":")
    if kind == "h":
        return {"headings": [h.strip() for h in rest.split(" > ")]}
    if kind == "c":
        sheet, _, cells = rest.rpartition("!")
        return {"sheet": sheet, "cells": cells}
    if kind == "s":
        return {"slide": int(rest)}
    return {}


def variants(answer):
    """Other ways to write a displayed figure or day."""
    bare = answer.replace(",", "")
    if re.fullmatch(r"[\d,]+(\.\d+)?", answer) and bare != answer:
        yield bare
        yield bare.rstrip("0").rstrip(".") if "." in bare else bare
    elif re.fullmatch(r"\d+\.\d*0", answer):
        yield answer.rstrip("0").rstrip(".")
    if match := re.fullmatch(r"(\d\d)/(\d\d)/(\d{4})", answer):
        day, month, year = match.groups()
        yield f"{year}-{month}-{day}"


def one(line):
    fields = [f.strip() for f in line.split(" | ")]
    kind = fields[0]
    entry = {"id": "", "kind": kind, "question": "", "history": [], "document": None, "locator": {}, "answer": None, "accept": []}
    if kind == "unanswerable":
        entry.update(near=fields[1] == "near", question=fields[2], absent=[w.strip() for w in fields[3].split(" & ")])
        return entry
    _, document, where, question, answer, *more = fields
    *entry["history"], entry["question"] = [q.strip() for q in question.split(" ?? ")]
    entry["accept"] = [a.strip() for a in more[0].split(";")] if more and more[0] else []
    if kind == "multi":
        answers = [a.strip() for a in answer.split(" + ")]
        entry.update(documents=[d.strip() for d in document.split(" + ")], locators=[place(p.strip()) for p in where.split(" + ")],
                     answers=answers, answer=answers[0])
    else:
        entry.update(document=document, locator=place(where), answer=answer)
        if len(more) > 1:
            entry["also"] = [d.strip() for d in more[1].split(";")]
        entry["accept"] += [v for v in dict.fromkeys(variants(answer)) if v not in entry["accept"]]
    return entry


def main():
    count, entries = collections.Counter(), []
    for path in sorted((HERE / "questions").glob("*.txt")):
        for line in path.read_text("utf-8").splitlines():
            if line.strip() and not line.startswith("#"):
                entry = one(line)
                group = entry["kind"] + (str(entry.get("near", "")))
                count[group] += 1
                entry["split"] = "tune" if count[group] % 2 else "test"
                count["id", entry["kind"]] += 1
                entry["id"] = f"{entry['kind']}-{count['id', entry['kind']]:02}"
                entries.append(entry)
    text = json.dumps(entries, ensure_ascii=False, indent=1)
    (HERE.parent / "questions.json").write_text(text + "\n", "utf-8")


if __name__ == "__main__":
    main()
