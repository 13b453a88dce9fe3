/// The words of a language that say nothing of what a text is about.
struct FunctionWords: Sendable {
    /// Those that are left out of every text, whatever its language.
    let inAny: Set<String>
    /// All of them; some of the others mean something in another language: `hat`, `son`, `si`.
    let all: Set<String>

    private init(inAny: String, inOwn: String) {
        self.inAny = Set(words: inAny)
        all = self.inAny.union(Set(words: inOwn))
    }

    /// Those that are words of another of these languages too.
    static let shared = Set(
        words: "die war was man am an in des on sur pour son par les est car bei den art as a i")

    static let english = FunctionWords(
        inAny: """
            a an the of in on at by for to from with without within into about as is are was were be been being am do \
            does did done has have had will would can could may might must shall should i me my we us our you your he she \
            it its they them their this that these those there here what which who whom whose when where why how and or \
            but not no if then than so such any some all each every much many more most long often please tell say s t
            """,
        inOwn: """
            get got happen happens still also want wants goes current currently ago his her him enough really now exactly \
            actually just
            """)
    static let german = FunctionWords(
        inAny: """
            der die das den dem des ein eine einen einem einer und oder nicht ist sind war wird werden wie was wer wo wann \
            warum welche welcher welches in im am auf für mit von zu zum zur bei nach aus ich wir sie es man kann muss an
            """,
        inOwn: """
            eines welchen vom beim darf soll mir mich uns unser unsere unserer unserem mein meine wenn dass ob über unter \
            hat haben habe viel viele wieviel wohin woher \
            welchem wem wen wessen können dürfen sollen müssen darfst kannst wurde wurden worden gibt ihr ihre sein seine \
            habt hatte waren bin
            """)
    static let french = FunctionWords(
        inAny: """
            le la les un une des du de et ou ne pas est sont dans en sur pour par avec quel quelle quels quelles qui que \
            quand comment combien je nous vous il elle on au aux ce cette ces t
            """,
        inOwn: """
            l d qu j ai ils elles si mon ma mes notre nos leur leurs son sa ses y faut peut doit où pourquoi être faire \
            fait ont avons avez a t été dit puis peux pouvons devons dois sommes suis étaient était quoi
            """)

    // Of these only what asks and joins: a text of theirs leaves out nothing unless the question is in the language.
    static let spanish = FunctionWords(
        inAny: "",
        inOwn: """
            qué que cuál cuáles cuál cual quién quiénes quien dónde donde adónde cuándo cuando cómo como cuánto cuánta \
            cuántos cuántas por el la los las un una unos unas de del al a en y o con para sin sobre es son está están fue \
            era ser hay ha han he se me mi mis su sus nos lo le les no si más menos muy puedo puede pueden debo debe deben \
            tengo tiene tienen este esta esto ese esa
            """)
    static let italian = FunctionWords(
        inAny: "",
        inOwn: """
            che chi quale quali quando dove come quanto quanta quanti quante perché cosa il lo la i gli le un uno una di \
            del dello della dei degli delle a al alla ai alle da dal dalla in nel nella nei con per tra fra su sul e o è \
            sono era ha hanno ho si mi ci mio mia non se più meno posso può possono devo deve devono questo questa
            """)
    static let portuguese = FunctionWords(
        inAny: "",
        inOwn: """
            que quê qual quais quem quando onde como quanto quanta quantos quantas porquê o os as um uma de do da dos das \
            em no na nos nas a ao aos à às e ou com para por pelo pela sem sobre é são está estão foi era ser há tem têm \
            tenho se me meu minha não mais menos posso pode podem devo deve devem este esta isso
            """)
    static let dutch = FunctionWords(
        inAny: "",
        inOwn: """
            wie wat welke welk waar wanneer hoe hoeveel waarom de het een en of van voor met op in aan bij naar uit om te \
            tot door over is zijn was waren wordt worden heeft hebben heb ik wij we u mijn onze ons zij er niet geen kan \
            mag moet moeten die dat dit deze meest meer
            """)
    static let polish = FunctionWords(
        inAny: "",
        inOwn: """
            kto co czy jak jaki jaka jakie jakich który która które których kiedy gdzie ile dlaczego komu czyj i a w we z \
            ze na do od po za o u dla przez przy pod nad jest są był była było mam ma mają można muszę musi trzeba się nie \
            ja mnie mój moja moje nasz to ten ta te tego tej tym niż
            """)
}
