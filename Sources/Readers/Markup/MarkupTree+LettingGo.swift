import POSIX

extension MarkupTree {
    /// Whether the bytes of nodes that come later in the document stand behind those of the ones before, but for what was added
    /// to the file's own.
    var hasOrderedBytes: Bool { links.isEmpty }

    /// Where the values of an element's attributes lie.
    func values(of element: ID) -> [Range<Int>] {
        let node = nodes[Int(element)]
        guard node.name >= 0 else { return [] }
        return attributes[Int(node.from)..<Int(node.to)].map { Int($0.from)..<Int($0.to) }
    }

    /// Gives the memory of bytes back that nobody asks this tree for any more; what they are is then undefined.
    ///
    /// Other holders of the same bytes keep them, since this tree takes a copy of its own first.
    mutating func letGo(_ range: Range<Int>) {
        unsafe bytes.withUnsafeMutableBytes { buffer in
            guard let start = buffer.baseAddress else { return }
            let page = Int(getpagesize())
            let first = (Int(bitPattern: start) + range.lowerBound + page - 1) / page * page
            let end = (Int(bitPattern: start) + range.upperBound) / page * page
            guard first < end else { return }
            unsafe madvise(UnsafeMutableRawPointer(bitPattern: first), end - first, MADV_DONTNEED)
        }
    }
}
