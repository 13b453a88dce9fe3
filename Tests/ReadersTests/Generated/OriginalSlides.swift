import Documents
import FoundationXML

@testable import Readers

/// The shapes of a presentation, by the number of their slide and their name.
struct OriginalSlides: OriginalFile {
    private var slides: [[(name: String, shape: XMLElement)]] = []

    init(presentation members: StoredMembers) throws {
        let targets = OriginalSheets.targets(try RandomFile.xml(members["ppt/_rels/presentation.xml.rels"]))
        for slide in try RandomFile.xml(members["ppt/presentation.xml"]).all("sldId") {
            // The first `id` is the slide's own number.
            let id = (slide.attributes ?? []).first { $0.name == "r:id" }?.stringValue ?? ""
            let part = try RandomFile.xml(members["ppt/" + (targets[id] ?? "")])
            slides.append(
                part.all("spTree").flatMap(\.elements).map { shape in
                    (shape.all("cNvPr").first?.value("name") ?? "", shape)
                })
        }
    }

    init(openDocument root: XMLElement) {
        slides = root.all("page").map { page in page.elements.map { ($0.value("name") ?? "", $0) } }
    }

    func words(at locator: Locator) -> Words? {
        guard case .slide(let number, _, let name) = locator.place, slides.indices.contains(number - 1) else {
            return nil
        }
        let shapes = slides[number - 1].filter { name == nil || $0.name == name }.map(\.shape)
        guard let cells = locator.cells else {
            return Words(texts: shapes.flatMap { Self.paragraphs($0).flatMap { Words.of($0) } })
        }
        let rows = shapes.flatMap { $0.all("tr") + $0.all("table-row") }
        let texts = rows.enumerated().flatMap { row, element in
            element.elements.enumerated().filter { column, _ in
                cells.contains(CellAddress(column: column + 1, row: row + 1))
            }.flatMap { Words.of($0.element.text) }
        }
        return Words(texts: texts, isExact: true)
    }

    private static func paragraphs(_ shape: XMLElement) -> [String] { shape.all("p").map(\.text) }
}
