import Documents
import Testing

@testable import Readers

@Suite struct ContainerKindTests {
    private static let office = "http://schemas.openxmlformats.org"
    private static let links = "\(office)/officeDocument/2006/relationships"

    /// A package whose parts all lie at its root.
    struct Package: Sendable, CustomTestStringConvertible {
        let format: String
        let type: String
        let main: String
        var part = ""

        var testDescription: String { format }
    }

    private static let packages = [
        Package(
            format: "docx", type: "wordprocessingml.document",
            main: """
                <w:document xmlns:w="\(office)/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>High water</w:t></w:r></w:p>\
                </w:body></w:document>
                """),
        Package(
            format: "xlsx", type: "spreadsheetml.sheet",
            main: """
                <workbook xmlns="\(office)/spreadsheetml/2006/main" xmlns:r="\(links)"><sheets>\
                <sheet name="Tides" sheetId="1" r:id="r1"/></sheets></workbook>
                """,
            part: """
                <worksheet xmlns="\(office)/spreadsheetml/2006/main"><sheetData><row r="1"><c r="A1" t="inlineStr"><is>\
                <t>High water</t></is></c></row></sheetData></worksheet>
                """),
        Package(
            format: "pptx", type: "presentationml.presentation",
            main: """
                <p:presentation xmlns:p="\(office)/presentationml/2006/main" xmlns:r="\(links)"><p:sldIdLst>\
                <p:sldId id="256" r:id="r1"/></p:sldIdLst></p:presentation>
                """,
            part: """
                <p:sld xmlns:p="\(office)/presentationml/2006/main" xmlns:a="\(office)/drawingml/2006/main"><p:cSld><p:spTree>\
                <p:sp><p:txBody><a:p><a:r><a:t>High water</a:t></a:r></a:p></p:txBody></p:sp></p:spTree></p:cSld></p:sld>
                """),
    ]

    @Test(arguments: packages)
    func `a package whose parts do not lie where Office puts them is read`(package: Package) throws {
        let kind = package.format == "xlsx" ? "worksheet" : "slide"
        let members = [
            ("part.xml", package.part), ("main.xml", package.main),
            ("_rels/main.xml.rels", Self.relations(kind, "part.xml")),
            ("_rels/.rels", Self.relations("officeDocument", "main.xml")),
            (
                "[Content_Types].xml",
                """
                <Types xmlns="\(Self.office)/package/2006/content-types"><Override PartName="/main.xml" ContentType="\
                application/vnd.openxmlformats-officedocument.\(package.type).main+xml"/></Types>
                """
            ),
        ]
        let bytes = ZipWriter.archive(members.map { ($0.0, ZipWriter.stored(Array($0.1.utf8))) })
        let document = try readDocument(named: "a.\(package.format)", bytes: bytes)
        #expect(document.format.rawValue == package.format)
        #expect(document.text == "High water")
    }

    private static func relations(_ kind: String, _ target: String) -> String {
        """
        <Relationships xmlns="\(office)/package/2006/relationships"><Relationship Id="r1" Type="\(links)/\(kind)" \
        Target="\(target)"/></Relationships>
        """
    }
}
