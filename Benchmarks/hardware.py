"""Encoder, scan and pipeline beside their peers, in one run: `hardware.py encoder|scan|pipeline`.

DOCENT_PEERS   a Python environment (a folder with bin/python) in which the peers are installed; without it only Docent runs
DOCENT_WORK    where models, vectors and pages are kept from run to run; by default below the temporary folder
DOCENT_SIZES   sizes of the scan, by default "10000 100000 1000000"; beyond a million, where peers would need 6 GB and more, Docent
               runs alone, on vectors that are made anew and never stand on the disk: for the curve "… 4000000 10000000"
DOCENT_PAGES   pages of the pipeline: a number of generated ones (default 2000) or a folder of HTML files
"""

import json
import os
import pathlib
import re
import statistics
import subprocess
import sys
import tempfile
import time

import corpus_text

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent
DOCENT = ROOT / ".build" / "release" / "docent"
BUILT = HERE / ".build" / "release"
MODELS = os.environ.get("DOCENT_MODELS") or os.path.join(
    os.environ.get("XDG_DATA_HOME") or os.path.expanduser("~/.local/share"), "docent", "models")
MODEL = os.path.join(MODELS, "all-MiniLM-L6-v2")
WORK = pathlib.Path(os.environ.get("DOCENT_WORK") or os.path.join(tempfile.gettempdir(), "docent-bench"))
PEERS = os.environ.get("DOCENT_PEERS")
# Multiplications and additions of a passage of 193 tokens: 21.23 MFLOP a token in the matrices, the rest attention.
PASSAGE_TOKENS, PASSAGE_FLOP = 193, 4.44e9
ENGINES = ["openvino-int8", "openvino-int8+bf16", "openvino-bf16", "openvino-f32", "onnxruntime-int8", "onnxruntime-f32", "fastembed-f32", "sentence-transformers-f32"]
INDEXES = ["faiss-pqfs", "faiss-sq8", "faiss-flat", "faiss-hnsw", "usearch-exact", "sqlite-vec", "hnswlib"]
# Graphs take minutes to build at a million, sqlite-vec inserts row by row.
ONLY_SMALL = {"faiss-hnsw", "sqlite-vec", "hnswlib"}


def call(*command, **options):
    """What a command prints; None where it fails, with its last words on standard error."""
    done = subprocess.run([str(c) for c in command], capture_output=True, text=True, check=False, **options)
    if done.returncode == 0:
        return done.stdout
    print(f"left out: {' '.join(map(str, command[:3]))}: {(done.stderr.strip().splitlines() or ['no reason given'])[-1]}", file=sys.stderr)
    return None


def peer(script, *arguments):
    """One measurement in the peers' environment; None without one."""
    return call(pathlib.Path(PEERS) / "bin" / "python", HERE / "peers" / script, *arguments) if PEERS else None


def handbook():
    return corpus_text.handbook(DOCENT, ROOT / "Corpus" / "handbook" / "documents")


LIMIT_OF = {"float32": "f32_gflops", "f32": "f32_gflops", "bfloat16": "bf16_gflops", "bf16": "bf16_gflops", "int8+bf16": "i8_gops", "int16": "i16_gops", "int8": "i8_gops", "int8-blocks": "i8_gops"}


