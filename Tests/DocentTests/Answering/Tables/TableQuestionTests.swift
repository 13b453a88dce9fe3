import Testing

@testable import Docent

@Suite("Questions about a table's rows")
struct TableQuestionTests {
    private static let rows: [[RowCell]] = [
        ["Drave", "749", "1972"], ["Mur", "464", "1,043"], ["Enns", "254", "6"], ["Total", "1,467", "3"],
    ].map { values in
        zip(["River", "Length (km)", "Rank"], values).map { RowCell(header: $0, value: $1) }
    }

    @Test(
        "point at the row that they speak of",
        arguments: [
            ("Which river has the greatest length?", [0] as [Int]),
            ("What is the shortest river?", [2]),
            ("Which has the higher length, Mur or Enns?", [1]),
            ("Which river comes after Drave?", [1]),
            ("Which river comes just before Enns?", [1]),
            ("What is the last river listed?", [2]),
            ("What is the total length?", [3]),
            ("Where does the Mur rise?", [] as [Int]),
        ])
    func pointed(question: String, rows: [Int]) {
        #expect(Set(TableQuestion(question).pointed(in: Self.rows).keys) == Set(rows))
    }

    private static func table(_ headers: [String], _ rows: [[String]]) -> [[RowCell]] {
        rows.map { values in zip(headers, values).map { RowCell(header: $0, value: $1) } }
    }

    private func pointed(_ question: String, _ rows: [[RowCell]], _ meaning: [String: Double] = [:]) -> Set<
        Int
    > {
        Set(TableQuestion(question).pointed(in: rows) { meaning[$0] ?? 0 }.keys)
    }

    @Test(
        "follow who follows whom",
        arguments: [
            ("Who followed Anna Weiss as mayor?", [2]), ("Who was Anna Weiss followed by?", [2]),
            ("Who was followed by Anna Weiss?", [0]), ("Whom did Anna Weiss succeed?", [0]),
            ("Which mayor stands directly below Anna Weiss?", [2]),
            ("Who was the predecessor of Anna Weiss?", [0]),
            ("Who was the oldest mayor at election?", [1]), ("Who was the youngest mayor?", [0]),
            ("Who was mayor in 1862?", []),
        ] as [(String, [Int])])
    func succession(question: String, rows: [Int]) {
        let mayors = Self.table(
            ["Mayor", "Term", "Age at election"],
            [
                ["Jan Novak", "1850–1857", "31"], ["Anna Weiss", "1857–1861", "64"],
                ["Otto Brandt", "1861–1866", "50"],
            ])
        #expect(pointed(question, mayors) == Set(rows))
    }

    @Test(
        "a preposition before other words than a row's name pointed at the row beside it",
        arguments: [
            ("What is allowed in London under the travel policy?", []),
            ("What is the limit below London?", [1]),
            ("Which limit stands before the city Leeds?", [1]), ("Which city comes after London?", [1]),
            ("What is allowed in London since the end of last year?", []),
            ("What did London cost in the first half?", []), ("What stands in the last row?", [2]),
        ] as [(String, [Int])])
    func prepositions(question: String, rows: [Int]) {
        let limits = Self.table(
            ["City", "Limit"], [["London", "£ 150"], ["Manchester", "£ 120"], ["Leeds", "£ 110"]])
        #expect(pointed(question, limits) == Set(rows))
    }

    @Test(
        "the best was the most, even of costs and losses",
        arguments: [
            ("Which region has the best loss ratio?", [1]), ("Which region has the worst loss ratio?", [0]),
            ("Which region has the best premiums?", [2]), ("Which region has the worst response time?", [2]),
            ("Which region has the highest loss ratio?", [0]),
        ] as [(String, [Int])])
    func best(question: String, rows: [Int]) {
        let regions = Self.table(
            ["Region", "Loss ratio", "Premiums (£)", "Response time"],
            [
                ["Essex", "66 %", "900", "3 days"], ["Norfolk", "48 %", "700", "2 days"],
                ["Kent", "52 %", "950", "9 days"],
            ])
        #expect(pointed(question, regions) == Set(rows))
    }

    @Test("finds the step of a scale whose header says that it begins there")
    func scale() {
        let discounts = Self.table(
            ["Order value from (£)", "Discount"], [["1,000", "3 %"], ["5,000", "6 %"], ["20,000", "10 %"]])
        #expect(pointed("What discount is there on an order of £ 7,500?", discounts) == [1])
        #expect(pointed("What discount is there on an order of £ 25,000?", discounts) == [2])
    }

