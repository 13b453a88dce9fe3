@testable import Readers

/// Formats of plain lines.
extension RandomFile {
    static func markdown(_ pieces: [RandomOutline.Piece]) -> String {
        func safe(_ text: String) -> String {
            text.replacing("<", with: "\\<").replacing("#", with: "\\#").replacing("&", with: "\\&")
        }
        return pieces.map { piece in
            switch piece {
            case .heading(let level, let text):
                String(repeating: "#", count: level) + " " + safe(text)
            case .paragraph(let text): safe(text)
            case .list(let items): items.map { "- " + safe($0) }.joined(separator: "\n")
            case .table(let rows):
                rows.enumerated().map { number, row in
                    let line = "| " + row.map(safe).joined(separator: " | ") + " |"
                    return number == 0 ? line + "\n|" + row.map { _ in " --- |" }.joined() : line
                }.joined(separator: "\n")
            }
        }.joined(separator: "\n\n") + "\n"
    }

    static func asciiDoc(_ outline: RandomOutline) -> String {
        outline.pieces.map { piece in
            switch piece {
            case .heading(let level, let text):
                String(repeating: "=", count: min(level, 5) + 1) + " " + text
            case .paragraph(let text): text
            case .list(let items): items.map { "* " + $0 }.joined(separator: "\n")
            case .table(let rows):
                "|===\n" + rows.map { $0.map { "|" + $0 }.joined(separator: " ") }.joined(separator: "\n")
                    + "\n|==="
            }
        }.joined(separator: "\n\n") + "\n"
    }

    /// Paragraphs of which the long ones are cut at every fifth word.
    static func plain(_ outline: RandomOutline) -> String {
        outline.pieces.map { piece in
            piece.rows.map { row in
                let words = row.joined(separator: " ").split(separator: " ")
                return stride(from: 0, to: words.count, by: 5).map { start in
                    words[start..<min(start + 5, words.count)].joined(separator: " ")
                }.joined(separator: "\n")
            }.joined(separator: "\n")
        }.joined(separator: "\n\n") + "\n"
    }

    static func program(_ outline: RandomOutline) -> String {
        plain(outline).split(separator: "\n", omittingEmptySubsequences: false)
            .map { $0.isEmpty ? "step()\n" : "# " + $0 }.joined(separator: "\n")
    }

    static func separated(_ outline: RandomOutline, by mark: String, quoted: Bool) -> String {
        rows(outline).map { row in
            row.map {
                quoted ? "\"" + $0.replacing("\"", with: "\"\"") + "\"" : $0.filter { !"\";".contains($0) }
            }
            .joined(separator: mark)
        }.joined(separator: "\r\n")
    }

    /// Cues of which some follow after a silence.
    static func subtitles(_ outline: RandomOutline, isWeb: Bool) -> String {
        var second = 0
        let cues = rows(outline).joined().enumerated().map { number, text in
            second += number % 3 == 0 ? 9 : 2
            let mark = isWeb ? "." : ","
            let times = [second, second + 1].map { time in
                "00:\(time / 60 < 10 ? "0" : "")\(time / 60):\(time % 60 < 10 ? "0" : "")\(time % 60)\(mark)000"
            }
            return (isWeb ? "" : "\(number + 1)\n") + times.joined(separator: " --> ") + "\n" + text
        }
        return (isWeb ? "WEBVTT\n\n" : "") + cues.joined(separator: "\n\n") + "\n"
    }

    // MARK: Entries of lines that are folded

    static func calendar(_ outline: RandomOutline) -> String {
        let events = outline.pieces.enumerated().map { number, piece in
            entry("VEVENT", ["DTSTART:202603\(10 + number)T100000Z"], "SUMMARY", "DESCRIPTION", piece)
        }
        return "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n" + events.joined() + "END:VCALENDAR\r\n"
    }

    static func cards(_ outline: RandomOutline) -> String {
        outline.pieces.map { entry("VCARD", ["VERSION:4.0"], "FN", "NOTE", $0) }.joined()
    }

    private static func entry(
        _ kind: String, _ lines: [String], _ title: String, _ rest: String, _ piece: RandomOutline.Piece
    ) -> String {
        func safe(_ text: String) -> String { text.replacing(";", with: "\\;") }
        let texts = piece.texts.map(safe)
        let more = texts.dropFirst().joined(separator: "\\n")
        let own = ["\(title):\(texts[0])"] + (more.isEmpty ? [] : ["\(rest):\(more)"])
        let all = ["BEGIN:\(kind)"] + lines + own.map(folded) + ["END:\(kind)"]
        return all.joined(separator: "\r\n") + "\r\n"
    }

    private static func folded(_ line: String) -> String {
        var rest = line[...]
        var parts: [Substring] = []
        while !rest.isEmpty {
            parts.append(rest.prefix(40))
            rest = rest.dropFirst(40)
        }
        return parts.joined(separator: "\r\n ")
    }
}
