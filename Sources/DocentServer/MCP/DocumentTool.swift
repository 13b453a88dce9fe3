/// What an assistant may do with the documents: all of it only reads.
enum DocumentTool: String, CaseIterable {
    case ask = "ask_documents"
    case search = "search_documents"
    case read = "read_document"
    case list = "list_documents"

    private var title: String {
        switch self {
        case .ask: "Ask the documents"
        case .search: "Search the documents"
        case .read: "Read a document"
        case .list: "List the documents"
        }
    }

    private var explanation: String {
        switch self {
        case .ask:
            "Answers a question from the documents with verified quotes and their addresses, or says that it is not in "
                + "these documents. Ask one thing at a time, in full words."
        case .search:
            "Finds the passages that speak of a query, best first, with their text and address. Words in double quotes must "
                + "stand in a passage, -word must not."
        case .read:
            "Gives the words at an address that another tool printed, such as path#place, or a whole document by its path."
        case .list: "Lists the documents there are, with title, format and date."
        }
    }

    /// What the tool takes.
    var schema: Schema {
        switch self {
        case .ask:
            Schema(
                [
                    "question": .text("The question, in full words."),
                    "strict": .flag("Leave sentences without proof out instead of marking them."),
                    "history": .texts("Earlier questions of the conversation, oldest first."),
                    "every": .flag("Read every section, for a question that lists or counts; takes longer."),
                ], scoped: true, required: "question")
        case .search:
            Schema(
                [
                    "query": .text("What to look for."),
                    "limit": .count("How many passages; 10 unless given."),
                ],
                scoped: true, required: "query")
        case .read:
            Schema(
                [
                    "address": .text("path#place as printed, or a path."),
                    "collection": .text("The collection, when several have such a document."),
                ], scoped: false, required: "address")
        case .list: Schema([:], scoped: true)
        }
    }

    /// A tool as a list of tools shows it.
    struct Card: Encodable {
        struct Notes: Encodable {
            let readOnlyHint = true
            let destructiveHint = false
            let idempotentHint = true
            let openWorldHint = false
        }

        let name: String
        let title: String
        let description: String
        let inputSchema: Schema
        let annotations = Notes()

        init(_ tool: DocumentTool) {
            name = tool.rawValue
            title = tool.title
            description = tool.explanation
            inputSchema = tool.schema
        }
    }

    /// What a tool takes, as JSON Schema.
    struct Schema: Encodable {
        let type = "object"
        let properties: [String: Field]
        let required: [String]
        let additionalProperties = false

        /// - Parameter scoped: whether the fields that say where to look are taken as well.
        init(_ fields: [String: Field], scoped: Bool, required: String...) {
            properties = scoped ? fields.merging(Self.scope) { own, _ in own } : fields
            self.required = required
        }

        private static let scope: [String: Field] = [
            "collection": .text("Only documents of this collection."),
            "path": .text(
                "Only this file, this folder, or what matches this pattern, such as reports/*.xlsx."),
            "type": .text("Only this kind of file, such as docx or pdf."),
            "after": .text("Only documents dated on or after this day, such as 2026-01-31."),
            "before": .text("Only documents dated before this day."),
        ]
    }

    /// A field of what a tool takes.
    struct Field: Encodable {
        struct Items: Encodable { let type = "string" }

        let type: String
        let description: String
        var items: Items?
        var minimum: Int?

        static func text(_ description: String) -> Field { Field(type: "string", description: description) }
        static func flag(_ description: String) -> Field { Field(type: "boolean", description: description) }
        static func texts(_ description: String) -> Field {
            Field(type: "array", description: description, items: Items())
        }
        static func count(_ description: String) -> Field {
            Field(type: "integer", description: description, minimum: 1)
        }
    }
}
