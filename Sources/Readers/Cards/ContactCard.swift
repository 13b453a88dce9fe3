/// What is shown of an address card.
enum ContactCard {
    /// The name; nil where the card has none.
    static func title(_ lines: [ContentLine]) -> String? {
        func first(_ name: String) -> ContentLine? { lines.first { $0.name == name && !$0.value.isEmpty } }
        if let name = first("FN") { return name.text }
        if let name = first("N") {
            let parts = name.parts
            // Family, given, additional, before and behind the name.
            return [3, 1, 2, 0, 4].filter { $0 < parts.count }.map { parts[$0] }.filter { !$0.isEmpty }
                .joined(separator: " ")
        }
        return first("ORG")?.parts.first ?? first("EMAIL")?.text
    }

    /// What is known, each with its label.
    static func rows(_ lines: [ContentLine]) -> [(label: String, value: String)] {
        lines.compactMap { line in
            guard let label = labels[line.name] else { return nil }
            let value = value(line)
            guard !value.allSatisfy(\.isWhitespace) else { return nil }
            return (label + kind(line), value)
        }
    }

    private static let labels = [
        "ORG": "Organization", "TITLE": "Title", "ROLE": "Role", "NICKNAME": "Nickname", "TEL": "Phone",
        "EMAIL": "Email", "ADR": "Address", "URL": "Link", "IMPP": "Messenger", "BDAY": "Birthday",
        "ANNIVERSARY": "Anniversary", "CATEGORIES": "Categories", "LANG": "Language", "TZ": "Time zone",
        "NOTE": "Note",
    ]

    private static func value(_ line: ContentLine) -> String {
        switch line.name {
        case "ORG", "ADR": return line.parts.filter { !$0.isEmpty }.joined(separator: ", ")
        case "BDAY", "ANNIVERSARY": return CalendarTime.parts(line.value)?.date ?? line.text
        default:
            for scheme in ["tel:", "mailto:"] where line.text.lowercased().hasPrefix(scheme) {
                return String(line.text.dropFirst(scheme.count))
            }
            return line.text
        }
    }

    private static let kinds: Set<String> = [
        "work", "home", "cell", "mobile", "fax", "pager", "car", "assistant", "emergency",
    ]

    private static func kind(_ line: ContentLine) -> String {
        let types = line.parameters.filter { $0.key == "TYPE" }
            .flatMap { $0.value.lowercased().split(separator: ",").map(String.init) }.filter(kinds.contains)
        return types.isEmpty ? "" : " (\(types.joined(separator: ", ")))"
    }
}
