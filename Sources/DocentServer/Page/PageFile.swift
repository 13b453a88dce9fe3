import HTTPTypes
import Hummingbird

/// A file of the page.
///
/// There are only these: no path of a request ever reaches a disk.
struct PageFile: Sendable {
    let path: String
    let type: String
    let text: String

    static let all = [
        PageFile(path: "/", type: "text/html; charset=utf-8", text: PageText.markup),
        PageFile(path: "/style.css", type: "text/css; charset=utf-8", text: PageText.style),
        PageFile(path: "/drawing.js", type: "text/javascript; charset=utf-8", text: PageText.drawing),
        PageFile(path: "/app.js", type: "text/javascript; charset=utf-8", text: PageText.script),
        PageFile(path: "/icon.svg", type: "image/svg+xml", text: PageText.icon),
    ]

    var response: Response {
        Response(
            status: .ok, headers: [.contentType: type, .cacheControl: "no-cache"],
            body: ResponseBody(byteBuffer: ByteBuffer(string: text)))
    }
}

/// The texts of the page, a file each.
enum PageText {}
