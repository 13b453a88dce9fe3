/// The admitted postings of one term over all segments.
struct Postings {
    private(set) var chunks: [Int32] = []
    private(set) var frequencies: [UInt8] = []

    /// Appends postings that are known, in the order of their chunks.
    mutating func append(_ known: [(chunk: Int32, frequency: UInt8)]) {
        chunks += known.map(\.chunk)
        frequencies += known.map(\.frequency)
    }

    /// Reads a list.
    ///
    /// The loop is by hand because it runs once for every posting of every term.
    mutating func read(
        _ bytes: UnsafeRawBufferPointer, _ segment: PostingStore.Segment, _ admission: Admission
    ) {
        var reader = CompactReader(bytes)
        guard let count = reader.number(), count <= bytes.count else { return }
        var (offset, end, chunk) = (reader.offset, bytes.count, segment.chunks.lowerBound - 1)
        let known = chunks.count
        chunks.append(contentsOf: repeatElement(0, count: count))
        frequencies.append(contentsOf: repeatElement(0, count: count))
        var filled = known
        admission.bits.withUnsafeBufferPointer { bits in
            chunks.withUnsafeMutableBufferPointer { chunks in
                frequencies.withUnsafeMutableBufferPointer { frequencies in
                    while offset < end, filled - known < count {
                        var code = Int(bytes[offset])
                        offset &+= 1
                        if code >= 0x80 {
                            code &= 0x7F
                            var shift = 7
                            while offset < end, shift < 56 {
                                let next = Int(bytes[offset])
                                offset &+= 1
                                code |= (next & 0x7F) << shift
                                if next < 0x80 { break }
                                shift += 7
                            }
                        }
                        chunk &+= code >> 1
                        var frequency: UInt8 = 1
                        if code & 1 == 1, offset < end {
                            frequency = bytes[offset]
                            offset &+= 1
                        }
                        guard chunk >= 0, chunk >> 5 < bits.count else { end = 0; continue }
                        chunks[filled] = Int32(truncatingIfNeeded: chunk)
                        frequencies[filled] = frequency
                        filled &+= Int(bits[chunk >> 5] >> UInt32(truncatingIfNeeded: chunk & 31) & 1)
                    }
                }
            }
        }
        chunks.removeLast(chunks.count - filled)
        frequencies.removeLast(frequencies.count - filled)
    }
}
