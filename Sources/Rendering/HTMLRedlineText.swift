import Diffing
import GuideModel

/// The words of a block in an HTML redline.
extension HTMLRedlineChapter {
    /// An attribute's value; nothing is named as such.
    func value(_ value: String?, _ operation: Span.Operation, _ html: inout HTMLWriter) {
        if let value {
            spans([Span(operation, value.isEmpty ? "“”" : value)], &html)
        } else {
            html.element("em", words.nothing)
        }
    }

    func spans(_ spans: [Span], _ html: inout HTMLWriter) {
        for span in spans {
            switch span.operation {
            case .equal: html.escaped(span.text)
            case .delete:
                html.raw("<del>")
                marked(span.text, words.deletionStarts, &html)
                html.raw("</del>")
            case .insert:
                html.raw("<ins>")
                marked(span.text, words.insertionStarts, &html)
                html.raw("</ins>")
            }
        }
    }

    func marked(_ text: String, _ start: String, _ html: inout HTMLWriter) {
        // A direction of their own, so that they do not say what direction the text has.
        html.raw("<span class=\"h\" dir=\"ltr\">")
        html.escaped("[\(start)")
        html.raw("</span>")
        html.escaped(text)
        html.raw("<span class=\"h\" dir=\"ltr\">")
        html.escaped("\(words.ends)]")
        html.raw("</span>")
    }

    func code(_ spans: [Span], _ html: inout HTMLWriter) {
        html.raw("<pre dir=\"ltr\"><code>")
        for span in spans {
            var lines = span.text.split(separator: "\n", omittingEmptySubsequences: false)
            if lines.last?.isEmpty == true { lines.removeLast() }
            for line in lines {
                switch span.operation {
                case .equal: html.element("span", class: "eq", line)
                case .delete, .insert: self.spans([Span(span.operation, String(line))], &html)
                }
            }
        }
        html.raw("</code></pre>")
    }

    /// An unchanged block.
    func block(_ block: Block, _ html: inout HTMLWriter) {
        switch block.kind {
        case .code, .frontMatter, .html: code([Span(.equal, block.text)], &html)
        case .row: html.element("p", block.text)
        case .rule: html.raw("<hr>")
        default:
            // A chapter's headings stand below its title on the page, whatever level they have in it.
            let isHeading = block.kind == .heading
            html.raw(isHeading ? "<h3 dir=\"auto\"" : "<p dir=\"auto\"")
            html.attribute("class", Self.style(block, block.kind))
            html.raw(">")
            number(block, block.kind, &html)
            let text = block.kind == .image && block.text.isEmpty ? "[\(words.image)]" : block.text
            html.escaped(text)
            html.raw(isHeading ? "</h3>" : "</p>")
        }
        html.raw("\n")
    }
}
