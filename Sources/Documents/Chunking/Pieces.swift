/// The pieces of one section.
struct Pieces {
    let chunker: Chunker
    let document: Document
    let section: Section
    let allowance: Allowance
    private(set) var all: [Piece] = []
    private var lastRun = 0
    private var leadIn: Piece.Context?

    init(chunker: Chunker, document: Document, section: Section, allowance: Allowance) {
        self.chunker = chunker
        self.document = document
        self.section = section
        self.allowance = allowance
        for index in section.blocks { add(index) }
    }

    private mutating func add(_ index: Int) {
        let block = document.blocks[index]
        guard !block.range.isEmpty else { return }
        if !block.isListItem { leadIn = nil }
        if let table = block.table {
            addTable(table, index)
        } else {
            addText(block, index)
        }
        let next = index + 1 < section.blocks.upperBound ? document.blocks[index + 1] : nil
        guard let next, all.last?.block == index else { return }
        all[all.count - 1].staysWithNext = staysTogether(block, next)
        if next.isListItem, !block.isListItem, endsInColon(block) { leadIn = context(document[block.range]) }
    }

    private func staysTogether(_ block: Block, _ next: Block) -> Bool {
        switch block.kind {
        case .heading, .term, .caption: return true
        case .listItem(let depth, _):
            if case .listItem(let deeper, _) = next.kind { return deeper > depth }
            return false
        default: return next.kind != .paragraph && endsInColon(block)
        }
    }

    private func endsInColon(_ block: Block) -> Bool {
        block.table == nil && document[block.range].utf8.last == UInt8(ascii: ":")
    }

    func context(_ text: Substring) -> Piece.Context? {
        let short = chunker.shortened(String(text), to: allowance.context)
        return short.isEmpty ? nil : Piece.Context(text: short, tokens: chunker.tokens(short[...]))
    }

    // MARK: Text

    private mutating func addText(_ block: Block, _ index: Int) {
        let model = Piece(
            range: block.range, tokens: 0, block: index, layer: block.layer, run: 0,
            context: block.isListItem ? leadIn : nil)
        all += pieces(of: model, limit: allowance.limit(besides: model.context?.tokens ?? 0))
    }

    /// A piece cut as coarsely as the limit allows: sentences or lines, else words, else characters.
    func pieces(of model: Piece, limit: Int) -> [Piece] {
        let tokens = chunker.tokens(document[model.range])
        guard tokens > limit else { return [model.with(model.range, tokens)] }
        let units: [Range<Int>]
        if case .code = document.blocks[model.block].kind {
            units = Splitting.lines(of: document.text, in: model.range)
        } else {
            units = Sentences.ranges(in: document.text, range: model.range)
        }
        return units.flatMap { unit in
            let tokens = units.count == 1 ? tokens : chunker.tokens(document[unit])
            return tokens > limit ? words(of: model, in: unit, limit) : [model.with(unit, tokens)]
        }
    }

    private func words(of model: Piece, in range: Range<Int>, _ limit: Int) -> [Piece] {
        Splitting.words(of: document.text, in: range).flatMap { word in
            characters(of: model, in: word, limit)
        }
    }

    /// Parts of about equal length, halved until each is within the limit or a single character.
    private func characters(of model: Piece, in range: Range<Int>, _ limit: Int) -> [Piece] {
        var done: [Piece] = []
        var open = [range]
        while let range = open.popLast() {
            let tokens = chunker.tokens(document[range])
            if tokens > limit, let middle = Splitting.boundary(nearMiddleOf: range, in: document.text) {
                open += [middle..<range.upperBound, range.lowerBound..<middle]
            } else {
                done.append(model.with(range, tokens))
            }
        }
        return done
    }

    // MARK: Runs

    /// Begins a run of pieces that share no chunk with others; what stays with the next piece joins it.
    mutating func newRun(layer: Block.Layer, joining: Bool = false) -> Int {
        lastRun += 1
        var last = all.count - 1
        while joining, last >= 0, all[last].staysWithNext, all[last].layer == layer, all[last].run == 0 {
            all[last].run = lastRun
            last -= 1
        }
        return lastRun
    }

    mutating func append(_ pieces: some Sequence<Piece>) {
        all += pieces
    }
}

extension Piece {
    func with(_ range: Range<Int>, _ tokens: Int) -> Piece {
        var copy = self
        copy.range = range
        copy.tokens = tokens
        return copy
    }
}

extension Block {
    fileprivate var isListItem: Bool {
        if case .listItem = kind { true } else { false }
    }
}
