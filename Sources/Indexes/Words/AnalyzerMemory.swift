import Synchronization

/// Analyzers that searches are done with, for those that follow: they know the stems of the words that they met.
final class AnalyzerMemory: Sendable {
    private let free = Mutex<[Analyzer]>([])

    /// As many as searches read at once.
    private static let most = IndexFile.readers

    /// One that nobody else has.
    func take() -> Analyzer { free.withLock { $0.popLast() } ?? Analyzer() }

    /// Keeps one that nobody needs any more.
    func give(_ analyzer: Analyzer) {
        free.withLock { if $0.count < Self.most { $0.append(analyzer) } }
    }
}
