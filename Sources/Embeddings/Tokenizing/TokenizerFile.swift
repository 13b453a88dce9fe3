/// What `tokenizer.json` says of a tokenizer, as far as it is used here.
struct TokenizerFile: Decodable {
    struct Model: Decodable {
        let type: String?
        let vocab: Pieces
        let unk_id: Int?
    }

    /// WordPiece lists its pieces by name, Unigram in order with their logarithmic probabilities.
    enum Pieces: Decodable {
        case byName([String: Int])
        case scored([Scored])

        init(from decoder: any Decoder) throws {
            let value = try decoder.singleValueContainer()
            if let names = try? value.decode([String: Int].self) {
                self = .byName(names)
            } else {
                self = .scored(try value.decode([Scored].self))
            }
        }
    }

    struct Scored: Decodable {
        let piece: String
        let score: Float

        init(from decoder: any Decoder) throws {
            var pair = try decoder.unkeyedContainer()
            piece = try pair.decode(String.self)
            score = try pair.decode(Float.self)
        }
    }

    struct Added: Decodable {
        let id: Int32
        let content: String
        let special: Bool?
    }

    /// A normaliser, or a sequence of them.
    struct Normalizer: Decodable {
        let type: String?
        let normalizers: [Normalizer]?
        let lowercase: Bool?
        let strip_accents: Bool?
        let handle_chinese_chars: Bool?
        let precompiled_charsmap: String?

        /// The first of this type, at any depth.
        func find(_ type: String) -> Normalizer? {
            if self.type == type { return self }
            for inner in normalizers ?? [] {
                if let found = inner.find(type) { return found }
            }
            return nil
        }
    }

    let model: Model
    let added_tokens: [Added]?
    let normalizer: Normalizer?

    /// The tokenizer described, if it is of a kind that is known.
    func tokenizer(path: String, vocabularySize: Int) throws(EmbeddingsError) -> any Tokenizer {
        switch model.vocab {
        case .byName(let names) where model.type == nil || model.type == "WordPiece":
            return try wordPiece(names, path, vocabularySize)
        case .scored(let pieces):
            let marks = try marks(path, vocabularySize)
            guard pieces.count <= vocabularySize,
                let tokenizer = UnigramTokenizer(
                    pieces: pieces.map(\.piece), scores: pieces.map(\.score), unknown: model.unk_id ?? 0,
                    marks: marks,
                    characters: normalizer?.find("Precompiled")?.precompiled_charsmap.flatMap(
                        CharacterMap.init))
            else { throw .malformed(path: path, offset: 0, reason: "a Unigram vocabulary without its marks") }
            return tokenizer
        default: throw .unsupported(path: path, reason: "tokenizer \(model.type ?? "?")")
        }
    }

    /// The added tokens that stand for something else than text, each a row of the embedding table.
    private func marks(_ path: String, _ vocabularySize: Int) throws(EmbeddingsError) -> [(String, Int32)] {
        let marks = (added_tokens ?? []).filter { $0.special ?? false }
        guard marks.allSatisfy({ (0..<vocabularySize).contains(Int($0.id)) }) else {
            throw .malformed(path: path, offset: 0, reason: "an added token beyond config.json's vocab_size")
        }
        guard marks.allSatisfy({ !$0.content.isEmpty }) else {
            throw .malformed(path: path, offset: 0, reason: "an added token without content")
        }
        return marks.map { ($0.content, $0.id) }
    }

    private func wordPiece(
        _ names: [String: Int], _ path: String, _ vocabularySize: Int
    ) throws(EmbeddingsError) -> any Tokenizer {
        guard names.values.allSatisfy((0..<vocabularySize).contains) else {
            throw .malformed(path: path, offset: 0, reason: "a piece beyond config.json's vocab_size")
        }
        var lines = [String](repeating: "", count: (names.values.max() ?? -1) + 1)
        for (name, id) in names { lines[id] = name }
        // A line break would give all pieces after it other numbers.
        guard !names.keys.contains(where: { $0.utf8.contains(0x0A) }) else {
            throw .malformed(path: path, offset: 0, reason: "a piece with a line break")
        }
        var options = WordPieceTokenizer.Options()
        let bert = normalizer?.find("BertNormalizer")
        options.lowercases = bert?.lowercase ?? true
        options.stripsAccents = bert?.strip_accents ?? options.lowercases
        options.splitsIdeographs = bert?.handle_chinese_chars ?? true
        let vocabulary = Vocabulary(lines: Array((lines.joined(separator: "\n") + "\n").utf8))
        guard let tokenizer = WordPieceTokenizer(vocabulary: vocabulary, options: options) else {
            throw .malformed(path: path, offset: 0, reason: "no [UNK], [CLS] or [SEP]")
        }
        return tokenizer
    }
}