def rates(text, limits, precision):
    """A table row from what encoder-bench or encoder_peer.py printed."""
    d = json.loads(text)
    rate = sorted(d["texts"] / s for s in d["seconds"])
    median, query = statistics.median(rate), d["query_ms"]
    flop = median * d["tokens"] / d["texts"] * PASSAGE_FLOP / PASSAGE_TOKENS
    return {
        "texts_per_s": round(median, 1), "least": round(rate[0], 1), "greatest": round(rate[-1], 1),
        "tokens_per_s": round(median * d["tokens"] / d["texts"]), "gflop_per_s": round(flop / 1e9),
        "share_of_peak": round(flop / 1e9 / limits[LIMIT_OF[precision]], 2) if limits[LIMIT_OF[precision]] else None,
        "query_p50_ms": round(query[len(query) // 2], 2), "query_p99_ms": round(query[int(len(query) * 0.99)], 2),
        "peak_mb": round(d["peak_mb"]), "what": d["set"],
    }


def cold(command, times=7):
    seconds = []
    for _ in range(times + 1):
        start = time.perf_counter()
        if call(*command) is None:
            return None
        seconds.append(time.perf_counter() - start)
    return round(statistics.median(seconds[1:]) * 1000)


def agreement(vectors, reference, passages):
    """Mean and least cosine to the reference, and the share of its ten best passages of each question that stay."""
    from array import array

    def rows(path):
        values = array("f")
        values.frombytes(path.read_bytes())
        return [values[i:i + 384] for i in range(0, len(values), 384)]

    def dot(a, b):
        return sum(x * y for x, y in zip(a, b))

    mine, theirs = rows(vectors), rows(reference)
    cosines = [dot(a, b) for a, b in zip(mine, theirs)]

    def best(all_rows, question):
        return set(sorted(range(passages), key=lambda p: -dot(all_rows[p], question))[:10])

    kept = [len(best(mine, mine[q]) & best(theirs, theirs[q])) / 10 for q in range(passages, len(mine))]
    return {"cosine_mean": round(statistics.mean(cosines), 4), "cosine_least": round(min(cosines), 4), "top10_kept": round(statistics.mean(kept), 3)}


def encoder(threads=2, runs=5):
    WORK.mkdir(parents=True, exist_ok=True)
    bench, passages, exports = BUILT / "encoder-bench", WORK / "passages.json", WORK / "exports"
    text = WORK / "handbook.txt"
    text.write_text(handbook())
    limits = json.loads(call(bench, "limits", threads))
    passages.write_text(call(bench, "passages", MODEL, text, PASSAGE_TOKENS, 96))
    count, words = len(json.loads(passages.read_text())), text.read_text().split()
    table = {"limits": limits}
    tokens = 0
    for precision in ("float32", "bfloat16", "int16", "int8", "int8-blocks"):
        out = call(bench, "rate", MODEL, passages, precision, threads, runs, WORK / f"{precision}.vectors")
        if out is None:
            continue
        tokens = json.loads(out)["tokens"]
        row = rates(out, limits, precision) | agreement(WORK / f"{precision}.vectors", WORK / "float32.vectors", count)
        table["Docent " + precision] = row | {"cold_ms": cold([bench, "first", MODEL, precision])}
    if not PEERS:
        print("DOCENT_PEERS names no Python environment: peers are left out.", file=sys.stderr)
        return table
    if not (exports / "model.onnx").exists():
        calibration = WORK / "calibration.json"
        calibration.write_text(json.dumps([" ".join(words[i:i + 120]) for i in range(60, len(words), 600)]))
        peer("bert_onnx.py", MODEL, exports, calibration)
    for engine in ENGINES:
        vectors = WORK / f"{engine}.vectors"
        out = peer("encoder_peer.py", engine, MODEL, exports, passages, threads, runs, vectors)
        if out is None:
            continue
        row = rates(json.dumps(json.loads(out) | {"tokens": tokens}), limits, engine.rsplit("-", 1)[1]) | agreement(vectors, WORK / "float32.vectors", count)
        command = [pathlib.Path(PEERS) / "bin" / "python", HERE / "peers" / "encoder_peer.py", engine, MODEL, exports, "-", threads]
        table[engine] = row | {"cold_ms": cold(command, 3)}
    return table


def scan(seconds=1.5):
    sizes = [int(n) for n in os.environ.get("DOCENT_SIZES", "10000 100000 1000000").split()]
    folder = WORK / "scan"
    if not PEERS:
        print("DOCENT_PEERS names no Python environment with numpy: there are no vectors to scan.", file=sys.stderr)
        return {}
    stored = max([n for n in sizes if n <= LARGEST_STORED], default=0)
    if stored and not (folder / f"truth-{stored}.i32").exists():
        peer("scan_peer.py", "data", folder, stored)
    table = {}
    for size in sizes:
        out = scan_bench(folder, size, seconds)
        if out is None:
            continue
        d = json.loads(out)
        for leg, name in SCAN_LEGS:
            table[f"{name}, {size}"] = scan_row(d[leg] | {"memory_mb": d["memory_mb"], "built_s": d["built_s"], "set": d["set"]})
        reading, limit = d["first_pass"], d["read_gb_s"]
        table[f"Docent, first pass alone, {size}"] = {
            "dimensions_read": reading["planes"], "candidates": reading["candidates"], "ms": {k: round(v, 3) for k, v in reading["ms"].items()},
            "gb_s": round(reading["gb_s"], 1), "share_of_reading_memory": round(reading["gb_s"] / limit, 2),
        }
        table[f"Docent, all bytes, GB/s, {size}"] = {"gb_s": round(d["code_gb_s"], 1), "memory_gb_s": round(limit, 1), "share": round(d["code_gb_s"] / limit, 2)}
        for index in INDEXES:
            if size > LARGEST_STORED or size > 100_000 and index in ONLY_SMALL:
                continue
            out = peer("scan_peer.py", index, folder, size, seconds)
            if out is not None:
                table[f"{index}, {size}"] = scan_row(json.loads(out))
    return table


LARGEST_STORED = 1_000_000
SCAN_LEGS = (
    ("bits", "Docent, one bit then exact"), ("bits_all_planes", "Docent, the same over all dimensions"),
    ("bits_deep", "Docent, the same for 1,000 best"), ("bits_deep_all_planes", "Docent, the same for 1,000 best over all dimensions"),
    ("bits_divided", "Docent, the same on two threads"), ("bytes", "Docent, all bytes"),
)


def scan_bench(folder, size, seconds):
    """What scan-bench prints about vectors on the disk, or about such as a pipe brings it."""
    if size <= LARGEST_STORED:
        return call(BUILT / "scan-bench", folder / "vectors.f32", size, folder / "queries.f32", folder / f"truth-{size}.i32", seconds)
    maker = [pathlib.Path(PEERS) / "bin" / "python", HERE / "peers" / "scan_peer.py", "stream", folder, str(size)]
    with subprocess.Popen(maker, stdout=subprocess.PIPE) as vectors:
        return call(BUILT / "scan-bench", "/dev/stdin", size, folder / f"queries-{size}.f32", folder / f"truth-{size}.i32", seconds, stdin=vectors.stdout)


def scan_row(d):
    ms = {k: round(v, 3) for k, v in d["ms"].items()}
    depth = {k: round(v, 4) for k, v in d.items() if k.endswith("_of_candidates") and v > 0}
    return {"recall10": d["recall10"], **depth, "ms": ms, "queries_per_s": round(1000 / d["ms"]["p50"]), "memory_mb": round(d["memory_mb"]), "built_s": round(d["built_s"], 2), "what": d["set"]}


def timed(*command, index):
    """Seconds and peak memory in MB of one docent process, and what it printed."""
    environment = dict(os.environ, DOCENT_INDEX=str(index))
    start = time.perf_counter()
    done = subprocess.run(["/usr/bin/env", "python3", "-c", CHILD, str(DOCENT), *map(str, command)], env=environment, capture_output=True, text=True, check=False)
    seconds = time.perf_counter() - start
    return seconds, float(re.findall(r"peak ([0-9.]+)", done.stderr)[-1]), done.stdout


CHILD = """
import resource, subprocess, sys
code = subprocess.run(sys.argv[1:]).returncode
print("peak", resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024, file=sys.stderr)
sys.exit(code)
"""


def pipeline():
    pages = os.environ.get("DOCENT_PAGES", "2000")
    with tempfile.TemporaryDirectory() as place:
        place = pathlib.Path(place)
        folder = pathlib.Path(pages)
        if pages.isdigit():
            folder = place / "pages"
            corpus_text.write_pages(handbook(), folder, int(pages))
        files = [p for p in folder.rglob("*.html") if p.is_file()]
        size = sum(p.stat().st_size for p in files)
        whole, peak, printed = timed("index", folder, "--json", index=place / "whole.sqlite")
        report = json.loads(printed)
        text_only, _, _ = timed("index", folder, "--text-only", "--json", index=place / "parts.sqlite")
        vectors, _, _ = timed("index", folder, "--json", index=place / "parts.sqlite")
        bytes_on_disk = (place / "whole.sqlite").stat().st_size
        again, _, printed = timed("index", folder, "--reread", "--json", index=place / "whole.sqlite")
        cold_search = [timed("search", "notice period for suppliers", index=place / "whole.sqlite")[0] for _ in range(7)]
        chunks = report["chunks"]
        table = {
            "pages": len(files), "mb": round(size / 1e6, 1), "chunks": chunks, "seconds": round(whole, 1),
            "pages_per_s": round(len(files) / whole, 1), "mb_per_s": round(size / 1e6 / whole, 2), "chunks_per_s": round(chunks / whole, 1),
            "text_alone_s": round(text_only, 2), "vectors_alone_s": round(vectors, 2), "encoder_busy": round(vectors / whole, 2),
            "peak_mb": round(peak), "index_bytes_per_chunk": round(bytes_on_disk / chunks), "text_bytes_per_chunk": round(size / chunks),
            "read_again_s": round(again, 2), "embedded_again": json.loads(printed)["embedded"],
            "cold_search_ms": round(statistics.median(cold_search) * 1000),
        }
        if PEERS:
            out = peer("lean_pipeline.py", MODEL, WORK / "exports", folder)
            if out is not None:
                table["fastembed + sqlite-vec"] = json.loads(out)
        return table


if __name__ == "__main__":
    print(json.dumps({"encoder": encoder, "scan": scan, "pipeline": pipeline}[sys.argv[1]](), indent=1))
