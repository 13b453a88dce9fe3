"""Proves questions.json against the documents: every answer stands where the locator says; nothing answers the rest.

python check.py [--quiet]; ends with 1 when anything is wrong.
"""

import collections
import json
import re
import sys

from extract import DOCUMENTS, SHEETS, cell, fold, passages, section, slides

QUESTIONS = DOCUMENTS.parent / "questions.json"
WORD = re.compile(r"\w{3,}")
COMMON = set(
    "the and for are can does how what when which who where why will with from have has that this there their them they "
    "you your our out into onto than then its was were been being not any all may must should would could much many long "
    "often get gets got one two per about after before over under who's whom whose someone something anyone anything "
    "need needs every each only just also like want take takes make makes give gives say says allowed moravel company".split()
)


def stem(word):
    return re.sub(r"(ing|ed|es|s)$", "", word.lower())


def content_words(text):
    return {stem(w) for w in WORD.findall(text.lower()) if w not in COMMON}


def holds(text, answers):
    """Whether one of the answers stands in the text, not inside a longer word or figure."""
    return any(
        re.search(rf"(?<!\w)(?<!\d[.,]){re.escape(fold(a))}(?!\w)(?![.,]\d)", fold(text), re.I) for a in answers
    )


def check_place(question, path, locator, answers):
    """Yields what is wrong with one expected place."""
    full = DOCUMENTS / path
    if not full.exists():
        yield f"no such document: {path}"
        return
    if not holds(" ".join(passages(path)), answers):
        yield f"{answers[0]!r} is not in {path}"
        return
    if "cells" in locator:
        if not any(holds(cell(path, locator["sheet"], a), answers) for a in re.findall(r"[A-Z]+\d+", locator["cells"])):
            yield f"{locator} of {path} shows {cell(path, locator['sheet'], locator['cells'])!r}, not {answers[0]!r}"
    elif "slide" in locator:
        found = list(slides(full))
        if locator["slide"] > len(found) or not holds(" ".join(found[locator["slide"] - 1]), answers):
            yield f"slide {locator['slide']} of {path} does not hold {answers[0]!r}"
    elif "headings" in locator:
        text = section(path, tuple(locator["headings"]))
        if text is None:
            yield f"{path} has no heading path {locator['headings']}"
        elif not holds(text, answers):
            yield f"{locator['headings']} of {path} does not hold {answers[0]!r}"
    elif full.suffix[1:] in SHEETS:
        yield f"a workbook needs cells: {path}"


def check_absent(question, everything):
    """A question without an answer names the words that an answer would have to bring together in one passage."""
    if not question.get("absent"):
        yield "names no absent words"
        return
    patterns = [re.compile(p, re.I) for p in question["absent"]]
    for path, texts in everything.items():
        for text in texts:
            if all(p.search(text) for p in patterns):
                yield f"{path} may answer it: {text[:120]}"


def check_paraphrase(question, path, answers):
    asked = content_words(question["question"])
    for text in passages(path):
        if holds(text, answers) and not (asked & content_words(text)):
            return
    shared = [sorted(asked & content_words(t)) for t in passages(path) if holds(t, answers)]
    yield f"shares words with its passage: {shared[:2]}"


def main():
    questions = json.loads(QUESTIONS.read_text("utf-8"))
    files = sorted(str(p.relative_to(DOCUMENTS)) for p in DOCUMENTS.rglob("*") if p.is_file())
    everything = {path: passages(path) for path in files}
    wrong, kinds, used = [], collections.Counter(), collections.Counter()
    for question in questions:
        kinds[question["kind"], question["split"]] += 1
        faults = []
        if question["kind"] == "unanswerable":
            faults = check_absent(question, everything)
        elif question["kind"] == "multi":
            for path, locator, answer in zip(question["documents"], question["locators"], question["answers"]):
                used[path] += 1
                faults = [*faults, *check_place(question, path, locator, [answer, *question["accept"]])]
        else:
            answers = [question["answer"]]
            used[question["document"]] += 1
            faults = list(check_place(question, question["document"], question["locator"], answers))
            for path in question.get("also", []):
                if not holds(" ".join(passages(path)), [*answers, *question["accept"]]):
                    faults.append(f"{path} does not answer it as well")
            if question["kind"] == "paraphrase" and not faults:
                faults = check_paraphrase(question, question["document"], answers)
        if question["kind"] == "followup" and not question["history"]:
            faults = [*faults, "has no history"]
        wrong += [f"{question['id']}: {fault}" for fault in faults]
    if len({q["id"] for q in questions}) != len(questions) or len({(q["question"], *q["history"]) for q in questions}) != len(questions):
        wrong.append("two questions share an id or their words")
    print(*wrong, sep="\n")
    if "--quiet" not in sys.argv:
        for kind in sorted({k for k, _ in kinds}):
            print(f"{kind:14} tune {kinds[kind, 'tune']:3}  test {kinds[kind, 'test']:3}")
        print(f"{len(questions)} questions, {len(files)} documents, {sum(p.stat().st_size for p in DOCUMENTS.rglob('*') if p.is_file()):,} bytes")
        print("documents without a question:", *(p for p in files if not used[p]), sep="\n  ")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
