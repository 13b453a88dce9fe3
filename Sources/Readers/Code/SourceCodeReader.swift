package import Documents

/// Reads program text: runs of lines between blank ones, verbatim, each with its lines.
///
/// Minified code and data that a program wrote as code are refused, since nobody reads them and one such file has more
/// passages than a manual. They are told by their lines: nine tenths of the text stand in lines of more than 300 bytes,
/// which people write in prose and in data alone; the formats that hold those are exempt.
package enum SourceCodeReader: Reader {
    package static let format = Format(rawValue: "code")

    package static func recognises(_ source: Source) -> Recognition {
        guard languages[source.fileExtension] != nil, PlainTextReader.looksLikeText(source.bytes) else {
            return .no
        }
        return .named
    }

    package static func read(
        _ source: Source, into builder: inout DocumentBuilder, options: ReadingOptions
    ) throws(ReaderError) {
        let text = TextLines(source.bytes, into: &builder)
        let language = languages[source.fileExtension]
        if !prose.contains(source.fileExtension), isGenerated(text) {
            throw .generated(detail: "its lines have hundreds of characters")
        }
        var first = 0
        var last = 0
        for (number, line) in text.numbered {
            // A blank line ends a run once it is long enough to mean something by itself.
            if line.isBlank, first > 0, last - first >= 12 {
                add(text, first...last, language, &builder)
                first = 0
            }
            if line.isBlank { continue }
            if first == 0 { first = number }
            last = number
            if last - first >= 120 {
                add(text, first...last, language, &builder)
                first = 0
            }
            if builder.isFull { return }
        }
        if first > 0 { add(text, first...last, language, &builder) }
    }

    /// The extensions of formats whose lines are paragraphs or records.
    private static let prose: Set<String> = [
        "tex", "bib", "sql", "yaml", "yml", "toml", "ini", "cfg", "conf", "properties", "diff", "patch",
    ]

    private static func isGenerated(_ text: TextLines) -> Bool {
        var long = 0
        var all = 0
        for line in text.lines {
            all += line.to - line.from
            if line.to - line.from > 300 { long += line.to - line.from }
        }
        return all > 2_000 && long * 10 >= all * 9
    }

    private static func add(
        _ text: TextLines, _ lines: ClosedRange<Int>, _ language: String?, _ builder: inout DocumentBuilder
    ) {
        var code = Inline()
        let from = text.lines[lines.lowerBound - 1].from
        let to = text.lines[lines.upperBound - 1].to
        code.appendVerbatim(String(decoding: text.bytes[from..<to], as: UTF8.self))
        builder.append(.code(language: language), code, place: .lines(lines))
    }

    /// The extensions of the files that are program text.
    package static var extensions: some Swift.Collection<String> { languages.keys }

    private static let languages: [String: String] = [
        "swift": "swift", "c": "c", "h": "c", "cc": "cpp", "cpp": "cpp", "hpp": "cpp", "m": "objective-c",
        "py": "python", "rb": "ruby", "pl": "perl", "php": "php", "java": "java", "kt": "kotlin",
        "scala": "scala",
        "cs": "csharp", "fs": "fsharp", "go": "go", "rs": "rust", "js": "javascript", "mjs": "javascript",
        "ts": "typescript", "tsx": "typescript", "jsx": "javascript", "sh": "bash", "bash": "bash",
        "zsh": "zsh",
        "ps1": "powershell", "bat": "batch", "sql": "sql", "r": "r", "jl": "julia", "lua": "lua",
        "hs": "haskell",
        "ex": "elixir", "erl": "erlang", "clj": "clojure", "lisp": "lisp", "vb": "vb", "pas": "pascal",
        "f90": "fortran", "asm": "asm", "s": "asm", "css": "css", "scss": "scss", "less": "less",
        "yaml": "yaml",
        "yml": "yaml", "toml": "toml", "ini": "ini", "cfg": "ini", "conf": "ini", "properties": "properties",
        "mk": "make", "cmake": "cmake", "dockerfile": "dockerfile", "tf": "hcl", "proto": "protobuf",
        "graphql": "graphql", "tex": "latex", "bib": "bibtex", "diff": "diff", "patch": "diff", "vue": "vue",
    ]
}
