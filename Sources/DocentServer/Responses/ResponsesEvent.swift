import Docent

/// A step on the way to a reply of the Responses interface.
struct ResponsesEvent: Encodable {
    /// What an event is about.
    enum Place {
        case response, item, part
    }

    let type: String
    /// Which event it is, from 0.
    var number = 0
    private let outputIndex: Int?
    private let contentIndex: Int?
    private let itemID: String?
    private var response: ResponsesReply?
    private var item: ResponsesMessage?
    private var part: ResponsesText?
    private var delta: String?
    private var text: String?
    private var logprobs: [Double]?
    private var annotation: ResponsesAnnotation?
    private var annotationIndex: Int?

    private enum CodingKeys: String, CodingKey {
        case type, response, item, part, delta, text, logprobs, annotation
        case number = "sequence_number"
        case outputIndex = "output_index"
        case contentIndex = "content_index"
        case itemID = "item_id"
        case annotationIndex = "annotation_index"
    }

    /// An event about the reply.
    init(_ type: String, response: ResponsesReply) {
        self.init(type, place: .response)
        self.response = response
    }

    /// An event about the one message.
    init(_ type: String, item: ResponsesMessage) {
        self.init(type, place: .item)
        self.item = item
    }

    /// An event about the beginning or the end of the words.
    init(_ type: String, in message: String, part: ResponsesText) {
        self.init(type, place: .part, message)
        self.part = part
    }

    /// A piece of the words.
    init(_ type: String, in message: String, delta: String) {
        self.init(type, place: .part, message)
        self.delta = delta
        logprobs = []
    }

    /// All words.
    init(_ type: String, in message: String, text: String) {
        self.init(type, place: .part, message)
        self.text = text
        logprobs = []
    }

    /// A document that the words point at.
    init(_ type: String, in message: String, annotation: ResponsesAnnotation, number: Int) {
        self.init(type, place: .part, message)
        self.annotation = annotation
        annotationIndex = number
    }

    private init(_ type: String, place: Place, _ message: String? = nil) {
        self.type = type
        itemID = message
        outputIndex = place == .response ? nil : 0
        contentIndex = place == .part ? 0 : nil
    }
}

/// The events of one stream, numbered.
struct ResponsesEventNumbers {
    private var next = 0

    /// Sends an event under its name, with the next number.
    @concurrent mutating func send(_ event: ResponsesEvent, to stream: inout EventStream) async throws {
        var event = event
        event.number = next
        next += 1
        try await stream.send(event, as: event.type)
    }
}
