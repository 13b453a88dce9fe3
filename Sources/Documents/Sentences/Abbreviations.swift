/// Words that a full stop follows within a sentence, in small letters.
enum Abbreviations {
    static let all: Set<String> = [
        "mr", "mrs", "ms", "dr", "prof", "st", "no", "nos", "vs", "fig", "figs", "eq", "sec", "ch", "vol",
        "pp", "ed", "eds", "approx", "dept", "est", "gen", "gov", "hon", "jr", "sr", "rev", "col", "sgt",
        "capt", "lt", "cf", "al", "viz", "ca", "resp", "incl", "excl", "ext", "tel", "jan", "feb", "mar",
        "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec", "co", "bros",
        "nr", "bzw", "bspw", "vgl", "abs", "abb", "abt", "anm", "aufl", "bd", "bde", "dipl", "ing", "evtl",
        "fa", "ggf", "gem", "geb", "hr", "hrn", "hrsg", "inkl", "insb", "jh", "kap", "lfd", "max", "min",
        "mind", "mio", "mrd", "mwst", "nachf", "okt", "dez", "mrz", "pos", "rd", "ref", "sog", "str", "tab",
        "tsd", "verf", "zzgl", "abzgl", "ziff", "zit", "ä", "ggü", "kfm", "stellv", "usf", "art", "lit", "ev",
        "allg", "sonst", "rn", "rdnr", "rz", "anl", "zi", "wg", "einschl", "ausschl", "bes", "entspr",
        "ges", "öff",
        "m", "mm", "mme", "mlle", "ex", "p.ex", "env", "chap", "éd", "réf", "tél", "av", "bd", "cie", "janv",
        "févr", "juil", "déc", "div", "ill", "obs", "préf", "coll", "trad", "arr",
    ]

    /// Units and rates, which end sentences as well.
    static let units: Set<String> = [
        "std", "stk", "stck", "tgl", "wtl", "mtl", "jährl", "monatl", "vierteljährl", "wöchentl", "stdl",
        "pers",
        "pl", "usw",
    ]
}
