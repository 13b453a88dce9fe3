import Documents

/// Where the dark words of a page stand, in the measure of `pdftohtml`.
struct PageInk: Sendable {
    /// The width of the page.
    let width: Double
    private var bands: [Int: [Place.Box]] = [:]

    /// How high a band is, and how many one text reaches over at most.
    private static let band = 24.0
    private static let mostBands = 64

    init(width: Double) { self.width = width }

    fileprivate mutating func add(_ box: Place.Box) {
        let first = Self.number(box.top)
        for number in first...min(max(first, Self.number(box.bottom)), first + Self.mostBands) {
            bands[number, default: []].append(box)
        }
    }

    /// Whether the middle of a box lies within dark words.
    func covers(_ box: Place.Box) -> Bool {
        let (x, y) = ((box.left + box.right) / 2, (box.top + box.bottom) / 2)
        return bands[Self.number(y)]?.contains {
            $0.left <= x && x <= $0.right && $0.top <= y && y <= $0.bottom
        } ?? false
    }

    private static func number(_ y: Double) -> Int { Int(y / band) }
}

/// Reads the XML of `pdftohtml`: texts with the colours of their fonts.
struct PageInkHandler: XMLHandler {
    enum Name: String, CaseIterable {
        case page, fontspec, text, id, color, font, width, height, top, left
    }

    private(set) var pages: [PageInk] = []
    private var paleFonts: Set<String> = []

    /// How light a colour is, of 255, for it to be looked at.
    private static let pale = 200

    mutating func start(_ name: Name?, _ attributes: XMLAttributes<Name>) throws(ReaderError) {
        func number(_ name: Name) -> Double {
            let number = attributes[name].flatMap(Double.init) ?? 0
            return number.isNaN ? 0 : min(max(number, -100_000), 100_000)
        }
        switch name {
        case .page: pages.append(PageInk(width: number(.width)))
        case .fontspec:
            guard let id = attributes[.id], Self.isPale(attributes[.color] ?? "") else { return }
            paleFonts.insert(id)
        case .text:
            guard let page = pages.indices.last, !paleFonts.contains(attributes[.font] ?? "") else { return }
            let (left, top) = (number(.left), number(.top))
            pages[page].add(
                Place.Box(
                    left: left, top: top, right: left + number(.width), bottom: top + number(.height)))
        default: break
        }
    }

    mutating func end(_ name: Name?) throws(ReaderError) {}

    mutating func text(_ bytes: UnsafeRawBufferPointer) throws(ReaderError) {}

    private static func isPale(_ colour: String) -> Bool {
        guard colour.hasPrefix("#"), let colour = Int(colour.dropFirst(), radix: 16) else { return false }
        return (colour >> 16 & 255) * 30 + (colour >> 8 & 255) * 59 + (colour & 255) * 11 >= pale * 100
    }
}
