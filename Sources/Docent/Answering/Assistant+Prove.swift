import Crypto
import FoundationEssentials
import Indexes
import POSIX

extension Assistant {
    /// The answer with those of its quotes that stand, byte for byte, in the index as it is now, each in a file with the hash that
    /// the citation tells; and a remark on files that have changed since they were indexed.
    ///
    /// The quotes were cut from documents as they were read for the answer; those are read again, and checked against their
    /// checksums, so that neither a document that was replaced meanwhile nor a fault on the way can leave as proof.
    func proven(_ answer: Answer) async throws -> Answer {
        guard !answer.citations.isEmpty else { return answer }
        let cited = try await CitedDocuments(of: answer, in: index)
        let marked = zip(answer.citations, try await cited.hold(answer.citations, in: index))
        let lost = Set(marked.filter { !$1 }.map(\.0.document))
        let changed = await cited.changed()
        var remarks: [Remark] = []
        if !lost.isEmpty {
            remarks.append(.reindexed(lost.sorted()))
        }
        if !changed.isEmpty {
            remarks.append(.filesChanged(changed))
        }
        return (lost.isEmpty ? answer : answer.keeping(marked.filter(\.1).map(\.0))).noting(remarks)
    }
}

/// The documents that an answer quotes, as the index holds them now.
private struct CitedDocuments: Sendable {
    private struct Name: Hashable {
        let collection: String
        let path: String
    }

    private var stored: [Name: StoredDocument] = [:]
    private var roots: [String: String] = [:]

    init(of answer: Answer, in index: Index) async throws {
        let collections = try await index.collections()
        for citation in answer.citations {
            guard let collection = collections.first(where: { $0.name == citation.collection }) else {
                continue
            }
            let name = Name(collection: collection.name, path: citation.document)
            roots[collection.name] = collection.root
            if stored[name] == nil {
                stored[name] = try await index.document(at: citation.document, in: collection.id)
            }
        }
    }

    /// Whether each citation holds; those of files outside of the index were cut from the files themselves.
    func hold(_ citations: [Citation], in index: Index) async throws -> [Bool] {
        let names = citations.map { citation in
            citation.collection.map { Name(collection: $0, path: citation.document) }
        }
        let places = zip(citations, names).flatMap { citation, name in
            name.flatMap { stored[$0] }.map { document in
                citation.proofs.map { (document: document.id, range: $0.range) }
            } ?? []
        }
        var texts = try await index.texts(places)[...]
        let hashes = stored.mapValues(\.file.sha256.hexadecimal)
        return zip(citations, names).map { citation, name in
            guard let name, let hash = hashes[name] else { return citation.collection == nil }
            let proofs = citation.proofs
            let stored = texts.prefix(proofs.count)
            texts = texts.dropFirst(proofs.count)
            return hash == citation.sha256 && stored.elementsEqual(proofs.map(\.quote))
        }
    }

    /// Whether a file that was touched has the same bytes as before; a large one is not read for that.
    private static func holds(_ path: String, _ state: FileState) -> Bool {
        guard state.size <= mostBytes, let bytes = FileManager.default.contents(atPath: path) else {
            return true
        }
        return Array(SHA256.hash(data: bytes)) == state.sha256
    }

    private static let mostBytes = 32 << 20

    /// The files that are others than those that were indexed, where their folder is at hand.
    func changed() async -> String {
        let changed = try? await BlockingWork.run { changedFiles().sorted().joined(separator: ", ") }
        return changed ?? ""
    }

    private func changedFiles() -> [String] {
        stored.filter { name, document in
            guard let root = roots[name.collection], access(root, F_OK) == 0 else { return false }
            var status = stat()
            guard stat(root + "/" + name.path, &status) == 0 else {
                // The index has names in composed letters, the disk may have them in parted ones.
                return errno == ENOENT && name.path.utf8.allSatisfy { $0 < 0x80 }
            }
            guard Int(status.st_size) == document.file.size else { return true }
            return Int64(status.modified) != document.file.modified
                && !Self.holds(root + "/" + name.path, document.file)
        }.map(\.key.path)
    }
}

extension Citation {
    /// All that it has copied from the document: the quote, then the cells.
    fileprivate var proofs: [(quote: String, range: Range<Int>)] {
        [(quote, locator.range)] + cells.map { ($0.quote, $0.range[0]..<max($0.range[0], $0.range[1])) }
    }
}

extension Answer {
    /// The same answer with some of its citations; what the others were to prove is marked, and it is one that the documents
    /// hold in part at most.
    fileprivate func keeping(_ citations: [Citation]) -> Answer {
        let kept = Set(citations.map(\.marker))
        let text = Set(self.citations.map(\.marker)).subtracting(kept).reduce(answer) { text, marker in
            text.replacing("[\(marker)]", with: AnswerCheck.mark)
        }
        return with(
            status: status == .answered ? .partly : status, answer: text, citations: citations,
            confidence: citations.isEmpty ? 0 : confidence)
    }
}
