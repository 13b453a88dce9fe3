"""Writes the model as ONNX for the engines that need it: `bert_onnx.py MODEL OUT`.

Built straight from the weights, with the fused operators that ONNX has (LayerNormalization, Gelu), so that no engine has
to find them again. Also writes ONNX Runtime's dynamic int8 and, where nncf is there, OpenVINO's static int8.
"""

import json
import pathlib
import sys

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper
from safetensors.numpy import load_file


class Graph:
    def __init__(self, weights):
        self.weights, self.nodes, self.initializers, self.count = weights, [], {}, 0

    def constant(self, name, value):
        self.initializers.setdefault(name, numpy_helper.from_array(value, name))
        return name

    def weight(self, name, transposed=False):
        value = self.weights[name].astype(np.float32)
        return self.constant(name, np.ascontiguousarray(value.T) if transposed else value)

    def add(self, kind, *inputs, **attributes):
        self.count += 1
        out = f"{kind}_{self.count}"
        self.nodes.append(helper.make_node(kind, list(inputs), [out], name=out + "_node", **attributes))
        return out

    def linear(self, name, x):
        return self.add("Add", self.add("MatMul", x, self.weight(name + ".weight", True)), self.weight(name + ".bias"))

    def norm(self, name, x, epsilon):
        return self.add("LayerNormalization", x, self.weight(name + ".weight"), self.weight(name + ".bias"), epsilon=epsilon)


def bert(weights, config):
    g, heads, hidden = Graph(weights), config["num_attention_heads"], config["hidden_size"]
    epsilon, size = config["layer_norm_eps"], hidden // heads
    shape = g.constant("split", np.array([0, 0, heads, size], np.int64))
    whole = g.constant("join", np.array([0, 0, hidden], np.int64))
    scale = g.constant("scale", np.array(size ** -0.5, np.float32))
    e = "embeddings."
    length = g.add("Gather", g.add("Shape", "input_ids"), g.constant("one", np.array(1, np.int64)))
    places = g.add("Range", g.constant("zero", np.array(0, np.int64)), length, "one")
    x = g.add("Gather", g.weight(e + "word_embeddings.weight"), "input_ids")
    x = g.add("Add", x, g.add("Gather", g.weight(e + "position_embeddings.weight"), places))
    x = g.add("Add", x, g.add("Gather", g.weight(e + "token_type_embeddings.weight"), "token_type_ids"))
    x = g.norm(e + "LayerNorm", x, epsilon)
    mask = g.add("Unsqueeze", g.add("Cast", "attention_mask", to=TensorProto.FLOAT), g.constant("axes", np.array([1, 2], np.int64)))
    mask = g.add("Mul", g.add("Sub", mask, g.constant("unit", np.array(1, np.float32))), g.constant("far", np.array(10000, np.float32)))
    for layer in range(config["num_hidden_layers"]):
        p = f"encoder.layer.{layer}."
        q, k, v = (g.add("Reshape", g.linear(p + f"attention.self.{part}", x), shape) for part in ("query", "key", "value"))
        q, v = (g.add("Transpose", t, perm=[0, 2, 1, 3]) for t in (q, v))
        scores = g.add("MatMul", q, g.add("Transpose", k, perm=[0, 2, 3, 1]))
        shares = g.add("Softmax", g.add("Add", g.add("Mul", scores, scale), mask), axis=-1)
        context = g.add("Transpose", g.add("MatMul", shares, v), perm=[0, 2, 1, 3])
        x = g.norm(p + "attention.output.LayerNorm", g.add("Add", g.linear(p + "attention.output.dense", g.add("Reshape", context, whole)), x), epsilon)
        middle = g.add("Gelu", g.linear(p + "intermediate.dense", x))
        x = g.norm(p + "output.LayerNorm", g.add("Add", g.linear(p + "output.dense", middle), x), epsilon)
    g.nodes.append(helper.make_node("Identity", [x], ["last_hidden_state"]))
    inputs = [helper.make_tensor_value_info(n, TensorProto.INT64, ["batch", "length"]) for n in ("input_ids", "attention_mask", "token_type_ids")]
    outputs = [helper.make_tensor_value_info("last_hidden_state", TensorProto.FLOAT, ["batch", "length", hidden])]
    graph = helper.make_graph(g.nodes, "bert", inputs, outputs, list(g.initializers.values()))
    return helper.make_model(graph, opset_imports=[helper.make_opsetid("", 20)], ir_version=9)


def openvino(out, model, calibration):
    import nncf
    import openvino as ov
    from tokenizers import Tokenizer

    tokenizer = Tokenizer.from_file(str(model / "tokenizer.json"))
    tokenizer.enable_truncation(256)
    tokenizer.no_padding()

    def inputs(text):
        ids = np.array([tokenizer.encode(text).ids])
        return {"input_ids": ids, "attention_mask": np.ones_like(ids), "token_type_ids": np.zeros_like(ids)}

    plain = ov.Core().read_model(out / "model.onnx")
    data = nncf.Dataset(calibration, inputs)
    small = nncf.quantize(plain, data, model_type=nncf.ModelType.TRANSFORMER, preset=nncf.QuantizationPreset.MIXED, subset_size=len(calibration))
    ov.save_model(small, out / "model_int8.xml")


def main():
    model, out = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
    out.mkdir(parents=True, exist_ok=True)
    weights = {k.removeprefix("bert."): v for k, v in load_file(model / "model.safetensors").items()}
    onnx.save(bert(weights, json.loads((model / "config.json").read_text())), out / "model.onnx")
    for name in ("tokenizer.json", "tokenizer_config.json", "special_tokens_map.json", "config.json"):
        (out / name).write_bytes((model / name).read_bytes())
    try:
        from onnxruntime.quantization import QuantType, quantize_dynamic

        quantize_dynamic(out / "model.onnx", out / "model_int8.onnx", weight_type=QuantType.QInt8, per_channel=True, reduce_range=True)
    except ImportError as missing:
        print(f"no int8 for ONNX Runtime: {missing}", file=sys.stderr)
    if len(sys.argv) > 3:
        try:
            openvino(out, model, json.loads(pathlib.Path(sys.argv[3]).read_text()))
        except ImportError as missing:
            print(f"no int8 for OpenVINO: {missing}", file=sys.stderr)


main()
