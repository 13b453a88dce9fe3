import Documents
import Embeddings
import FoundationEssentials
import Synchronization
import Testing

@testable import Indexes

/// Filters hold before ranking; phrases, exclusions and statistics see what the filter admits, and nothing else.
@Suite struct SearchTests {
    private let scratch = Scratch()

    private func index(_ seeds: [(collection: String, path: String, seed: UInt64)], at path: String)
        async throws -> Index
    {
        let index = try Index.create(at: path)
        try await index.setModel(Samples.model)
        for item in seeds {
            let collection = try await index.collection(named: item.collection, root: "/").id
            try await index.store([Samples.indexed(item.path, seed: item.seed)], in: collection)
        }
        return index
    }

    private let all = (0..<24).map { seed in
        (collection: seed % 3 == 0 ? "one" : "two", path: "f\(seed % 4)/d\(seed).docx", seed: UInt64(seed))
    }

    @Test func `a search by date knows a touched file's date at once`()
        async throws
    {
        let index = try Index.create(at: scratch.path)
        let collection = try await index.collection(named: "papers", root: "/papers").id
        let day: Int64 = 86_400_000_000_000
        let undated = Samples.plain("note.txt", parts: ["bare timo lusha"])
        try await index.store([undated], in: collection)
        let reader = try Index.open(at: scratch.path, access: .readOnly)
        let recent = SearchFilter(after: "1970-02-01")
        func found() async throws -> Int {
            try await reader.search(LexicalQuery(text: "timo"), filter: recent, limit: 5).candidates.count
        }
        #expect(try await found() == 0)
        let touched = FileState(sha256: undated.file.sha256, size: undated.file.size, modified: 90 * day)
        try await index.touch([("note.txt", touched)], in: collection)
        #expect(try await found() == 1)
        let before = try await index.generation()
        try await index.touch([("note.txt", touched)], in: collection)
        #expect(try await index.generation() == before)
    }

