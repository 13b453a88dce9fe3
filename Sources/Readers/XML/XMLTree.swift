/// Gathers what a file holds while it is parsed.
protocol XMLGatheringSink: XMLSink {
    associatedtype Gathered

    /// Makes room for what a file may hold.
    init(_ utf8: [UInt8])

    /// The namespace of the root element.
    var rootNamespace: String? { get }

    /// How many bytes of text were met.
    var wordCount: Int { get }

    /// What was gathered, which the sink then holds no more.
    func finish() -> Gathered
}

/// Parses XML to what a sink makes of it.
enum XMLTree {
    /// What came of a parse.
    struct Result<Gathered> {
        var tree: Gathered
        let namespace: String?
        /// What ended the parse early, when something of the file could be read before.
        let failure: ReaderError?
        /// Whether entities were not followed.
        let hasUnresolvedEntities: Bool
    }

    /// Parses valid UTF-8; of a file with errors as much is kept as can be.
    static func parse<Sink: XMLGatheringSink>(
        _ utf8: [UInt8], options: ReadingOptions, as sink: Sink.Type
    ) throws(ReaderError) -> Result<Sink.Gathered> {
        let strict = Run<Sink>(utf8, options, recovers: false)
        guard let failure = strict.failure else { return strict.result(nil) }
        guard case .damaged = failure else { throw failure }
        let lenient = Run<Sink>(utf8, options, recovers: true)
        let isBetter = lenient.failure == nil && lenient.sink.wordCount > strict.sink.wordCount
        let best = isBetter ? lenient : strict
        guard best.sink.wordCount > 0 else { throw failure }
        return best.result(failure)
    }

    /// One parse of a file.
    private struct Run<Sink: XMLGatheringSink> {
        let sink: Sink
        private(set) var failure: ReaderError?
        private let hasUnresolvedEntities: Bool

        init(_ utf8: [UInt8], _ options: ReadingOptions, recovers: Bool) {
            sink = Sink(utf8)
            var parser = LibXML2Parser(
                sink,
                XMLParsing(
                    format: "xml", documentType: .tolerated, maximumDepth: options.maximumDepth, isUTF8: true,
                    recovers: recovers))
            do throws(ReaderError) {
                try parser.feed(utf8)
                try parser.finish()
            } catch {
                failure = error
            }
            hasUnresolvedEntities = parser.hasUnresolvedEntities
        }

        func result(_ failure: ReaderError?) -> Result<Sink.Gathered> {
            Result(
                tree: sink.finish(), namespace: sink.rootNamespace, failure: failure,
                hasUnresolvedEntities: hasUnresolvedEntities)
        }
    }
}
