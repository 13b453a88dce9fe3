"""Measures another engine as encoder-bench measures Docent: `encoder_peer.py ENGINE MODEL EXPORTS PASSAGES THREADS RUNS VECTORS`.

Engines: openvino-f32, openvino-bf16, openvino-int8, openvino-int8+bf16 (what is not in bytes in bfloat16), onnxruntime-f32, onnxruntime-int8, fastembed-f32, sentence-transformers-f32. With PASSAGES `-` it embeds one
question and ends. Text in, unit vector out, longest texts first, tokenising included.
"""

import json
import os
import pathlib
import resource
import sys
import time

ENGINE, MODEL, EXPORTS, PASSAGES, THREADS = sys.argv[1], sys.argv[2], pathlib.Path(sys.argv[3]), sys.argv[4], int(sys.argv[5])
for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "RAYON_NUM_THREADS"):
    os.environ[name] = str(THREADS)
os.environ["HF_HUB_OFFLINE"] = "1"
os.environ["TOKENIZERS_PARALLELISM"] = "true"

import numpy as np  # noqa: E402

QUESTIONS = [
    "How many days of annual leave are there?", "notice period for suppliers", "who approves travel outside Europe",
    "How do I reset my password?", "warranty of the pump", "what is the budget for marketing in 2026",
]


def pooled(forward, batch=8):
    from tokenizers import Tokenizer

    tokenizer = Tokenizer.from_file(MODEL + "/tokenizer.json")
    tokenizer.enable_truncation(256)
    tokenizer.no_padding()

    def run(texts):
        ids = [e.ids for e in tokenizer.encode_batch(texts)]
        order = sorted(range(len(texts)), key=lambda i: -len(ids[i]))
        out = np.empty((len(texts), 384), np.float32)
        for start in range(0, len(order), batch):
            some = order[start:start + batch]
            longest = max(len(ids[i]) for i in some)
            x, mask = np.zeros((len(some), longest), np.int64), np.zeros((len(some), longest), np.int64)
            for row, i in enumerate(some):
                x[row, :len(ids[i])], mask[row, :len(ids[i])] = ids[i], 1
            states, weights = forward(x, mask), mask.astype(np.float32)
            mean = (weights[:, None, :] @ states)[:, 0] / weights.sum(1, keepdims=True)
            out[some] = mean / np.linalg.norm(mean, axis=1, keepdims=True)
        return out

    return run


def onnxruntime(precision):
    import onnxruntime as ort

    options = ort.SessionOptions()
    options.intra_op_num_threads, options.inter_op_num_threads = THREADS, 1
    file = EXPORTS / ("model_int8.onnx" if precision == "int8" else "model.onnx")
    session = ort.InferenceSession(str(file), options, providers=["CPUExecutionProvider"])
    return "onnxruntime " + ort.__version__, pooled(
        lambda x, mask: session.run(None, {"input_ids": x, "attention_mask": mask, "token_type_ids": x * 0})[0])


def openvino(precision):
    import openvino as ov

    file = EXPORTS / ("model_int8.xml" if "int8" in precision else "model.onnx")
    settings = {
        "INFERENCE_NUM_THREADS": THREADS, "PERFORMANCE_HINT": "LATENCY", "NUM_STREAMS": "1",
        "INFERENCE_PRECISION_HINT": "bf16" if "bf16" in precision else "f32",
    }
    request = ov.Core().compile_model(str(file), "CPU", settings).create_infer_request()
    return "openvino " + ov.__version__.split("-")[0], pooled(
        lambda x, mask: request.infer({"input_ids": x, "attention_mask": mask, "token_type_ids": x * 0}, share_inputs=True, share_outputs=True)[0])


def fastembed(_):
    from importlib.metadata import version

    from fastembed import TextEmbedding
    from fastembed.common.model_description import ModelSource, PoolingType

    TextEmbedding.add_custom_model(
        model="local/minilm", pooling=PoolingType.MEAN, normalization=True, sources=ModelSource(hf="local/minilm"), dim=384,
        model_file="model.onnx")
    model = TextEmbedding("local/minilm", specific_model_path=str(EXPORTS), threads=THREADS)
    model.model.tokenizer.enable_truncation(256)
    return "fastembed " + version("fastembed"), lambda texts: np.array(list(model.embed(texts, batch_size=8)), np.float32)


def sentence_transformers(_):
    from importlib.metadata import version

    import torch
    from sentence_transformers import SentenceTransformer

    torch.set_num_threads(THREADS)
    model = SentenceTransformer(MODEL, device="cpu")
    model.max_seq_length = 256
    return "sentence-transformers " + version("sentence-transformers"), lambda texts: model.encode(texts, batch_size=8, convert_to_numpy=True)


def main():
    name, precision = ENGINE.rsplit("-", 1)
    engines = {"onnxruntime": onnxruntime, "openvino": openvino, "fastembed": fastembed, "sentence-transformers": sentence_transformers}
    version, run = engines[name](precision)
    if PASSAGES == "-":
        run(QUESTIONS[:1])
        return
    texts, runs, vectors = json.loads(pathlib.Path(PASSAGES).read_text()), int(sys.argv[6]), sys.argv[7]
    run(texts[:16])
    seconds = []
    for _ in range(runs):
        start = time.perf_counter()
        out = run(texts)
        seconds.append(time.perf_counter() - start)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    latencies = []
    for turn in range(330):
        start = time.perf_counter()
        run([QUESTIONS[turn % len(QUESTIONS)]])
        if turn >= 30:
            latencies.append((time.perf_counter() - start) * 1000)
    np.concatenate([out, run(QUESTIONS)]).tofile(vectors)
    print(json.dumps({"texts": len(texts), "seconds": seconds, "query_ms": sorted(latencies), "peak_mb": peak, "precision": precision, "set": version}))


main()
