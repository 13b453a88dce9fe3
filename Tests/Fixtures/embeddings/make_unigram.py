"""Makes unigram/: a small SentencePiece-style tokenizer.json and what the tokenizers library makes of some texts.

Usage: python make_unigram.py   (needs tokenizers; the result is committed)
"""
import json, os
from tokenizers import Tokenizer, models, pre_tokenizers, processors, AddedToken

here = os.path.join(os.path.dirname(os.path.abspath(__file__)), "unigram")
words = "▁ ▁the ▁house ▁not ▁notice s ice n o t i c e h u a ▁a p er i od month ▁month us ▁ho ## ab é 中 文 ▁中".split()
vocab = [("<s>", 0.0), ("<pad>", 0.0), ("</s>", 0.0), ("<unk>", 0.0)]
vocab += [(w, -2.0 - 0.37 * (i * 7 % 13) - (4 if len(w) == 1 else 0)) for i, w in enumerate(dict.fromkeys(words))]
t = Tokenizer(models.Unigram(vocab, unk_id=3, byte_fallback=False))
t.pre_tokenizer = pre_tokenizers.Sequence([pre_tokenizers.WhitespaceSplit(),
                                           pre_tokenizers.Metaspace(replacement="▁", prepend_scheme="always")])
t.add_special_tokens([AddedToken(x, special=True, normalized=False) for x in ("<s>", "<pad>", "</s>", "<unk>")])
t.post_processor = processors.TemplateProcessing(single="<s> $A </s>", pair="<s> $A </s> </s> $B </s>",
                                                 special_tokens=[("<s>", 0), ("</s>", 2)])
t.save(os.path.join(here, "tokenizer.json"))
texts = ["", "the house", "the houses not noticed", "xyz the", "  the\tmonth\n", "a##b ab", "中文 é", "qqq house</s>a", "thehouse",
         "period periods"]
json.dump([{"text": x, "ids": t.encode(x).ids} for x in texts], open(os.path.join(here, "expected.json"), "w"),
          ensure_ascii=False)
for x in texts: print(x, t.encode(x).ids, t.encode(x).tokens)
