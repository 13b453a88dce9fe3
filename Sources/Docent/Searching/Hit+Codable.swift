import Documents

extension Hit {
    private enum CodingKeys: String, CodingKey {
        case rank, document, collection, title, locator, score, lexical, vector, text, headings, context, date
        case sha256, copies, merged, notes
    }

    /// Reads a hit, of answers too that were kept before hits were merged.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        func value<Value: Decodable>(_ key: CodingKeys) throws -> Value {
            try container.decode(Value.self, forKey: key)
        }
        self.init(
            rank: try value(.rank), document: try value(.document), collection: try value(.collection),
            title: try value(.title), locator: try value(.locator), score: try value(.score),
            lexical: try container.decodeIfPresent(Leg.self, forKey: .lexical),
            vector: try container.decodeIfPresent(Leg.self, forKey: .vector),
            text: try value(.text), headings: try value(.headings),
            context: try container.decodeIfPresent(String.self, forKey: .context),
            date: try container.decodeIfPresent(String.self, forKey: .date), sha256: try value(.sha256),
            copies: try value(.copies),
            merged: try container.decodeIfPresent([Part].self, forKey: .merged) ?? [],
            notes: try value(.notes))
    }

    /// Writes the hit; a leg that did not find the passage is written as null.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(rank, forKey: .rank)
        try container.encode(document, forKey: .document)
        try container.encode(collection, forKey: .collection)
        try container.encode(title, forKey: .title)
        try container.encode(locator, forKey: .locator)
        try container.encode(score, forKey: .score)
        try container.encode(lexical, forKey: .lexical)
        try container.encode(vector, forKey: .vector)
        try container.encode(text, forKey: .text)
        try container.encode(headings, forKey: .headings)
        try container.encodeIfPresent(context, forKey: .context)
        try container.encodeIfPresent(date, forKey: .date)
        try container.encode(sha256, forKey: .sha256)
        try container.encode(copies, forKey: .copies)
        try container.encode(merged, forKey: .merged)
        try container.encode(notes, forKey: .notes)
    }
}
