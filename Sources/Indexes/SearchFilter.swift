public import Documents

/// Which chunks may be found at all.
///
/// It is applied before anything is ranked or counted.
public struct SearchFilter: Sendable, Hashable, Codable {
    /// The collections to search by name; all when empty.
    public var collections: [String]
    /// Path patterns with `*`, `?` and `[…]`, or paths of files or folders, one of which must match; all when empty.
    ///
    /// `*` crosses `/`.
    public var paths: [String]
    /// The documents to search by their exact paths, in which nothing stands for anything else; all when empty.
    public var documents: [String] {
        get { exactPaths ?? [] }
        set { exactPaths = newValue.isEmpty ? nil : newValue }
    }
    /// Nil where filters that were kept have no such field.
    private var exactPaths: [String]?
    /// The formats to search; all when empty.
    public var formats: [Format]
    /// Only documents dated at or after this ISO 8601 date.
    public var after: String?
    /// Only documents dated before this ISO 8601 date.
    public var before: String?
    /// The layers to search.
    package var layers: Set<Block.Layer>
    /// Filters that a document must pass besides, as those of an application whose users may narrow but not widen a search.
    private(set) var outer: [SearchFilter]?

    private enum CodingKeys: String, CodingKey {
        case collections, paths, formats, after, before, layers, outer
        case exactPaths = "documents"
    }

    /// Whether text that a file hides from its readers is searched too.
    public var includesHidden: Bool {
        get { layers.contains(.hidden) }
        set { if newValue { layers.insert(.hidden) } else { layers.remove(.hidden) } }
    }

    /// What the readers of a file see.
    private static let visible: Set<Block.Layer> = [.body, .furniture]

    /// Makes a filter; by default it lets everything pass except hidden text.
    public init(
        collections: [String] = [], paths: [String] = [], documents: [String] = [], formats: [Format] = [],
        after: String? = nil, before: String? = nil
    ) {
        self.init(
            collections: collections, paths: paths, documents: documents, formats: formats, after: after,
            before: before, layers: Self.visible)
    }

    /// Makes a filter that lets text of these layers pass.
    package init(
        collections: [String] = [], paths: [String] = [], documents: [String] = [], formats: [Format] = [],
        after: String? = nil, before: String? = nil, layers: Set<Block.Layer>
    ) {
        self.collections = collections
        self.paths = paths
        exactPaths = documents.isEmpty ? nil : documents
        self.formats = formats
        self.after = after
        self.before = before
        self.layers = layers
    }

    /// The filter within another: only what both let through passes; the layers are those of `bounds`.
    package func within(_ bounds: SearchFilter) -> SearchFilter {
        var narrowed = self
        narrowed.layers = bounds.layers
        if narrowed == SearchFilter(layers: bounds.layers) { return bounds }
        if bounds != SearchFilter(layers: bounds.layers) { narrowed.outer = (outer ?? []) + [bounds] }
        return narrowed
    }

    /// The filter and those that it lies in.
    package var all: [SearchFilter] { [self] + (outer ?? []).flatMap(\.all) }
}
