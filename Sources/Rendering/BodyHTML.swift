import CommonMark
import GuideModel

/// A chapter as the HTML of its body: CommonMark's own output, and GitHub's for what goes beyond it.
package struct BodyHTML {
    private let document: Document
    private let isUnsafe: Bool
    private var slugger: Slugger
    private var out: [UInt8] = []
    private var imageDepth = 0
    /// Whether the paragraphs of the innermost list are bare.
    private var tight: [Bool] = []

    private init(_ document: Document, style: AnchorStyle, isUnsafe: Bool) {
        self.document = document
        self.isUnsafe = isUnsafe
        slugger = Slugger(style)
    }

    /// - Parameter isUnsafe: leave raw HTML and script addresses as written.
    package static func render(_ document: Document, style: AnchorStyle = .github, isUnsafe: Bool = false) -> String {
        var renderer = BodyHTML(document, style: style, isUnsafe: isUnsafe)
        renderer.run()
        return String(decoding: renderer.out, as: UTF8.self)
    }

    private mutating func run() {
        for node in document.nodes {
            if case .heading(_, let id?) = node.kind { slugger.reserve(document.string(id)) }
        }
        walk(from: Document.root)
        let notes = document.footnotes.filter { number(of: $0) > 0 }
        guard !notes.isEmpty else { return }
        newline()
        write("<section class=\"footnotes\" data-footnotes>\n<ol>\n")
        for note in notes { footnote(note) }
        write("</ol>\n</section>\n")
    }

    private func number(of note: Node.Index) -> Int {
        if case .footnoteDefinition(_, let number) = document[note].kind { number } else { 0 }
    }

    private mutating func walk(from start: Node.Index) {
        var current = start
        while true {
            let descends = enter(current)
            if descends, document[current].firstChild >= 0 {
                current = document[current].firstChild
                continue
            }
            exit(current)
            while current != start, document[current].next < 0 {
                current = document[current].parent
                exit(current)
            }
            if current == start { return }
            current = document[current].next
        }
    }

    // MARK: - Nodes

    /// Returns whether to go on with the children.
    private mutating func enter(_ index: Node.Index) -> Bool {
        let node = document[index]
        if imageDepth > 0 { return enterInImage(node) }
        switch node.kind {
        case .document: return true
        case .blockQuote, .admonition:
            newline()
            write("<blockquote>\n")
            tight.append(false)
        case .list(let ordered, let start, let isTight):
            newline()
            write(ordered ? (start == 1 ? "<ol>\n" : "<ol start=\"\(start)\">\n") : "<ul>\n")
            tight.append(isTight)
        case .item(let task):
            newline()
            write("<li>")
            if let task { write("<input type=\"checkbox\" \(task ? "checked=\"\" " : "")disabled=\"\" /> ") }
        case .paragraph:
            if !isBare(index) {
                newline()
                write("<p>")
            }
        case .heading(let level, let id):
            newline()
            let anchor =
                id.map(document.string)
                ?? slugger.anchor(for: document.plainText(of: index, lineBreak: slugger.lineBreak))
            write("<h\(level)")
            if !anchor.isEmpty {
                write(" id=\"")
                escape(anchor)
                write("\"")
            }
            write(">")
        case .codeBlock(let info, _):
            newline()
            let language = document.string(info).split(whereSeparator: \.isWhitespace).first ?? ""
            if language.isEmpty {
                write("<pre><code>")
            } else {
                write("<pre><code class=\"language-")
                escape(language)
                write("\">")
            }
            escape(document.literal(node))
            write("</code></pre>\n")
        case .htmlBlock:
            newline()
            write(isUnsafe ? document.literal(node) : "<!-- raw HTML omitted -->")
            newline()
        case .thematicBreak:
            newline()
            write("<hr />\n")
        case .table:
            newline()
            write("<table>\n")
        case .tableRow(let header): openRow(index, header: header)
        case .tableCell(let alignment):
            newline()
            write(isHeader(index) ? "<th" : "<td")
            if alignment != .none { write(" align=\"\(alignment.rawValue)\"") }
            write(">")
        case .footnoteDefinition: return false
        case .text: escape(document.literal(node))
        case .softBreak: write("\n")
        case .lineBreak: write("<br />\n")
        case .code:
            write("<code>")
            escape(document.literal(node))
            write("</code>")
        case .htmlInline: write(isUnsafe ? document.literal(node) : "<!-- raw HTML omitted -->")
        case .emphasis: write("<em>")
        case .strong: write("<strong>")
        case .strikethrough: write("<del>")
        case .link(let place, let title):
            let destination = document.string(place)
            write("<a href=\"")
            if isUnsafe || !isScript(destination) { escapeAddress(destination) }
            write("\"")
            self.title(document.string(title))
            write(">")
        case .image(let place, _):
            let destination = document.string(place)
            write("<img src=\"")
            if isUnsafe || !isScript(destination) { escapeAddress(destination) }
            write("\" alt=\"")
            imageDepth += 1
        case .footnoteReference(_, let number, let use):
            let back = use > 1 ? "fnref-\(number)-\(use)" : "fnref-\(number)"
            write(
                "<sup class=\"footnote-ref\"><a href=\"#fn-\(number)\" id=\"\(back)\" data-footnote-ref>\(number)</a></sup>"
            )
        }
        return true
    }

    /// An image's description is its text without marks.
    private mutating func enterInImage(_ node: Node) -> Bool {
        switch node.kind {
        case .text, .code: escape(document.literal(node))
        case .htmlInline: if isUnsafe { escape(document.literal(node)) }
        case .softBreak, .lineBreak: write(" ")
        case .image: imageDepth += 1
        default: break
        }
        return true
    }

    private mutating func exit(_ index: Node.Index) {
        let node = document[index]
        if case .image(_, let title) = node.kind {
            imageDepth -= 1
            if imageDepth == 0 {
                write("\"")
                self.title(document.string(title))
                write(" />")
            }
            return
        }
        if imageDepth > 0 { return }
        switch node.kind {
        case .blockQuote, .admonition:
            newline()
            write("</blockquote>\n")
            tight.removeLast()
        case .list(let ordered, _, _):
            newline()
            write(ordered ? "</ol>\n" : "</ul>\n")
            tight.removeLast()
        case .item: write("</li>\n")
        case .paragraph: if !isBare(index) { write("</p>\n") }
        case .heading(let level, _): write("</h\(level)>\n")
        case .table:
            newline()
            if document[index].lastChild >= 0, document[index].firstChild != document[index].lastChild {
                write("</tbody>\n")
            }
            write("</table>\n")
        case .tableRow(let header):
            newline()
            write("</tr>\n")
            if header { write("</thead>\n") }
        case .tableCell: write(isHeader(index) ? "</th>" : "</td>")
        case .emphasis: write("</em>")
        case .strong: write("</strong>")
        case .strikethrough: write("</del>")
        case .link: write("</a>")
        default: break
        }
    }

    private mutating func openRow(_ index: Node.Index, header: Bool) {
        newline()
        let table = document[index].parent
        if header {
            write("<thead>\n")
        } else if document[document[table].firstChild].next == index {
            write("<tbody>\n")
        }
        write("<tr>")
    }

    private func isHeader(_ cell: Node.Index) -> Bool {
        if case .tableRow(header: true) = document[document[cell].parent].kind { true } else { false }
    }

    /// A paragraph directly in an item of a tight list has no tag of its own.
    private func isBare(_ paragraph: Node.Index) -> Bool {
        let item = document[paragraph].parent
        guard case .item = document[item].kind, case .list(_, _, let isTight) = document[document[item].parent].kind
        else {
            return false
        }
        return isTight
    }

    private mutating func footnote(_ note: Node.Index) {
        let number = number(of: note)
        write("<li id=\"fn-\(number)\">\n")
        var uses = 0
        for node in document.nodes {
            if case .footnoteReference(_, number, let use) = node.kind { uses = max(uses, use) }
        }
        for child in document.children(of: note) { walk(from: child) }
        let back = (1...max(1, uses)).map { use in
            "<a href=\"#fnref-\(number)\(use > 1 ? "-\(use)" : "")\" class=\"footnote-backref\" data-footnote-backref "
                + "aria-label=\"Back to reference \(number)\(use > 1 ? "-\(use)" : "")\">↩\(use > 1 ? "<sup>\(use)</sup>" : "")</a>"
        }.joined(separator: " ")
        // The way back stands at the end of the last paragraph, where there is one.
        if out.suffix(5).elementsEqual("</p>\n".utf8) {
            out.removeLast(5)
            write(" \(back)</p>\n")
        } else {
            newline()
            write(back + "\n")
        }
        write("</li>\n")
    }

    // MARK: - Text

    private mutating func title(_ title: String) {
        guard !title.isEmpty else { return }
        write(" title=\"")
        escape(title)
        write("\"")
    }

    private mutating func write(_ text: String) { out += text.utf8 }

    private mutating func newline() {
        if let last = out.last, last != 0x0A { out.append(0x0A) }
    }

    private mutating func escape(_ text: some StringProtocol) {
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "&"): write("&amp;")
            case UInt8(ascii: "<"): write("&lt;")
            case UInt8(ascii: ">"): write("&gt;")
            case UInt8(ascii: "\""): write("&quot;")
            default: out.append(byte)
            }
        }
    }

    /// Bytes that may stand in an address; the rest is percent-encoded, as cmark does.
    private static let addressBytes = Set("-_.+!*(),%#@?=;:/$~&'".utf8)

    private mutating func escapeAddress(_ address: String) {
        let digits = Array("0123456789ABCDEF".utf8)
        for byte in address.utf8 {
            switch byte {
            case UInt8(ascii: "&"): write("&amp;")
            case UInt8(ascii: "'"): write("&#x27;")
            case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "a")...UInt8(ascii: "z"):
                out.append(byte)
            default:
                if Self.addressBytes.contains(byte) {
                    out.append(byte)
                } else {
                    out += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
                }
            }
        }
    }

    /// Addresses that run something; pictures as `data:` are fine.
    private func isScript(_ address: String) -> Bool {
        let lower = address.lowercased().filter { !$0.isWhitespace }
        if lower.hasPrefix("data:") {
            return !["data:image/png", "data:image/gif", "data:image/jpeg", "data:image/webp"].contains {
                lower.hasPrefix($0)
            }
        }
        return ["javascript:", "vbscript:", "file:"].contains { lower.hasPrefix($0) }
    }
}