    @Test("tell a neighbouring row by the row that the question names")
    func anchor() {
        #expect(TableQuestion("Which river comes after Drave?").pointed(in: Self.rows) == [1: 0])
    }

    @Test("take a column by its meaning, and no dates for sizes")
    func meaning() {
        let films = Self.table(
            ["No.", "Year", "Title", "Box office", "Length"],
            [
                ["1", "1951", "The Lamp", "$2.5 million", "90 min"],
                ["2", "1999", "The Door", "$0.4 million", "140 min"],
                ["3", "1972", "The Wall", "$9.1 million", "80 min"],
            ])
        #expect(
            pointed("What was the highest grossing film?", films, ["Box office": 0.3, "Year": 0.2]) == [2])
        #expect(pointed("What is the oldest film?", films) == [0])
        #expect(pointed("Which film is the longest?", films) == [1])
    }

    private static let suppliers = table(
        ["Supplier", "Country", "Rating", "Since"],
        [
            ["Hydrex SA", "France", "A", "2009"], ["Nordmek AB", "Sweden", "B", "2014"],
            ["Kovotec", "Austria", "A", "2003"], ["Polipak", "Poland", "C", "2021"],
        ])

    @Test("a letter alone was an article: the grade A named no cell")
    func letter() {
        let named = { (question: String) in Self.suppliers.map(TableQuestion(question).named) }
        #expect(named("Which suppliers have rating A?") == [1, 0, 1, 0])
        #expect(named("Which suppliers have rating B?") == [0, 1, 0, 0])
        #expect(named("Which suppliers have a rating?") == [0, 0, 0, 0])
        #expect(named("A supplier from where has no rating?") == [0, 0, 0, 0])
        #expect(Words("Which suppliers have rating A?").names.contains("a"))
        #expect(!Words("A price (T€). A fee. When do I pay, with a discount?").stems.contains("a"))
        #expect(!Words("The budget (T€) is the A/C one.").stems.contains("t"))
    }

    private static let dormitories = table(
        ["Dormitory", "Rooms", "Rent", "Distance to campus"],
        [
            ["Northgate", "210", "€ 285", "1.2 km"], ["Hillside", "96", "€ 340", "3.5 km"],
            ["Canal House", "154", "€ 310", "400 m"], ["Foundry", "48", "€ 395", "2.0 km"],
        ])

    @Test(
        "compared the wrong column: what its values measure was not looked at",
        arguments: [
            ("What is the cheapest dormitory?", [0]), ("Which dormitory is the most expensive?", [3]),
            ("Which dormitory is closest to the campus?", [2]), ("Which one is the farthest away?", [1]),
            ("Welches Wohnheim ist das günstigste?", [0]), ("Welches ist das teuerste Wohnheim?", [3]),
            ("Welches Wohnheim liegt am nächsten?", [2]), ("Quel est le logement le moins cher ?", [0]),
            ("Qual é o alojamento mais pequeno?", [3]), ("Quel est le logement le plus cher ?", [3]),
            ("Quel logement est le plus proche ?", [2]),
            ("Which dormitory is the heaviest?", []), ("Which dormitory is the oldest?", []),
            ("Which dormitory is the quietest?", []), ("Which has the most rooms?", [0]),
        ] as [(String, [Int])])
    func measures(question: String, rows: [Int]) {
        #expect(pointed(question, Self.dormitories, ["Rooms": 0.4, "Rent": 0.3]) == Set(rows))
    }

    @Test("who has been there the longest was the newest: a year counts the other way round")
    func longest() {
        #expect(pointed("Which supplier has been with us the longest?", Self.suppliers) == [2])
        #expect(pointed("Welcher Lieferant ist am längsten dabei?", Self.suppliers) == [2])
        #expect(pointed("What is the newest supplier?", Self.suppliers) == [3])
        #expect(pointed("Welcher ist der älteste Lieferant?", Self.suppliers) == [2])
        let parts = Self.table(
            ["Part", "Delivery"], [["PX-1", "2 days"], ["PX-2", "1 week"], ["PX-3", "3 days"]])
        #expect(pointed("Which part has the longest delivery?", parts) == [1])
        #expect(pointed("Which is the heaviest part?", parts) == [])
    }

    @Test(
        "feet, pounds and degrees Fahrenheit were compared by their bare numbers",
        arguments: [
            ("Which crates weigh less than 10 kg?", [0, 1]), ("Which crates weigh more than 25 lb?", [2]),
            ("Which crates are longer than 1 m?", [1, 2]), ("Which crates are shorter than 40 inches?", [0]),
            ("Which crates are kept below 10 °C?", [1]), ("Which crates are kept above 60 °F?", [0, 2]),
        ] as [(String, [Int])])
    func units(question: String, rows: [Int]) {
        let crates = Self.table(
            ["Crate", "Weight", "Length", "Kept at (°F)"],
            [["A1", "20 lb", "3 ft", "64"], ["B2", "300 oz", "4 ft", "41"], ["C3", "12 kg", "2 yd", "68"]])
        #expect(pointed(question, crates) == Set(rows))
    }

    @Test(
        "a band that only touched the bound of a question never fitted, though both hold the number",
        arguments: [
            ("Which rooms are for at least 60 guests?", [1, 2]),
            ("Which rooms are for more than 60 guests?", [2]),
            ("Which rooms are for at most 20 guests?", [0, 1]),
            ("Which rooms are for fewer than 20 guests?", [0]),
        ] as [(String, [Int])])
    func touchingBands(question: String, rows: [Int]) {
        let rooms = Self.table(
            ["Room", "Guests"],
            [["Attic", "under 20"], ["Barn", "20–60"], ["Court", "over 60"]])
        #expect(pointed(question, rooms) == Set(rows))
    }

    @Test("signs and words of a band say whether its end belongs to it")
    func bandEnds() throws {
        let holds = { (text: String, number: Double) in try #require(TableBand(text)).span.contains(number) }
        for text in ["up to 5 kg", "not more than 5", "≤ 5", "bis 5", "at least 5", "5 or more", "ab 5"] {
            #expect(try holds(text, 5), "\(text)")
        }
        for text in ["under 5 kg", "less than 5", "< 5", "über 5", "more than EUR 5", "> 5"] {
            #expect(try !holds(text, 5), "\(text)")
        }
        #expect(try holds("not less than EUR 5", 6))
    }

    @Test(
        "conditions on a column's value were not tested",
        arguments: [
            ("Which dormitories cost less than € 320?", [0, 2]),
            ("Dormitories under EUR 320, which are there?", [0, 2]),
            ("Which dormitories are there for at most 340 euros?", [0, 1, 2]),
            ("Which dormitories have more than 100 rooms?", [0, 2]),
            ("Which dormitories have at least 154 rooms?", [0, 2]),
            ("Which dormitory is within 1 km of the campus?", [2]),
            ("Which dormitories cost between € 300 and € 350?", [1, 2]),
            ("Welche Wohnheime kosten weniger als 320 €?", []),
            ("Which is the cheapest dormitory with at least 100 rooms?", [0]),
            ("What happens when I pay less than € 320?", []),
        ] as [(String, [Int])])
    func bounds(question: String, rows: [Int]) {
        #expect(pointed(question, Self.dormitories) == Set(rows))
    }

    @Test("of bands those below a bound fit, not the one that begins there")
    func boundOfBands() {
        let grades = Self.table(
            ["Grade", "Points"],
            [["A", "80–100"], ["B", "70–79"], ["C", "60–69"], ["D", "50–59"], ["F", "below 50"]])
        #expect(pointed("Which grades are below 70 points?", grades) == [2, 3, 4])
        #expect(pointed("Which grades are for at least 70 points?", grades) == [0, 1])
        #expect(pointed("Which grade do I get for 84 points?", grades) == [0])
    }

    @Test("which has none of it was whatever has some of it")
    func none() {
        let projects = Self.table(
            ["Project", "Funding share", "Renewals"],
            [["Bridge", "60 %", "2"], ["Roof", "0 %", "none"], ["Nursery", "40 %", "0"]])
        #expect(pointed("Which investment gets no funding?", projects) == [1])
        #expect(pointed("Which projects cannot be renewed?", projects) == [1, 2])
        #expect(pointed("Which projects get funding?", projects) == [])
        #expect(pointed("Why is there no funding?", projects) == [])
    }

    @Test("find the narrowest band that holds the question's amount")
    func bands() {
        let orders = Self.table(
            ["Order value", "Signed by"],
            [
                ["up to EUR 1,000", "team leader"], ["up to EUR 75,000", "division head"],
                ["up to EUR 250,000", "CFO"], ["above EUR 250,000", "board"],
            ])
        #expect(pointed("Who has to sign an order of EUR 60,000?", orders) == [1])
        #expect(pointed("Who has to sign an order of EUR 400,000?", orders) == [3])
        let weights = Self.table(
            ["Weight", "Fee"], [["0–5 kg", "4 €"], ["5–10 kg", "6 €"], ["10–20 kg", "9 €"]])
        #expect(pointed("What does a parcel of 7 kg cost?", weights) == [1])
    }

    @Test("name a cell only where its words stand together")
    func together() {
        let row = [RowCell(header: "Title", value: "The Crimson Station")]
        #expect(TableQuestion("Which is longer, The Crimson Garden or The Frozen Station?").named(row) == 0)
        #expect(TableQuestion("How long is The Crimson Station?").named(row) == 1)
        let term = [RowCell(header: "Term", value: "1936–38")]
        #expect(TableQuestion("Who was mayor in 1937?").named(term) == 1)
        #expect(TableQuestion("Who was mayor in 1939?").named(term) == 0)
    }

    @Test("name a figure only where it stands alone")
    func named() {
        let row = [RowCell(header: "Part", value: "MV40-6"), RowCell(header: "Weeks", value: "4")]
        #expect(TableQuestion("What does the MV40-4-075 cost?").named(row) == 0)
        #expect(TableQuestion("Does the MV40-6 take 4 weeks?").named(row) == 2)
    }

    @Test(
        "compare cells as numbers",
        arguments: [
            ("1,043", 1043.0), ("1.043,5", 1043.5), ("45.5 %", 45.5), ("€ 12", 12), ("−3", -3),
            ("3 May 1991", 1991),
            ("0,5", 0.5), ("n/a", nil),
        ] as [(String, Double?)])
    func numbers(text: String, number: Double?) {
        #expect(TableColumn.number(text) == number)
    }

    @Test(
        "an age was weighed like a date where the question was German or French",
        arguments: ["Age", "Alter", "Âge"],
        [
            ("Who is the oldest employee?", 1), ("Who is the youngest employee?", 0),
            ("Welcher Mitarbeiter ist der älteste?", 1), ("Wer ist die jüngste Mitarbeiterin?", 0),
            ("Quel employé est le plus vieux ?", 1), ("Quelle employée est la plus jeune ?", 0),
            ("Qui est le plus âgé ?", 1),
        ])
    func ages(header: String, asked: (question: String, row: Int)) {
        let rows = Self.table(["Name", header], [["Carla", "22"], ["Anton", "61"], ["Bea", "40"]])
        #expect(pointed(asked.question, rows) == [asked.row])
    }

    @Test(
        "thousands written with full stops, spaces or apostrophes were compared as fractions",
        arguments: [
            (["420 €", "1.850 €", "11.400 €"], 2, 0), (["640", "1.250", "27"], 1, 2),
            (["1 850 €", "420 €", "11 400 €"], 2, 1), (["1\u{00A0}850", "420", "11\u{00A0}400"], 2, 1),
            (["1\u{202F}850,50", "420,00", "11\u{202F}400,00"], 2, 1), (["1'850", "420", "11'400"], 2, 1),
            (["1,850", "420", "11,400"], 2, 1), (["0.125", "0.25", "1.5"], 2, 0),
            (["1.250", "1.5", "2"], 2, 0), (["24,40", "1.250", "68,9"], 1, 0),
            (["1.234.567", "999.999", "12"], 0, 2), (["(1,200)", "300", "-50"], 1, 0),
        ])
    func notation(values: [String], most: Int, least: Int) {
        let rows = Self.table(["Machine", "Value"], zip(["Anna", "Emil", "Otto"], values).map { [$0, $1] })
        #expect(pointed("Which machine has the highest value?", rows) == [most])
        #expect(pointed("Which machine has the lowest value?", rows) == [least])
    }

    @Test("the number of a product's name was looked for among amounts")
    func numberOfName() {
        let rows = Self.table(
            ["Property", "Value"],
            [["Throughput", "300 – 900 Mbit/s"], ["Range", "up to 100 m"], ["Weight", "2 kg"]])
        #expect(pointed("What is the part number of the X 300?", rows).isEmpty)
    }
}
