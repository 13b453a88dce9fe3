"""Measures the release binary: `measure.py speed`, `quality`, `encoder`, `scan` or `pipeline`."""

import datetime
import json
import os
import pathlib
import platform
import resource
import statistics
import subprocess
import sys
import tempfile
import time

import hardware

ROOT = pathlib.Path(__file__).resolve().parent.parent
DOCENT = ROOT / ".build" / "release" / "docent"
HANDBOOK = ROOT / "Corpus" / "handbook"


def run(*arguments, index=None):
    """Runs docent to its end; gives what it printed and the seconds that it took."""
    environment = {k: v for k, v in os.environ.items() if not k.startswith(("OPENAI", "AZURE", "OLLAMA"))}
    if index:
        environment["DOCENT_INDEX"] = str(index)
    start = time.perf_counter()
    done = subprocess.run([DOCENT, *arguments], env=environment, capture_output=True, text=True, check=False)
    seconds = time.perf_counter() - start
    if done.returncode not in (0, 1):
        sys.exit(f"docent {' '.join(arguments)} ended with {done.returncode}: {done.stderr.strip()}")
    return done.stdout, seconds


def spread(seconds):
    """Median, least and greatest of several times, in milliseconds."""
    milliseconds = [s * 1000 for s in seconds]
    return {
        "median_ms": round(statistics.median(milliseconds), 1),
        "least_ms": round(min(milliseconds), 1),
        "greatest_ms": round(max(milliseconds), 1),
    }


def repeated(times, *arguments, index=None):
    run(*arguments, index=index)
    return spread([run(*arguments, index=index)[1] for _ in range(times)])


def speed():
    figures = {}
    with tempfile.TemporaryDirectory() as folder:
        index = pathlib.Path(folder) / "index.sqlite"
        report, seconds = run("index", HANDBOOK / "documents", "--json", index=index)
        figures["index the handbook"] = {"seconds": round(seconds, 2), "passages": json.loads(report)["chunks"]}
        figures["index it again, nothing changed"] = repeated(10, "index", HANDBOOK / "documents", "-q", index=index)
        figures["cold search"] = repeated(20, "search", "notice period for suppliers", index=index)
        figures["cold ask, quoting"] = repeated(20, "ask", "How many days of annual leave are there?", index=index)
        figures["read a page"] = repeated(20, "read", HANDBOOK / "documents" / "it" / "kb" / "vpn-access.html")
        figures["peak memory of all of these"] = {
            "MB": round(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024)
        }
    return figures


def quality():
    figures = {}
    with tempfile.TemporaryDirectory() as folder:
        index = pathlib.Path(folder) / "index.sqlite"
        run("index", HANDBOOK / "documents", "-q", index=index)
        for split in ("tune", "test"):
            text, _ = run(
                "eval", "questions", HANDBOOK / "questions.json", "--split", split, "--json", index=index)
            figures[f"handbook, {split}"] = {k: v for k, v in json.loads(text).items() if k != "failures"}
    judged = os.environ.get("DOCENT_JUDGED")
    if not judged:
        print("DOCENT_JUDGED names no folder: retrieval on judged sets is left out.", file=sys.stderr)
        return figures
    for place in sorted(p.parent for p in pathlib.Path(judged).glob("*/corpus.jsonl")):
        text, _ = run("eval", "retrieval", place, "--json")
        figures[place.name] = {k: v for k, v in json.loads(text).items() if k != "dataset"}
    return figures


def main():
    what = sys.argv[1] if len(sys.argv) > 1 else "speed"
    parts = {
        "speed": speed, "quality": quality, "encoder": hardware.encoder, "scan": hardware.scan,
        "pipeline": hardware.pipeline,
    }
    figures = parts[what]()
    machine = {"processor": platform.processor() or platform.machine(), "cores": os.cpu_count()}
    day = datetime.date.today().isoformat()
    for name, values in figures.items():
        print(f"{name}: {json.dumps(values)}")
    target = ROOT / "Benchmarks" / "results" / f"{day}-{what}.json"
    target.parent.mkdir(exist_ok=True)
    target.write_text(json.dumps({"date": day, "machine": machine, "figures": figures}, indent=2) + "\n")


main()
