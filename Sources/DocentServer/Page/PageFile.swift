import HTTPTypes
import Hummingbird

/// A file of the page.
///
/// There are only these, and they are part of the program: no path of a request ever reaches a disk.
struct PageFile: Sendable {
    let path: String
    let type: String
    let bytes: [UInt8]

    /// The page itself; everything that comes from documents is put in by the script, as text.
    static let markup = PageFile(
        path: "/", type: "text/html; charset=utf-8", bytes: PackageResources.page_html)

    static let style = PageFile(
        path: "/style.css", type: "text/css; charset=utf-8", bytes: PackageResources.style_css)

    /// Draws the Markdown that models write.
    static let drawing = PageFile(
        path: "/drawing.js", type: "text/javascript; charset=utf-8", bytes: PackageResources.drawing_js)

    /// The page's script, one part after the other: what a part makes, those after it use.
    static let script = PageFile(
        path: "/app.js", type: "text/javascript; charset=utf-8",
        bytes: [
            PackageResources.calls_js, PackageResources.sources_js, PackageResources.turns_js,
            PackageResources.verdicts_js, PackageResources.asking_js, PackageResources.keeping_js,
            PackageResources.reader_js, PackageResources.scope_js, PackageResources.conversation_js,
        ].flatMap { $0 })

    static let icon = PageFile(path: "/icon.svg", type: "image/svg+xml", bytes: PackageResources.icon_svg)

    static let all = [markup, style, drawing, script, icon]

    var response: Response {
        Response(
            status: .ok, headers: [.contentType: type, .cacheControl: "no-cache"],
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
    }
}
