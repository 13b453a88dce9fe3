/// Words that carry no meaning of their own, by language, folded as the index folds them.
///
/// They are indexed, since phrases need them, but left out of questions. A list applies only to a question that is
/// in its language: `die` and `war` are words to an English reader.
enum StopWords {
    /// The stop words of the language that most stop words of a question belong to; English at a draw.
    static func words(for words: [String]) -> Set<String> {
        var hits = lists.map { _ in 0 }
        for word in words {
            for number in languages[word] ?? [] { hits[number] += 1 }
        }
        let best = hits.enumerated().max {
            $0.element < $1.element || ($0.element == $1.element && $0.offset > $1.offset)
        }
        guard let best, best.element > 0 else { return [] }
        return lists[best.offset]
    }

    /// Stop words of other languages that are words, or stop words, in English.
    private static let shared = Set(
        """
        a am an art as come con den des die do door fur hat i in is man me no on over pas per plus pour so sole son sur van \
        war was
        """.split(separator: " ").map(String.init))

    private static let lists = [english, german, french, spanish, italian, dutch, portuguese].map {
        Set($0.split(separator: " ").map(String.init))
    }

    /// For each word the lists that it speaks for.
    private static let languages: [String: [Int]] = lists.enumerated().reduce(into: [:]) { languages, item in
        for word in item.element where item.offset == 0 || !shared.contains(word) {
            languages[word, default: []].append(item.offset)
        }
    }

    private static let english = """
        a about above after again against all also am an and any are aren as at be because been before being below \
        between both but by can cannot could couldn did didn do does doesn doing don dont down during each few for from \
        further get give had has have having he her here hers herself him himself his how i if in into is isn it its \
        itself just like ll me more most much many my myself no nor not of off on once only or other our ours out over \
        own please re same shall she should so some such tell than that the their theirs them themselves then there \
        these they this those through to too under until up us ve very was we were what when where which while who whom \
        whose why will with would you your yours yourself
        """
    private static let german = """
        aber alle allem allen aller alles als also am an auch auf aus bei beim bin bis bist da damit dann das dass dein \
        deine dem den der des dessen die dies diese diesem diesen dieser dieses doch dort du durch ein eine einem einen \
        einer eines er es fur gibt habe haben hat hatte hier ich ihm ihn ihr ihre im in ins ist ja jede jeder jedes kann \
        kein keine konnen mein meine mich mir mit muss mussen nach nicht noch nur ob oder ohne sehr sein seine sich sie \
        sind so soll um und uns unser unter viel viele vom von vor wann war waren warum was weil welche welchem welchen \
        welcher welches wenn wer werden wie wieviel wir wird wo wurde wurden zu zum zur uber bitte
        """
    private static let french = """
        a au aux avec ce ces cet cette comme comment dans de des du elle elles en est et etre il ils je la le les leur \
        leurs lui ma mais me mes mon ne nos notre nous on ou par pas peut plus pour pourquoi qu quand que quel quelle \
        quelles quels qui sa sans se ses si son sont sous sur ta te tes toi ton tous tout toute toutes tres tu un une vos \
        votre vous y combien faut doit
        """
    private static let spanish = """
        a al algo como con cual cuales cuando cuanto cuantos de del donde el ella ellos en entre era es esta este esto hay \
        la las le les lo los mas me mi muy no nos o para pero por porque puede que quien se si sin sobre son su sus \
        tambien te tiene tu un una uno y ya
        """
    private static let italian = """
        a ad al alla alle anche che chi ci come con cosa cui da dal dalla dei del della delle di dove e ed era gli ha ho i \
        il in io la le lo ma mi nei nel nella non o per perche piu puo qual quale quali quando quanto quanti questa questo \
        se si sono sua sul sulla suo tra un una uno
        """
    private static let dutch = """
        aan als bij dan dat de deze die dit door een en er geen had heb heeft het hij hoe hoeveel ik in is je kan maar me \
        met mijn moet na naar niet nog of om onder ons onze ook op over te tot uit van veel voor waar waarom wanneer was \
        wat we welke wie worden wordt zal ze zich zijn zo
        """
    private static let portuguese = """
        a ao aos as com como da das de dela dele do dos e ela ele em entre era essa esse esta este eu foi ha isso ja mais \
        mas me meu minha na nao nas no nos o onde os ou para pela pelo por porque pode qual quais quando quanto quantos \
        que quem se sem ser seu sua sao tambem tem um uma
        """
}
