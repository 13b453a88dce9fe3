"""The leanest stack of ready parts over a folder of HTML pages: `lean_pipeline.py MODEL EXPORTS FOLDER [PAGES]`.

Text by the standard library's HTML parser, chunks of 140 words, fastembed (ONNX Runtime in f32), sqlite-vec. At most PAGES
pages (100) are taken; rates do not depend on it.
"""

import html.parser
import json
import os
import pathlib
import resource
import sys
import tempfile
import time

os.environ["HF_HUB_OFFLINE"] = "1"
MODEL, EXPORTS, FOLDER = sys.argv[1:4]
PAGES = int(sys.argv[4]) if len(sys.argv) > 4 else 100


class Text(html.parser.HTMLParser):
    def __init__(self):
        super().__init__()
        self.parts = []

    def handle_data(self, data):
        self.parts.append(data)


def chunks(file):
    parser = Text()
    parser.feed(file.read_text(errors="replace"))
    words = " ".join(parser.parts).split()
    return [" ".join(words[i:i + 140]) for i in range(0, max(len(words), 1), 130)]


def main():
    import apsw
    import numpy as np
    import sqlite_vec
    from fastembed import TextEmbedding
    from fastembed.common.model_description import ModelSource, PoolingType

    TextEmbedding.add_custom_model(
        model="local/minilm", pooling=PoolingType.MEAN, normalization=True, dim=384, sources=ModelSource(hf="local/minilm"), model_file="model.onnx")
    model = TextEmbedding("local/minilm", specific_model_path=EXPORTS, threads=2)
    model.model.tokenizer.enable_truncation(256)
    base = apsw.Connection(tempfile.mkdtemp() + "/lean.db")
    base.enable_load_extension(True)
    base.load_extension(sqlite_vec.loadable_path())
    base.execute("create virtual table v using vec0(id integer primary key, e float[384] distance_metric=cosine, +text text)")
    start = time.perf_counter()
    files = sorted(pathlib.Path(FOLDER).rglob("*.html"))[:PAGES]
    texts = sorted((c for f in files for c in chunks(f)), key=len, reverse=True)
    with base:
        for i, vector in enumerate(model.embed(texts, batch_size=8)):
            base.execute("insert into v values(?,?,?)", (i, np.asarray(vector, np.float32).tobytes(), texts[i]))
    seconds = time.perf_counter() - start
    print(json.dumps({
        "pages": len(files), "chunks": len(texts), "seconds": round(seconds, 1), "pages_per_s": round(len(files) / seconds, 1),
        "chunks_per_s": round(len(texts) / seconds, 1), "peak_mb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)}))


main()
