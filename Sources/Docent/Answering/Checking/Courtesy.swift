/// The phrases by which a model frames an answer, such as “Based on the documents provided”.
///
/// They say nothing of the documents, so that no passage can support them and none need do so.
enum Courtesy {
    /// Whether nothing but such phrases stands in a sentence.
    ///
    /// A claim behind one is still a claim: “Based on the documents, dogs are welcome”.
    static func fills(_ sentence: String) -> Bool {
        let lower = sentence.lowercased().replacing("’", with: "'")
        guard Lexicon.courteousPhrases.contains(where: lower.contains) else { return false }
        let rest = lower.replacing(basis, with: " ").replacing(offer, with: " ").replacing(opening, with: " ")
            .replacing(invitation, with: " ")
        return Words(rest).stems.isEmpty
    }

    /// “Based on the documents provided”.
    private static var basis: Regex<Substring> {
        #/\b(?:based on|according to|basierend auf|auf (?:der )?grundlage|laut|d'après|selon|sur la base) (?:(?:of|the|these|this|your|all|provided|given|available|der|den|des|dem|von|ihrer|ihren|bereitgestellten|vorliegenden|le|la|les|des|ces|vos) ?)+(?:documents?|passages?|sources?|information|context|text|dokumente?n?|unterlagen|quellen|informationen)(?: (?:provided|given|available|above|you provided|fournis|fournies|disponibles))?/#
    }

    /// “Here is what I found”, “Hier ist eine Übersicht”.
    private static var opening: Regex<Substring> {
        #/\b(?:here(?: is|'s| are)|hier (?:ist|sind)|voici),? (?:what i (?:found|have found|could find|know)|was ich (?:gefunden habe|finden konnte)|ce que j'ai trouvé|(?:(?:a|an|the|some|your|ein|eine|die|der|un|une|le|la|les|des|short|brief|quick|relevant|kurze|relevanten) ?)+(?:summary|overview|answers?|details?|facts?|results?|information|list|zusammenfassung|übersicht|überblick|antworte?n?|angaben|informationen|liste|résumé|aperçu|réponses?|informations?|détails|liste)(?: (?:of|from|in|aus|zu|de) (?:(?:the|your|these|relevant|key|den|die|der|les|vos|des) ?)+(?:details|facts|information|documents?|passages?|points|findings|unterlagen|dokumenten|angaben|informations?))?)/#
    }

    /// “I hope this helps”, “Happy to help”.
    private static var offer: Regex<Substring> {
        #/\b(?:(?:i )?hope (?:this|that) (?:helps|is helpful|answers your questions?)|(?:(?:i'm|i am) )?(?:happy|glad) to help(?: (?:you|further|with that))*|(?:ich )?hoffe,? (?:das|dies) hilft(?: (?:ihnen|dir|weiter))*|(?:ich )?helfe (?:ihnen |dir )?gerne?(?: weiter)?|j'espère que cela (?:vous )?(?:aide|aidera))/#
    }

    /// “Let me know if you need anything else”, to the end of the sentence.
    private static var invitation: Regex<Substring> {
        #/\b(?:(?:please )?let me know (?:if|whether|should) (?:you|there|anything)|(?:please )?(?:feel free|(?:do not|don't) hesitate) to (?:ask|contact|reach)|is there anything else|if you (?:have|need|want|would like) (?:any|anything|more|further|other|additional)|(?:lassen sie|lass) (?:es )?mich (?:bitte )?wissen|(?:falls|wenn|bei) (?:sie|du)? ?(?:noch )?(?:weitere[rn]?|andere[rn]?|rück)? ?fragen|n'hésitez pas à|faites-moi savoir|si vous avez (?:d'autres|des) questions)\b.*$/#
    }
}
