"""Makes tiny/: a random BERT cross-encoder of 2 layers with its vocabulary, and what transformers computes with it.

Usage: python make_tiny.py   (needs torch, transformers, tokenizers; the result is committed)
"""
import json, os, torch
from tokenizers import BertWordPieceTokenizer
from transformers import BertConfig, BertForSequenceClassification

here = os.path.join(os.path.dirname(os.path.abspath(__file__)), "tiny")
pieces = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"] + list("abcdefghijklmnopqrstuvwxyz0123456789.,!?'-/") + \
    ["##" + c for c in "abcdefghijklmnopqrstuvwxyz0123456789"] + \
    ["the", "house", "is", "of", "notice", "period", "month", "##s", "##ing", "##ed", "three", "how", "long", "cafe",
     "中", "文", "é"]
pieces = list(dict.fromkeys(pieces))
open(os.path.join(here, "vocab.txt"), "w").write("\n".join(pieces) + "\n")
torch.manual_seed(7)
config = BertConfig(vocab_size=len(pieces), hidden_size=32, num_hidden_layers=2, num_attention_heads=2,
                    intermediate_size=64, max_position_embeddings=64, num_labels=1, initializer_range=0.25)
model = BertForSequenceClassification(config).eval()
for p in model.parameters():
    if p.dim() == 1:
        torch.nn.init.normal_(p, 1.0 if p is None else 0.1, 0.2)
for n, p in model.named_parameters():
    if n.endswith("LayerNorm.weight"):
        p.data += 1
model.save_pretrained(here, safe_serialization=True)
json.dump({"do_lower_case": True}, open(os.path.join(here, "tokenizer_config.json"), "w"))
tok = BertWordPieceTokenizer(os.path.join(here, "vocab.txt"), lowercase=True)
texts = ["", "the house", "How long is the notice period?", "Café: the house of three months, notices ending.",
         "中文 abc 42!", "a" * 101, "the house is of the notice period " * 5, "x", "!?", "[SEP] [MASK] cat"]
pairs = [["how long is the notice period?", "the notice period is three months."], ["the house", "中文"],
         ["a", "the house is of the notice period " * 4]]


def run(e):
    ids = torch.tensor([e.ids]); types = torch.tensor([e.type_ids])
    with torch.no_grad():
        hidden = model.bert(ids, token_type_ids=types).last_hidden_state[0]
        logit = model(ids, token_type_ids=types).logits[0, 0]
    mean = hidden.mean(0)
    return [round(float(x), 5) for x in mean / mean.norm()], round(float(logit), 5)


tok.enable_truncation(64)
out = {"texts": [], "pairs": []}
for t in texts:
    e = tok.encode(t)
    out["texts"].append({"text": t, "ids": e.ids, "vector": run(e)[0]})
for a, b in pairs:
    e = tok.encode(a, b)
    out["pairs"].append({"first": a, "second": b, "ids": e.ids, "score": run(e)[1]})
json.dump(out, open(os.path.join(here, "expected.json"), "w"), ensure_ascii=False)
