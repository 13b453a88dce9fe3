/// The pages of 512 bytes on which a document of Word 97 to 2003 keeps the properties of its runs ([MS-DOC], section 2.9.34).
extension DOCText {
    /// Where the pages begin whose table stands at a place of the head; those beyond the end are left out.
    func pages(tableAt head: Int) -> [Int] {
        let (start, size) = (self.head(head), self.head(head + 4))
        let count = max(0, (min(size, table.count) - 4) / 8)
        return (0..<count).map { page in
            let number = table.number(at: start + (count + 1) * 4 + page * 4, width: 4) ?? 0
            return Int(number & 0x3F_FFFF) * 512
        }.filter { $0 + 512 <= stream.count }
    }
}

extension Array {
    /// The last element that begins at an offset or before it, the elements being in the order of their beginnings; the first
    /// where all begin later, nil where there is none.
    func last(from beginning: (Element) -> Int, notAfter offset: Int) -> Element? {
        guard !isEmpty else { return nil }
        var (low, high) = (0, count)
        while low + 1 < high {
            let middle = (low + high) / 2
            if beginning(self[middle]) <= offset { low = middle } else { high = middle }
        }
        return self[low]
    }
}
