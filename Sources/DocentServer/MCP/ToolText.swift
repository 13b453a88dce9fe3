import Docent

/// Results in words, for a model that reads them.
enum ToolText {
    /// The most characters of a document that are given at once.
    static let mostCharacters = 40_000
    /// The most documents that are listed.
    static let mostDocuments = 500

    static func of(_ answer: Answer) -> String {
        let several = areSeveral(answer.citations.map(\.collection) + answer.passages.map(\.collection))
        var parts = [answer.answer]
        parts += answer.citations.map { citation in
            let address =
                address(citation.document, citation.locator) + told(citation.collection, among: several)
            let cells = citation.cellsInWords.map { "\n    \($0)" } ?? ""
            return "[\(citation.marker)] \(address)\n    “\(citation.quote)”\(cells)"
        }
        if answer.status == .notInDocuments, !answer.passages.isEmpty {
            let nearest = answer.passages.prefix(3).map {
                "- \(address($0.document, $0.locator))\(told($0.collection, among: several))"
            }
            parts.append((["The nearest passages:"] + nearest).joined(separator: "\n"))
        }
        if !answer.remarks.isEmpty {
            parts.append(answer.remarks.map { "! \($0.text)" }.joined(separator: "\n"))
        }
        let sure = Int((answer.confidence * 100).rounded())
        parts.append(
            "Confidence \(sure) %, \(answer.citations.count(where: \.verified).counted("quote")) verified.")
        return parts.joined(separator: "\n\n")
    }

    static func of(_ findings: Findings) -> String {
        let several = areSeveral(findings.hits.map(\.collection))
        let hits = findings.hits.map { hit in
            let date = hit.date.map { " (\($0.prefix(10)))" } ?? ""
            let collection = told(hit.collection, among: several)
            return "\(hit.rank). \(address(hit.document, hit.locator))\(collection)\(date)\n\(hit.text)"
        }
        let count = "\(hits.count.counted("passage")) of \(findings.searched) searched."
        return (hits + findings.notes + [count]).joined(separator: "\n\n")
    }

    static func of(_ words: LocatedWords) -> String {
        let text = cut(words.text)
        let hidden =
            words.hidden > 0
            ? "\n\nWhat the file hides from its readers is blank here: \(words.hidden) bytes." : ""
        let rest =
            text.count < words.text.count
            ? "\n\nThe first \(text.count) of \(words.text.count) characters. Read on by the address of a part: path#place."
            : ""
        return "\(address(words.document, words.locator))\n\n\(text)\(rest)\(hidden)"
    }

    static func of(_ documents: [StoredDocument]) -> String {
        let several = areSeveral(documents.map(\.collection))
        let lines = documents.prefix(mostDocuments).map { document in
            let facts = [document.format?.rawValue, document.date.map { String($0.prefix(10)) }]
                .compactMap(\.self).joined(separator: ", ")
            let outcome = document.outcome == .indexed ? "" : " – \(document.outcome.rawValue)"
            let collection = told(document.collection, among: several)
            return "\(document.path)\(collection)  \(document.title) (\(facts))\(outcome)"
        }
        let rest = documents.count - lines.count
        let more = rest > 0 ? ["and \(rest) more; narrow by path, type or date"] : []
        return (["\(documents.count.counted("document"))"] + lines + more).joined(separator: "\n")
    }

    private static func areSeveral(_ collections: [String?]) -> Bool { Set(collections).count > 1 }

    /// A collection behind a path, where there are several.
    private static func told(_ collection: String?, among areSeveral: Bool) -> String {
        areSeveral ? collection.map { " (in \($0))" } ?? "" : ""
    }

    /// The words of a document as far as they are given at once.
    static func cut(_ text: String) -> String { String(text.prefix(mostCharacters)) }

    /// What `read_document` takes for a place.
    static func address(_ document: String, _ locator: Locator) -> String { "\(document)#\(locator.display)" }
}

/// An answer for programs, without the passages that it was made from.
struct ToldAnswer: Encodable {
    let status: Answer.Status
    let answer: String
    let confidence: Double
    let citations: [Citation]
    let remarks: [Remark]
    let doubts: [Doubt]?
    let model: String?

    init(_ answer: Answer) {
        status = answer.status
        self.answer = answer.answer
        confidence = answer.confidence
        citations = answer.citations
        remarks = answer.remarks
        doubts = answer.doubts.isEmpty ? nil : answer.doubts
        model = answer.model
    }
}

/// Findings for programs.
struct ToldFindings: Encodable {
    struct Passage: Encodable {
        let address: String
        let collection: String
        let title: String
        let date: String?
        let text: String
        let score: Double
        let sha256: String
    }

    let passages: [Passage]
    let searched: Int
    let notes: [String]

    init(_ findings: Findings) {
        passages = findings.hits.map { hit in
            Passage(
                address: ToolText.address(hit.document, hit.locator), collection: hit.collection,
                title: hit.title, date: hit.date, text: hit.text, score: hit.score, sha256: hit.sha256)
        }
        searched = findings.searched
        notes = findings.notes
    }
}

/// Words at an address for programs.
struct ToldWords: Encodable {
    let document: String
    let title: String
    let locator: Locator
    let text: String
    /// How many characters there are, where not all are given.
    let characters: Int?
    /// How many bytes are blank because the file hides them from its readers; nil when none are.
    let hidden: Int?
    let sha256: String

    init(_ words: LocatedWords) {
        document = words.document
        title = words.title
        locator = words.locator
        text = ToolText.cut(words.text)
        characters = text.utf8.count < words.text.utf8.count ? words.text.count : nil
        hidden = words.hidden > 0 ? words.hidden : nil
        sha256 = words.sha256
    }
}