    @Test(arguments: [
        SearchFilter(collections: ["one"]), SearchFilter(paths: ["f2/*"]),
        SearchFilter(paths: ["f1/*", "*/d8.docx"]),
        SearchFilter(formats: [Format(rawValue: "docx")]), SearchFilter(after: "2024-05-01"),
        SearchFilter(before: "2024-03-02"),
        SearchFilter(collections: ["two"], formats: [Format(rawValue: "html")], after: "2024-02-01"),
    ]) func `a filtered search is the search of an index that holds nothing else`(filter: SearchFilter)
        async throws
    {
        let whole = try await index(all, at: scratch.path)
        let admitted = all.filter { item in
            let date = "2024-0\(1 + item.seed % 9)-01"
            let format = item.seed.isMultiple(of: 2) ? "docx" : "html"
            let number = item.path.split(separator: "/")
            let paths =
                filter.paths.isEmpty
                || filter.paths.contains { pattern in
                    pattern == "\(number[0])/*" || pattern == "*/\(number[1])"
                }
            return (filter.collections.isEmpty || filter.collections.contains(item.collection)) && paths
                && (filter.formats.isEmpty || filter.formats.contains(Format(rawValue: format)))
                && date >= filter.after ?? "" && date < filter.before ?? "9"
        }
        #expect(!admitted.isEmpty && admitted.count < all.count)
        let other = Scratch()
        let part = try await index(admitted, at: other.path)
        for question in [
            "bare timo lusha", "pol nex gar ba", "\(Samples.document(seed: admitted[0].seed).1[0].text)",
        ] {
            #expect(
                try await whole.hits(question, filter: filter, limit: 200) == part.hits(question, limit: 200))
        }
    }

    @Test(arguments: [
        SearchFilter(collections: ["one"]), SearchFilter(paths: ["f2"]), SearchFilter(paths: ["f1/"]),
        SearchFilter(paths: ["f[12]/*"]), SearchFilter(paths: ["f1/d1.docx"]),
        SearchFilter(after: "2024-05-01"),
        SearchFilter(before: "2024-03-02"), SearchFilter(formats: [Format(rawValue: "html")]),
    ]) func `the documents of a filter are those that a search with it can find`(filter: SearchFilter)
        async throws
    {
        var filter = filter
        filter.layers = [.body, .furniture, .hidden]
        let index = try await index(all, at: scratch.path)
        let documents = try await index.documents(within: filter)
        #expect(!documents.isEmpty && documents.count < all.count)
        let vector = [Float](repeating: 1 / Float(Samples.dimension).squareRoot(), count: Samples.dimension)
        let found = try await index.search(nil, vector: vector, filter: filter, limit: 1)
        #expect(found.admitted == documents.reduce(0) { $0 + $1.chunks })
    }

    @Test func `a filter may have thousands of paths, collections and formats`()
        async throws
    {
        let index = try await index(all, at: scratch.path)
        let strangers = (0..<5_000).map { "strange-\($0)" }
        let filter = SearchFilter(
            collections: strangers + ["one"], paths: strangers + ["f1/*", "f2/d6.docx"],
            formats: (strangers + ["docx"]).map { Format(rawValue: $0) })
        let found = try await index.documents(within: filter).map(\.path)
        let expected = all.filter { item in
            item.collection == "one" && item.seed.isMultiple(of: 2)
                && (item.path.hasPrefix("f1/") || item.path == "f2/d6.docx")
        }
        #expect(found == expected.map(\.path).sorted() && !found.isEmpty)
    }

    @Test(arguments: [
        ("papers [2024]", ["papers [2024]/a.txt"]), ("papers [2024]/", ["papers [2024]/a.txt"]),
        ("papers [2024]/*", ["papers [2024]/a.txt"]), ("papers [2024]/a.txt", ["papers [2024]/a.txt"]),
        ("papers 4", ["papers 4/a.txt"]), ("papers [45]/*", ["papers 4/a.txt", "papers 5/a.txt"]),
        ("papers [45]", ["papers 4/a.txt", "papers 5/a.txt"]),
        ("papers ?", ["papers 4/a.txt", "papers 5/a.txt"]),
        ("a\"b", ["a\"b/a.txt"]),
    ])
    func `a folder with brackets in its name can be searched`(path: String, expected: [String])
        async throws
    {
        let index = try Index.create(at: scratch.path)
        let collection = try await index.collection(named: "one", root: "/").id
        let folders = ["papers [2024]", "papers 4", "papers 5", "a\"b", "papers"]
        try await index.store(folders.map { Samples.plain("\($0)/a.txt", parts: ["text"]) }, in: collection)
        let found = try await index.documents(within: SearchFilter(paths: [path])).map(\.path)
        #expect(found.filter { expected.contains($0) } == expected)
        #expect(
            found.allSatisfy { expected.contains($0) || path.contains("[2024]") && $0 == "papers 4/a.txt" })
    }

    @Test func `the weights of words and vectors count where nothing is fed back`() async throws {
        let index = try await index(all, at: scratch.path)
        let text = Samples.document(seed: 3).1[0].text
        let vector = Samples.vector(text)
        func order(_ lexical: Float, words: Bool = true) async throws -> [ChunkID] {
            var fusion = Fusion.plain
            (fusion.lexical, fusion.vector) = (lexical, 1 - lexical)
            return try await index.search(
                words ? LexicalQuery(text: text) : nil, vector: lexical < 1 ? vector : nil, limit: 10,
                fusion: fusion
            ).candidates.map(\.chunk)
        }
        #expect(try await order(0) == order(0, words: false))
        #expect(try await order(0) != order(0.5))
    }

    @Test func `a filter within two others is bound by both`() async throws {
        let index = try await index(all, at: scratch.path)
        let own = SearchFilter(paths: ["f1/*", "f2/*"])
        let bounds = SearchFilter(paths: ["f1/*"]), wider = SearchFilter(collections: ["one", "two"])
        let expected = try await index.documents(within: bounds).map(\.path)
        #expect(!expected.isEmpty)
        #expect(try await index.documents(within: own.within(bounds).within(wider)).map(\.path) == expected)
        #expect(own.within(bounds).within(wider).all == [own.within(bounds).within(wider), bounds, wider])
    }

    @Test func `a search that others outrun is not told that the index is damaged`() async throws {
        let index = try await index(Array(all.prefix(1)), at: scratch.path)
        let attempts = Mutex(0)
        let count = try await index.searching(patience: .seconds(600)) { _, _, _ in
            let count = attempts.withLock {
                $0 += 1
                return $0
            }
            if count < 20 { throw SearchCache.Outdated() }
            return count
        }
        #expect(count == 20)
        await #expect(throws: IndexError.locked(path: scratch.path, process: nil)) {
            try await index.searching(patience: .milliseconds(20)) { _, _, _ in
                throw SearchCache.Outdated()
            }
        }
    }

    @Test
    func `a search of a file that was put back forgets the later one`()
        async throws
    {
        let index = try await index(all, at: scratch.path)
        let text = Samples.document(seed: 3).1[0].text
        let before = try await index.hits(text)
        try await index.write { db in try db.run("UPDATE state SET generation = generation - 3") }
        #expect(try await index.hits(text) == before)
        #expect(
            index.opening.withLock(\.memory).cache.withLock(\.generation) == (try await index.generation()))
    }

    @Test func `searches keep up with a writer that never rests`() async throws {
        let index = try await index(all, at: scratch.path)
        let reader = try Index.open(at: scratch.path, access: .readOnly)
        let text = Samples.document(seed: 3).1[0].text
        try await withThrowingTaskGroup(of: Void.self) { group in
            let isDone = Mutex(false)
            group.addTask {
                var seed: UInt64 = 100
                while !isDone.withLock(\.self) {
                    try await index.store([Samples.indexed("busy/\(seed % 3)", seed: seed)], in: 1)
                    seed += 1
                }
            }
            try await withThrowingTaskGroup(of: Void.self) { searches in
                for _ in 0..<4 {
                    searches.addTask {
                        for _ in 0..<25 {
                            let hits = try await reader.hits(text, limit: 3)
                            #expect(!hits.isEmpty)
                        }
                    }
                }
                try await searches.waitForAll()
            }
            isDone.withLock { $0 = true }
            try await group.waitForAll()
        }
    }

    @Test func `a phrase must stand there in its order, and an excluded word may not`() async throws {
        let index = try await index(all, at: scratch.path)
        let text = try #require(try await index.chunks([8]).first).chunk.text
        let words = text.split(separator: " ").prefix(3).map(String.init)
        let phrase = words.joined(separator: " ")
        let found = try await index.search(LexicalQuery(text: phrase, phrases: [phrase]), limit: 50)
        #expect(found.candidates.map(\.chunk) == [8] && found.admitted == 1)
        let turned = words.reversed().joined(separator: " ")
        #expect(
            try await index.search(LexicalQuery(text: phrase, phrases: [turned]), limit: 50).candidates
                .isEmpty)
        let without = try await index.search(LexicalQuery(text: phrase, excluded: [phrase]), limit: 50)
        #expect(!without.candidates.contains { $0.chunk == 8 })
    }

    @Test func `a filter of exact paths takes no brackets for a pattern`() async throws {
        let index = try await index(
            [
                ("one", "Invoice[1].txt", 1), ("one", "Invoice1.txt", 2), ("two", "Cafe\u{301}.txt", 3),
                ("two", "a*.txt", 4), ("two", "ab.txt", 5),
            ], at: scratch.path)
        func found(_ documents: [String], _ paths: [String] = []) async throws -> Set<String> {
            let filter = SearchFilter(paths: paths, documents: documents)
            let paths = try await index.paths()
            let result = try await index.search(
                nil, vector: Samples.vector("bare"), filter: filter, limit: 50)
            return Set(
                try await index.chunks(result.candidates.map(\.chunk)).compactMap { paths[$0.document] })
        }
        #expect(try await found([], ["Invoice[1].txt"]) == ["Invoice[1].txt", "Invoice1.txt"])
        #expect(try await found(["Invoice[1].txt"]) == ["Invoice[1].txt"])
        #expect(try await found(["a*.txt", "Invoice1.txt"]) == ["a*.txt", "Invoice1.txt"])
        #expect(try await found(["Invoice"]).isEmpty)
        let kept = try JSONEncoder().encode(SearchFilter(documents: ["a*.txt"]))
        #expect(try JSONDecoder().decode(SearchFilter.self, from: kept).documents == ["a*.txt"])
        let old = Data(#"{"collections":[],"paths":[],"formats":[],"layers":["body"]}"#.utf8)
        #expect(try JSONDecoder().decode(SearchFilter.self, from: old) == SearchFilter(layers: [.body]))
    }

    @Test func `a text is read once for all phrases of a question`() async throws {
        let index = try await index(all, at: scratch.path)
        let texts = try await index.chunks(Array(0..<96)).map(\.chunk.text)
        let word = try #require(texts[8].split(separator: " ").first).lowercased()
        let many = (0..<4_000).map { "\(word)\(String(repeating: " ", count: $0 % 7))" }
        let start = ContinuousClock.now
        let found = try await index.search(
            LexicalQuery(text: word, phrases: many, excluded: ["no", "no"]), limit: 50)
        let one = try await index.search(LexicalQuery(text: word, phrases: [word]), limit: 50)
        #expect(found.candidates == one.candidates && found.admitted == one.admitted && found.admitted > 0)
        #expect(.now - start < .seconds(5))
    }

    @Test func `a search ends when nobody waits for it any more`() async throws {
        let interruption = Interruption()
        try interruption.check()
        await #expect(throws: CancellationError.self) {
            try await Interruption.watching { watched in
                withUnsafeCurrentTask { $0?.cancel() }
                try watched.check()
            }
        }
    }

    @Test(arguments: [-1, 0, Int.max]) func `a limit beyond all bounds does not end the program`(limit: Int)
        async throws
    {
        let index = try await index(all, at: scratch.path)
        let question = try #require(try await index.chunks([8]).first).chunk.text
        let found = try await index.search(
            LexicalQuery(text: question), vector: Samples.vector(question), limit: limit)
        #expect(found.candidates.isEmpty == (limit <= 0))
    }

    @Test func `the ranking by words is that of a plain computation of BM25 over stretches`() async throws {
        let index = try await index(all, at: scratch.path)
        let question = "bare timo lusha bare pol"
        let terms = Analyzer().terms(ofQuestion: question)
        var stretches: [(chunks: [ChunkID], counts: [String: Int], length: Int)] = []
        for document in try await index.documents() {
            let stored = try await index.chunks(of: document.id).filter { $0.chunk.layer != .hidden }
            let title = Analyzer().terms(of: document.title).terms
            let heads = stored.map {
                Analyzer().terms(of: ($0.chunk.headings + [$0.chunk.context ?? ""]).joined(separator: " "))
                    .terms
            }
            let bodies = stored.flatMap { Analyzer().terms(of: $0.chunk.text).terms }
            var counts: [String: Int] = [:]
            for term in Set(bodies + title + heads.flatMap { $0 }) {
                let inHeads = heads.map { $0.count { $0 == term } }.max() ?? 0
                counts[term] = bodies.count { $0 == term } + title.count { $0 == term } + inHeads
            }
            let length = bodies.count + title.count + (heads.map(\.count).max() ?? 0)
            stretches.append((stored.map(\.id), counts, length))
        }
        let mean = Double(stretches.reduce(0) { $0 + $1.length }) / Double(stretches.count)
        let found = try await index.search(
            LexicalQuery(text: question), limit: 500, weights: LexicalWeights())
        let scores = Dictionary(
            uniqueKeysWithValues: found.candidates.map { ($0.chunk, Double($0.lexicalScore)) })
        for stretch in stretches {
            let expected = terms.reduce(0.0) { sum, term in
                guard let count = stretch.counts[term.term] else { return sum }
                let holders = Double(stretches.count { $0.counts[term.term] != nil })
                let idf = _log(1 + (Double(stretches.count) - holders + 0.5) / (holders + 0.5))
                let frequency = Double(count)
                return sum + Double(term.count) * idf * frequency * 2.2
                    / (frequency + 1.2 * (0.25 + 0.75 * Double(stretch.length) / mean))
            }
            let own = stretch.chunks.compactMap { scores[$0] }
            #expect(abs((own.max() ?? 0) - expected) < 0.02 * expected + 1e-3)
            #expect(own.allSatisfy { $0 > 0.87 * expected })
        }
    }

    @Test(arguments: [(true, "both"), (false, "repeats")])
    func `a short passage that repeats one word stood above a longer one that has two, beside vectors too`(
        vectors: Bool, expected: String
    ) async throws {
        let index = try Index.create(at: scratch.path)
        if vectors { try await index.setModel(Samples.model) }
        let collection = try await index.collection(named: "one", root: "/").id
        let filler = (0..<38).map { "filler\($0)" }.joined(separator: " ")
        for (path, text) in [
            ("repeats", "gasket gasket gasket one two three four five"), ("both", "gasket flange \(filler)"),
            ("flange", "flange mora velin task orun quade bolt"), ("other", "\(filler) mora velin"),
        ] {
            try await index.store([Samples.plain(path, parts: [text])], in: collection)
        }
        if vectors {
            let chunks = try await index.chunksWithoutVectors(limit: 10)
            let values = chunks.flatMap { Samples.vector($0.chunk.text) }
            try await index.storeVectors(
                EmbeddingMatrix(dimension: Samples.dimension, values: values), of: chunks.map(\.id))
        }
        let found = try await index.search(LexicalQuery(text: "gasket flange"), limit: 10).candidates
        let owner = try await index.chunks([try #require(found.first).chunk])[0].document
        #expect(try await index.paths()[owner] == expected)
    }

    @Test func `a document that was cut in two stands above one that has half of the words`() async throws {
        let index = try Index.create(at: scratch.path)
        let collection = try await index.collection(named: "one", root: "/").id
        let filler = "mora velin task orun quade"
        for (path, parts) in [
            ("cut", ["pump \(filler) seal", "valve \(filler) leak"]), ("half", ["pump seal \(filler)"]),
            ("other", ["\(filler) gasket"]), ("more", ["\(filler) bolt"]),
        ] {
            try await index.store([Samples.plain(path, parts: parts)], in: collection)
        }
        let found = try await index.search(LexicalQuery(text: "pump seal valve leak"), limit: 10).candidates
        let cut = try #require(try await index.documents().first { $0.path == "cut" })
        let own = Set(try await index.chunks(of: cut.id).map(\.id))
        #expect(found.count == 3 && found.prefix(2).allSatisfy { own.contains($0.chunk) })
    }

    @Test func `a long document is cut into stretches of about the same length`() async throws {
        let index = try Index.create(at: scratch.path)
        let collection = try await index.collection(named: "one", root: "/").id
        let parts = (0..<9).map { "part\($0) mora velin" }
        try await index.store([Samples.plain("long", parts: parts)], in: collection)
        let first = try await index.read { try Stretches($0, chunks: 9).first }
        #expect(first == [0, 0, 0, 3, 3, 3, 6, 6, 6])
    }

    @Test(arguments: [
        ("犬", ["cat", "dog"]), ("犬は", ["cat", "dog"]), ("走", ["dog"]), ("ยน", ["thai"]),
        ("猫 犬", ["cat", "dog"]),
    ]) func `a character within running text is found`(question: String, paths: [String]) async throws {
        let index = try Index.create(at: scratch.path)
        let collection = try await index.collection(named: "one", root: "/").id
        for (path, text) in [
            ("cat", "猫の隣に犬"), ("dog", "白い犬が走る。"), ("thai", "โรงเรียนใหม่"), ("other", "鳥が鳴く"),
        ] {
            try await index.store([Samples.plain(path, parts: [text])], in: collection)
        }
        let found = try await index.search(LexicalQuery(text: question), limit: 10).candidates.map(\.chunk)
        let owners = Set(try await index.chunks(found).map(\.document))
        let names = try await index.paths()
        #expect(owners.compactMap { names[$0] }.sorted() == paths)
        let exact = try await index.search(LexicalQuery(text: "犬", phrases: ["犬"]), limit: 10)
        #expect(exact.candidates.count == 2)
    }

    @Test func `many vectors are found as a full comparison finds them`() async throws {
        let index = try Index.create(at: scratch.path)
        try await index.setModel(Samples.model)
        let collection = try await index.collection(named: "one", root: "/").id
        var random = Seeded(state: 11)
        var all: [[Float]] = []
        for number in 0..<10 {
            let (document, _) = Samples.document(seed: UInt64(number), sections: 300, words: 2)
            let chunks = Samples.document(seed: UInt64(number), sections: 300, words: 2).1
            let vectors = chunks.map { _ in
                Samples.unit((0..<Samples.dimension).map { _ in Float.random(in: -1...1, using: &random) })
            }
            all += vectors
            try await index.store(
                [
                    SampleDocument(
                        document: IndexedDocument(
                            path: "d\(number)", file: Samples.file(seed: 1), document: document,
                            chunks: chunks),
                        vectors: vectors.flatMap { $0 })
                ], in: collection)
        }
        var kept = 0
        for _ in 0..<10 {
            let question = Samples.unit(
                (0..<Samples.dimension).map { _ in Float.random(in: -1...1, using: &random) })
            let filter = SearchFilter(layers: [.body, .hidden])
            let found = try await index.search(
                nil, vector: question, filter: filter, limit: 10, fusion: .plain)
            let best = all.indices.map { row in (row, zip(all[row], question).reduce(0) { $0 + $1.0 * $1.1 })
            }
            .sorted { $0.1 > $1.1 }.prefix(10).map(\.0)
            kept += Set(best).intersection(found.candidates.map(\.chunk)).count
        }
        #expect(kept >= 97)
    }

    private func _log(_ value: Double) -> Double {
        // The series of ln around powers of two, so that the test needs no library.
        var (x, exponent) = (value, 0.0)
        while x > 1.5 { (x, exponent) = (x / 2, exponent + 1) }
        let y = (x - 1) / (x + 1)
        let series = stride(from: 1.0, through: 41, by: 2).reduce(0.0) { sum, k in
            sum + 2 * (0..<Int(k)).reduce(1.0) { power, _ in power * y } / k
        }
        return series + exponent * 0.693_147_180_559_945_3
    }
}

@Suite struct TopListTests {
    @Test(arguments: [1, 7, 100, 999, 5_000]) func `the best are those that sorting gives`(limit: Int) {
        var random = Seeded(state: UInt64(limit))
        let scored = (0..<3_000).map { chunk in
            (chunk: chunk, score: Float(Int.random(in: -500...500, using: &random)) / 7)
        }
        let sorted = scored.sorted { $0.score > $1.score || ($0.score == $1.score && $0.chunk < $1.chunk) }
        let best = TopList.best(scored.shuffled(using: &random), limit: limit)
        #expect(best.map(\.chunk) == sorted.prefix(limit).map(\.chunk))
        #expect(best.map(\.score) == sorted.prefix(limit).map(\.score))
    }
}
