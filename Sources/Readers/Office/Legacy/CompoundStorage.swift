/// The storages and streams of an OLE compound file in memory ([MS-CFB]).
///
/// Every number in the file is checked before it is used; a chain of sectors ends at the size of its stream, at that of the
/// file, and after as many steps as there are sectors, so that a cycle costs no more than reading the file once.
struct CompoundStorage {
    /// A storage or stream of the directory.
    struct Entry {
        let name: String
        let isStream: Bool
        fileprivate let left: Int
        fileprivate let right: Int
        fileprivate let child: Int
        fileprivate let start: Int
        fileprivate let size: Int
    }

    private let bytes: [UInt8]
    private let sectorShift: Int
    private let smallLimit: Int
    private var next: [UInt32] = []
    private var nextSmall: [UInt32] = []
    private var entries: [Entry] = []
    private var smallSectors: [UInt8] = []
    private static let last: UInt32 = 0xFFFF_FFFA

    /// Reads the directory; nil when the bytes are no compound file.
    init?(_ bytes: [UInt8]) {
        self.bytes = bytes
        guard CompoundFile.isOne(bytes), bytes.count >= 512 else { return nil }
        sectorShift = Int(bytes.number(at: 30, width: 2) ?? 0)
        guard sectorShift == 9 || sectorShift == 12 else { return nil }
        smallLimit = Int(bytes.number(at: 56, width: 4) ?? 0)
        next = allocation()
        readEntries()
        guard let root = entries.first else { return nil }
        smallSectors = chain(from: root.start, size: root.size)
        nextSmall = Self.numbers(chain(from: header(60), size: header(64) << sectorShift))
    }

    private func header(_ offset: Int) -> Int { Int(bytes.number(at: offset, width: 4) ?? 0) }

    /// The table of which sector follows which.
    private func allocation() -> [UInt32] {
        var sectors = (0..<109).compactMap { bytes.number(at: 76 + $0 * 4, width: 4) }
        var more = header(68)
        let perSector = (1 << sectorShift) / 4
        for _ in 0..<min(header(72), bytes.count >> sectorShift) where UInt32(more) < Self.last {
            let start = (more + 1) << sectorShift
            sectors += (0..<perSector - 1).compactMap { bytes.number(at: start + $0 * 4, width: 4) }
            more = Int(bytes.number(at: start + (perSector - 1) * 4, width: 4) ?? Self.last)
        }
        var table: [UInt32] = []
        for sector in sectors.prefix(bytes.count >> sectorShift) where sector < Self.last {
            table += Self.numbers(Array(self.sector(Int(sector))))
        }
        return table
    }

    private func sector(_ number: Int) -> ArraySlice<UInt8> {
        let start = (number + 1) << sectorShift
        guard start < bytes.count else { return [] }
        return bytes[start..<min(start + 1 << sectorShift, bytes.count)]
    }

    private static func numbers(_ bytes: [UInt8]) -> [UInt32] {
        stride(from: 0, to: bytes.count - 3, by: 4).compactMap { bytes.number(at: $0, width: 4) }
    }

    /// The bytes of a chain of sectors, at most `size` and never more than the file has.
    private func chain(from start: Int, size: Int) -> [UInt8] {
        Self.chain(from: start, limit: min(size, bytes.count), next, sector)
    }

    private func smallChain(from start: Int, size: Int) -> [UInt8] {
        Self.chain(from: start, limit: min(size, smallSectors.count), nextSmall) { number in
            let from = min(number * 64, smallSectors.count)
            return smallSectors[from..<min(from + 64, smallSectors.count)]
        }
    }

    /// Joins sectors that follow each other, in no more steps than there are sectors, since some in a cycle may hold nothing.
    private static func chain(
        from start: Int, limit: Int, _ next: [UInt32], _ sector: (Int) -> ArraySlice<UInt8>
    ) -> [UInt8] {
        var result: [UInt8] = []
        var current = start
        for _ in next.indices {
            guard result.count < limit, current < next.count else { break }
            result += sector(current)
            current = Int(next[current])
        }
        return result.count > limit ? Array(result.prefix(limit)) : result
    }

    private mutating func readEntries() {
        let directory = chain(from: header(48), size: bytes.count)
        for start in stride(from: 0, to: directory.count - 127, by: 128) where entries.count < 100_000 {
            func number(_ offset: Int, _ width: Int = 4) -> Int {
                Int(directory.number(at: start + offset, width: width) ?? 0)
            }
            let length = min(max(number(64, 2) - 2, 0), 62)
            let name = directory[start..<start + length]
            entries.append(
                Entry(
                    name: UTF16Text.text(Array(name)), isStream: number(66, 1) == 2, left: number(68),
                    right: number(72), child: number(76), start: number(116), size: number(120)))
        }
    }

    // MARK: Reading

    /// The members of a storage, of the outermost one for nil; at most 10,000.
    func members(of storage: Entry? = nil) -> [Entry] {
        var members: [Entry] = []
        var seen: Set<Int> = []
        var waiting = [(storage ?? entries[0]).child]
        while let position = waiting.popLast(), members.count < 10_000 {
            guard entries.indices.contains(position), seen.insert(position).inserted else { continue }
            members.append(entries[position])
            waiting += [entries[position].left, entries[position].right]
        }
        return members
    }

    /// The bytes of a stream in the outermost storage, by its name in any case; nil when there is none.
    func content(named name: String) -> [UInt8]? {
        let key = name.lowercased()
        return members().first { $0.isStream && $0.name.lowercased() == key }.map(content)
    }

    /// The bytes of a stream.
    func content(of stream: Entry) -> [UInt8] {
        guard stream.isStream else { return [] }
        return stream.size < smallLimit
            ? smallChain(from: stream.start, size: stream.size) : chain(from: stream.start, size: stream.size)
    }
}

/// UTF-16 as compound files and their properties keep it, the low byte first.
enum UTF16Text {
    /// The text of some bytes, without the zeros at its end.
    static func text(_ bytes: [UInt8]) -> String {
        var units = stride(from: 0, to: bytes.count - 1, by: 2).map {
            UInt16(bytes[$0]) | UInt16(bytes[$0 + 1]) << 8
        }
        while units.last == 0 { units.removeLast() }
        return String(decoding: units, as: UTF16.self)
    }
}

extension [UInt8] {
    /// A number of some bytes, the low one first; nil where the bytes end before it.
    func number(at offset: Int, width: Int) -> UInt32? {
        guard offset >= 0, offset + width <= count else { return nil }
        return (0..<width).reduce(0) { $0 | UInt32(self[offset + $1]) << UInt32($1 * 8) }
    }
}
