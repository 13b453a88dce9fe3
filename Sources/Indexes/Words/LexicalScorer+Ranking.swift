/// Ranks passages by the scores of the stretches that they belong to.
extension LexicalScorer {
    /// By how much a passage is told from the others of its stretch.
    private static let ownShare: Float = 0.1

    /// The chunks with the greatest scores among those that `within` admits, best first.
    ///
    /// A passage scores at most what its stretch scores, and the best passage of a stretch scores exactly that. So a floor is
    /// found first: where `limit` rows hold a stretch above it, at least `limit` passages lie above it too. Stretches below the
    /// floor are skipped, most of them a whole row at a time.
    func best(_ scores: LexicalScores, within: Admission, limit: Int) -> Search.Scored {
        let narrowed = within.count < admission.count
        let rows = scores.greatestOfRows()
        let own = scores.own.span, stretches = scores.stretches.span, first = admission.stretches.first.span
        var best = BestScores(limit: limit, floor: narrowed ? 0 : TopList.floor(ofRank: limit, in: rows))
        for start in scores.starts(above: best.floor, of: rows).lazy.map({ Int($0) })
        where stretches[start] > best.floor {
            guard first[start] >= 0 else {
                if !narrowed || within.contains(start) { best.add(start, own[start]) }
                continue
            }
            let members = members(from: start)
            let greatest = members.reduce(Float(0)) { max($0, own[$1]) }
            for chunk in members where own[chunk] > 0 && (!narrowed || within.contains(chunk)) {
                best.add(chunk, Self.borne(own[chunk], stretches[start], greatest, members.count))
            }
        }
        return best.best
    }

    /// What one chunk bears of the scores; 0 when it has none of the words.
    func borne(_ chunk: ChunkID, of scores: LexicalScores) -> Float {
        guard scores.own[chunk] > 0 else { return 0 }
        let start = Int(admission.stretches.first[chunk])
        let members = start < 0 ? chunk..<chunk + 1 : members(from: start)
        let greatest = members.reduce(Float(0)) { max($0, scores.own[$1]) }
        return Self.borne(
            scores.own[chunk], scores.stretches[members.lowerBound], greatest, members.count)
    }

    /// How many of the chunks that `within` admits have one of the words.
    func matches(_ scores: LexicalScores, within: Admission) -> Int {
        guard within.count < admission.count else { return scores.count }
        let own = scores.own.span
        return scores.blocks.reduce(0) { sum, block in
            sum + block.count { own[$0] > 0 && within.contains($0) }
        }
    }

    private static func borne(_ own: Float, _ stretch: Float, _ greatest: Float, _ members: Int) -> Float {
        members == 1 ? own : stretch * (1 - ownShare * (1 - own / greatest))
    }

    /// The chunks of the stretch that begins with one; that one alone when there is no stretch.
    private func members(from start: Int) -> Range<Int> {
        let first = admission.stretches.first.span
        guard first[start] >= 0 else { return start..<start + 1 }
        var end = start + 1
        while end < first.count, Int(first[end]) == start { end += 1 }
        return start..<end
    }
}
