import Documents
import Testing

@testable import Readers

/// Notes and explanations as documentation tools write them.
@Suite struct MarkdownAsideTests {
    private func outline(_ text: String) throws -> [String] {
        let document = try readDocument(named: "a.md", bytes: Array(text.utf8))
        return document.blocks.map { block in
            let words = block.table == nil ? String(document[block.range]) : "…"
            return "\(Self.name(block.kind)): \(words)"
        }
    }

    private static func name(_ kind: Block.Kind) -> String {
        switch kind {
        case .heading(let level): "h\(level)"
        case .listItem(_, let marker): "item \(marker)"
        case .code: "code"
        default: "\(kind)"
        }
    }

    /// What is indented below a note or an explanation was code, and the signs that open them were words.
    @Test(arguments: [
        (
            "!!! warning\n\n    Close the valve first.\n\n        valve --close\n\nGo on.",
            [
                "term: Warning", "paragraph: Close the valve first.", "code: valve --close",
                "paragraph: Go on.",
            ]
        ),
        (
            "Text\n!!! failure \"Gone in *v3*\"\n    Use the other one.\n    - It is new.",
            ["paragraph: Text", "term: Gone in v3", "paragraph: Use the other one.", "item •: It is new."]
        ),
        ("??? tip \"\"\n    Folded.", ["paragraph: Folded."]),
        (
            "=== \"Debian\"\n\n    ```sh\n    apt update\n    ```\n\n=== \"Fedora\"\n\n    dnf does.",
            ["term: Debian", "code: apt update", "term: Fedora", "paragraph: dnf does."]
        ),
        (
            ":::tip\nTurn it twice.\n:::\nThen stop.",
            ["term: Tip", "paragraph: Turn it twice.", "paragraph: Then stop."]
        ),
        ("::: danger Hot\nWait.\n:::", ["term: Hot", "paragraph: Wait."]),
        (":::note[Before winter]\nDrain it.\n:::", ["term: Before winter", "paragraph: Drain it."]),
        ("::: {.columns width=50%}\nLeft.\n:::", ["paragraph: Left."]),
        ("> [!IMPORTANT]\n> Keep the key.", ["term: Important", "quote: Keep the key."]),
        (
            "Flow\nRate\n: Litres a minute.\n: Also a speed.\n\nHead\n:   Metres.\n\n    Of water.",
            [
                "term: Flow", "term: Rate", "definition: Litres a minute.", "definition: Also a speed.",
                "term: Head",
                "definition: Metres.", "definition: Of water.",
            ]
        ),
        (
            "## `PORT=<n>` {#port}\n\n: Where it listens.\n\n    Defaults to 80.",
            ["h2: PORT=<n>", "definition: Where it listens.", "definition: Defaults to 80."]
        ),
        ("| a | b |\n|---|---|\n| 1 | 2 |\n\n: Seals in stock", ["table: …", "caption: Seals in stock"]),
    ])
    func `notes and explanations are told from code`(_ text: String, _ expected: [String]) throws {
        #expect(try outline(text) == expected)
    }

    @Test(arguments: [
        "It rose 4 : 1 in May.", "!!! Stop !!!", "!!!", "Really???", "::", "> [!]", "[!NOTE]",
        "Times:\n:30 and\n:45",
        "??? 12", "=== x",
    ])
    func `other lines with these signs stay words`(_ text: String) throws {
        let words = try outline(text).joined(separator: " ")
        for word in text.split(whereSeparator: \.isWhitespace) where word != ">" {
            #expect(words.contains(word))
        }
    }
}
