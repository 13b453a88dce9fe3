extension Sentences {
    /// Whether a number and a full stop before another word are an ordinal, as German writes them.
    ///
    /// They are before a word that is counted so, and where an article or the like comes before them or they open a clause,
    /// unless the word after them can only open a sentence.
    ///
    /// - Parameters:
    ///   - number: where the number begins.
    ///   - next: where the next word begins.
    func isOrdinal(_ number: Int, next: Int) -> Bool {
        let noun = word(at: next)
        if Ordinals.counted.contains(noun) { return true }
        guard !noun.isEmpty, !Ordinals.opensSentence(noun), number > start else { return false }
        if bytes[number - 1] == UInt8(ascii: "(") { return true }
        var to = number
        while to > start, bytes[to - 1] <= 0x20 { to -= 1 }
        guard to > start else { return true }
        var from = to
        while from > start, to - from < 16, bytes[from - 1] > 0x20 { from -= 1 }
        let before = bytes[from..<to]
        guard let last = before.last else { return false }
        if last == UInt8(ascii: ",") { return !(before.first.map { (0x30...0x39).contains($0) } ?? false) }
        if [UInt8(ascii: ":"), UInt8(ascii: ";")].contains(last) { return true }
        let word = String(decoding: before, as: UTF8.self).lowercased()
        if Ordinals.before.contains(word) { return !isAfterI(from, word) }
        return Ordinals.joining.contains(word) && isAfterOrdinal(from)
    }

    /// The letters from a position on.
    func word(at from: Int) -> String {
        var to = from
        while to < end, to - from < 24, isLetter(bytes[to]) { to += 1 }
        return String(decoding: bytes[from..<to], as: UTF8.self)
    }

    /// Whether an `am` is the English one.
    private func isAfterI(_ position: Int, _ word: String) -> Bool {
        word == "am" && position >= start + 2 && bytes[position - 2] == UInt8(ascii: "I")
    }

    /// Whether another ordinal ends before a position.
    private func isAfterOrdinal(_ position: Int) -> Bool {
        position >= start + 3 && bytes[position - 2] == UInt8(ascii: ".")
            && (0x30...0x39).contains(bytes[position - 3])
    }
}

/// The words beside German ordinals.
enum Ordinals {
    /// Whether a word before which a sentence may end is one that opens sentences, and that nothing is counted by.
    static func opensSentence(_ word: String) -> Bool { openers.contains(word) }

    /// Words before an ordinal, in small letters.
    static let before: Set<String> = [
        "der", "die", "das", "dem", "den", "des", "im", "am", "zum", "zur", "vom", "beim", "ins", "bis", "ab",
        "seit", "jeder", "jede", "jedes", "jedem", "jeden", "dieser", "diese", "dieses", "diesem", "diesen",
        "ein", "eine", "einer", "einem", "einen", "ihr", "ihre", "ihrer", "sein", "seine", "seiner", "unser",
        "unsere", "als", "ist", "jeweils", "zzgl", "zweite", "kein", "keine",
    ]

    /// Words between two ordinals.
    static let joining: Set<String> = ["und", "oder", "bis", "sowie", "bzw.", "u.", "–", "-", "/"]

    /// Words that German counts with ordinals wherever they stand.
    static let counted: Set<String> = [
        "Januar", "Jänner", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September",
        "Oktober", "November", "Dezember", "Quartal", "Kapitel", "Abschnitt", "Absatz", "Stock", "Etage",
        "Auflage", "Jahr", "Jahrhundert", "Geburtstag", "Tag", "Monat", "Woche", "Person", "Platz", "Mal",
        "Lebensjahr", "Halbjahr", "Obergeschoss", "Mahnung", "Sitzung", "Ausgabe", "Klasse", "Arbeitstag",
        "Werktag", "Kalendertag",
    ]

    private static let openers: Set<String> = [
        "Der", "Die", "Das", "Dem", "Den", "Des", "Ein", "Eine", "Einen", "Einem", "Einer", "Er", "Sie", "Es",
        "Wir", "Ihr", "Ihre", "Ich", "Man", "Im", "In", "Am", "An", "Auf", "Aus", "Ab", "Bei", "Beim", "Bis",
        "Für", "Mit", "Nach", "Seit", "Von", "Vom", "Vor", "Zu", "Zum", "Zur", "Über", "Unter", "Ohne",
        "Gegen",
        "Durch", "Während", "Wegen", "Wenn", "Weil", "Dass", "Da", "Ob", "Wer", "Was", "Wie", "Wo", "Wann",
        "Warum", "Welche", "Welcher", "Auch", "Aber", "Und", "Oder", "Dann", "Danach", "Dabei", "Dazu",
        "Dafür", "Damit", "Davon", "Daher", "Dies", "Diese", "Dieser", "Dieses", "Jede", "Jeder", "Jedes",
        "Alle", "Alles", "Kein", "Keine", "Sofern", "Soweit", "Falls", "Bitte", "Hier", "Dort", "Nur", "Noch",
        "Sonst", "Weitere", "Nicht", "Ja", "Nein", "Ist", "Sind", "Hat", "Haben", "Wird", "Werden", "Kann",
        "Können", "Muss", "Müssen", "Darf", "Soll", "Zudem", "Außerdem", "Jedoch", "Somit", "Allerdings",
        "Gemäß", "Laut", "Beide", "Unsere", "Unser", "Seine", "Seit", "Später", "Vorher", "Nachher",
        "The", "This", "That", "These", "Those", "It", "He", "She", "They", "We", "You", "If", "When", "On",
        "At", "For", "From", "To", "And", "But", "My", "Our", "Your", "There", "Le", "La", "Les", "Un", "Une",
        "Il", "Elle", "Ils", "Elles", "Ce", "Cette", "Ces", "Du", "Nous", "Vous", "Dans", "Pour", "Avec",
    ]
}
