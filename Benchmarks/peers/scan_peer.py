"""Makes vectors, and measures other indexes on them, one question at a time on one thread.

    scan_peer.py data FOLDER COUNT      vectors.f32, queries.f32, and truth-N.i32 for N of 10 k, 100 k, 1 M, … up to COUNT
    scan_peer.py stream FOLDER COUNT    the vectors to standard output, then queries-COUNT.f32 and truth-COUNT.i32
    scan_peer.py ENGINE FOLDER COUNT SECONDS

The truth is the thousand nearest of each query.

Engines: faiss-flat, faiss-sq8, faiss-pqfs, faiss-hnsw, usearch-exact, sqlite-vec, hnswlib.
"""

import json
import os
import pathlib
import resource
import sys
import tempfile
import time

WHAT, FOLDER, COUNT = sys.argv[1], pathlib.Path(sys.argv[2]), int(sys.argv[3])
for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"):
    os.environ[name] = "2" if WHAT in ("data", "stream") else "1"

import numpy as np  # noqa: E402

D, NEAREST = 384, 1000


def unit(x):
    return x / np.linalg.norm(x, axis=1, keepdims=True)


def make(out, queries_name, sizes):
    """Topics, sub-topics below them and vectors around these, on an uneven spectrum: near neighbours exist."""
    random = np.random.default_rng(1127)
    spectrum = np.arange(1, D + 1, dtype=np.float32) ** -0.35

    def noise(n):
        return unit(random.standard_normal((n, D), dtype=np.float32) * spectrum)

    topics = noise(1000)
    centres = max(2000, COUNT // 16)
    turned = np.linalg.qr(random.standard_normal((D, D), dtype=np.float32))[0]
    below = unit(topics[random.integers(0, len(topics), centres)] + 0.9 * noise(centres))
    queries = unit(below[random.integers(0, centres, 100)] + 0.8 * noise(100)) @ turned
    best = [(np.zeros((100, 0), np.float32), np.zeros((100, 0), np.int64))]
    done = 0
    while done < COUNT:
        n = min(10_000 if done < 100_000 else 100_000, COUNT - done)
        x = unit(below[random.integers(0, centres, n)] + 0.7 * noise(n)) @ turned
        out.write(x.astype(np.float32).tobytes())
        scores = np.concatenate([best[0][0], queries @ x.T], 1)
        ids = np.concatenate([best[0][1], np.broadcast_to(np.arange(done, done + n), (100, n))], 1)
        top = np.argpartition(-scores, NEAREST, 1)[:, :NEAREST]
        best = [(np.take_along_axis(scores, top, 1), np.take_along_axis(ids, top, 1))]
        done += n
        if done in sizes:
            nearest = np.take_along_axis(best[0][1], np.argsort(-best[0][0], 1), 1)
            nearest.astype(np.int32).tofile(FOLDER / f"truth-{done}.i32")
    queries.astype(np.float32).tofile(FOLDER / queries_name)


def faiss(kind, x):
    import faiss

    faiss.omp_set_num_threads(1)
    product = faiss.METRIC_INNER_PRODUCT
    if kind == "flat":
        index = faiss.IndexFlatIP(D)
    elif kind == "sq8":
        index = faiss.IndexScalarQuantizer(D, faiss.ScalarQuantizer.QT_8bit, product)
    elif kind == "hnsw":
        index = faiss.IndexHNSWFlat(D, 32, product)
        index.hnsw.efConstruction, index.hnsw.efSearch = 80, 64
    else:
        index = faiss.index_factory(D, "PQ96x4fs,RFlat", product)
    faiss.omp_set_num_threads(2)
    if not index.is_trained:
        index.train(x[:: max(1, len(x) // 40_000)])
    index.add(x)
    faiss.omp_set_num_threads(1)
    if kind == "pqfs":
        index.k_factor = 10.0
    return "faiss " + faiss.__version__, lambda q: index.search(q, 10)[1][0]


def usearch(_, x):
    from importlib.metadata import version

    from usearch.index import MetricKind, search

    return "usearch " + version("usearch"), lambda q: search(x, q[0], 10, MetricKind.IP, exact=True, threads=1).keys


def hnswlib(_, x):
    import hnswlib

    index = hnswlib.Index(space="ip", dim=D)
    index.init_index(max_elements=len(x), ef_construction=80, M=16)
    index.add_items(x, np.arange(len(x)), num_threads=2)
    index.set_ef(64)
    return "hnswlib", lambda q: index.knn_query(q, 10, num_threads=1)[0][0]


def sqlite(_, x):
    import apsw
    import sqlite_vec

    base = apsw.Connection(tempfile.mkdtemp() + "/vectors.db")
    base.enable_load_extension(True)
    base.load_extension(sqlite_vec.loadable_path())
    base.execute("create virtual table v using vec0(id integer primary key, e float[384] distance_metric=cosine)")
    with base:
        base.executemany("insert into v values(?,?)", ((i, x[i].tobytes()) for i in range(len(x))))
    return "sqlite-vec", lambda q: [r[0] for r in base.execute("select id from v where e match ? and k=10", (q[0].tobytes(),))]


def main():
    FOLDER.mkdir(parents=True, exist_ok=True)
    if WHAT == "data":
        with open(FOLDER / "vectors.f32", "wb") as out:
            return make(out, "queries.f32", [n for n in (10_000, 100_000, 1_000_000, 4_000_000, 10_000_000) if n <= COUNT])
    if WHAT == "stream":
        return make(sys.stdout.buffer, f"queries-{COUNT}.f32", [COUNT])
    x = np.fromfile(FOLDER / "vectors.f32", np.float32, COUNT * D).reshape(-1, D)
    queries = np.fromfile(FOLDER / "queries.f32", np.float32).reshape(-1, D)
    truth = np.fromfile(FOLDER / f"truth-{COUNT}.i32", np.int32).reshape(-1, NEAREST)[:, :10]
    name, _, kind = WHAT.partition("-")
    start = time.perf_counter()
    version, ask = {"faiss": faiss, "usearch": usearch, "hnswlib": hnswlib, "sqlite": sqlite}[name](kind, x)
    built = time.perf_counter() - start
    slow = time.perf_counter()
    ask(queries[:1])
    rounds = 100 if time.perf_counter() - slow < 0.2 else 8
    kept = [len(set(map(int, ask(queries[i:i + 1]))) & set(map(int, truth[i]))) for i in range(rounds)]
    times, end = [], time.perf_counter() + float(sys.argv[4])
    while time.perf_counter() < end or len(times) < 5:
        i = len(times) % rounds
        start = time.perf_counter()
        ask(queries[i:i + 1])
        times.append((time.perf_counter() - start) * 1000)
    times.sort()
    at = {f"p{int(s * 100)}": times[min(len(times) - 1, int(len(times) * s))] for s in (0.1, 0.5, 0.9, 0.99)}
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"count": COUNT, "engine": WHAT, "set": version, "built_s": built, "ms": at, "recall10": sum(kept) / rounds / 10, "memory_mb": memory, "queries": len(times)}))


main()
