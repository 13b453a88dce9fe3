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
    ///
    /// Hidden text is found only when asked for.
    public var layers: Set<Block.Layer>
    /// Filters that a document must pass besides, as those of an application whose users may narrow but not widen a search.
    private(set) var outer: [SearchFilter]?

    private enum CodingKeys: String, CodingKey {
        case collections, paths, formats, after, before, layers, outer
        case exactPaths = "documents"
    }

    /// Makes a filter; by default it lets everything pass except hidden text.
    public init(
        collections: [String] = [], paths: [String] = [], documents: [String] = [], formats: [Format] = [],
        after: String? = nil, before: String? = nil, layers: Set<Block.Layer> = [.body, .furniture]
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
    public func within(_ bounds: SearchFilter) -> SearchFilter {
        var narrowed = self
        narrowed.layers = bounds.layers
        if narrowed == SearchFilter(layers: bounds.layers) { return bounds }
        if bounds != SearchFilter(layers: bounds.layers) { narrowed.outer = (outer ?? []) + [bounds] }
        return narrowed
    }

    /// The filter and those that it lies in.
    public var all: [SearchFilter] { [self] + (outer ?? []).flatMap(\.all) }
}
