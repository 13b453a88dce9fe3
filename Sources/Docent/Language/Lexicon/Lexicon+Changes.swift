/// What says that something which was fixed before is so no longer.
extension Lexicon {
    /// What puts off or moves what was fixed, as stretches of words.
    static let changesOfTime = phrases(
        en: """
            postponed|put off|put back|brought forward|deferred|delayed until|delayed to|moved from|moved to|is moved|are moved|\
            rescheduled|relocated|slips from|slips to|now planned|extended to|extended until|shortened to
            """,
        de: "verschoben|vorgezogen|verlegt|vertagt|verlängert|verkürzt",
        fr: "reporté|reportée|avancé au|avancée au|déplacé|déplacée|prolongé|prolongée")
    /// What raises or lowers an amount.
    static let changesOfAmount = phrases(
        en: """
            raised to|raised from|is raised|are raised|been raised|rises from|rises to|increased to|increased from|is increased|\
            are increased|lowered to|lowered from|is lowered|been lowered|reduced to|reduced from|is reduced|cut to|cut from
            """,
        de: "erhöht|angehoben|steigt auf|steigt von|gesenkt|herabgesetzt",
        fr: "porté à|portée à|relevé à|relevée à|augmenté|augmentée|abaissé|abaissée|réduit à|réduite à")
    /// What replaces or ends it, whatever it was.
    static let changes = phrases(
        en: """
            replaced by|replaced as|is replaced|are replaced|has replaced|replaces|supersedes|superseded|takes over|took over|\
            succeeds|in place of|instead of|instead|no longer|amended|amends|revoked|withdrew|withdrawn|repealed|cancelled|\
            canceled|called off|changed to|changed from|corrected to|from now on
            """,
        de: """
            ersetzt|abgelöst|übernimmt|an ihrer stelle|an seiner stelle|anstelle|stattdessen|nicht mehr|geändert|widerrufen|\
            zurückgezogen|aufgehoben|außer kraft|abgesagt|entfällt|ab sofort|künftig
            """,
        fr: "remplacé|remplacée|au lieu de|ne plus|modifié|modifiée|annulé|annulée|abrogé|abrogée|désormais")

    /// What a document says of itself that holds no longer, at the beginning of a sentence or behind what says since when it did.
    static let repeals = phrases(
        en: "repealed|superseded|no longer in force|no longer valid|withdrawn|revoked|replaced by",
        de: "außer kraft|aufgehoben|nicht mehr gültig|ersetzt durch|abgelöst durch",
        fr: "abrogé|abrogée|remplacé par|remplacée par|n'est plus en vigueur")
    /// What says that a document holds.
    static let validity = phrases(
        en: "in force|valid from|effective", de: "in kraft|gültig", fr: "en vigueur|valable")
    /// What a document is called by itself.
    static let thisDocument = words(en: "this", de: "diese dieser dieses", fr: "ce cette cet")
}
