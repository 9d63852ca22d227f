import Diffing

/// A span, and whether a part of a split or merged block ends with it.
struct CutSpan {
    var span: Span
    var endsPart = false
}

extension Change {
    /// The spans, cut also where a paragraph was cut in two or two were made one, for people to read.
    var cutSpans: [CutSpan] {
        guard kind == .split || kind == .merged, parts.count > 1 else {
            return UnseenSigns.showing(spans.map { CutSpan(span: $0) })
        }
        let other: Span.Operation = kind == .split ? .delete : .insert
        // Parts are joined by one blank; each ends before it.
        var ends: [Int] = []
        for part in parts.dropLast() { ends.append((ends.last.map { $0 + 1 } ?? 0) + part.text.utf8.count) }
        var rest = ends[...]
        var offset = 0
        var result: [CutSpan] = []
        for span in spans.isEmpty ? [Span(.equal, to?.text ?? "")] : spans {
            guard span.operation != other else {
                result.append(CutSpan(span: span))
                continue
            }
            var text = span.text[...]
            while let end = rest.first, end <= offset + text.utf8.count {
                let cut = text.utf8.index(text.startIndex, offsetBy: end - offset)
                result.append(CutSpan(span: Span(span.operation, String(text[..<cut])), endsPart: true))
                text = text[cut...]
                offset = end
                rest = rest.dropFirst()
            }
            offset += text.utf8.count
            if !text.isEmpty { result.append(CutSpan(span: Span(span.operation, String(text)))) }
        }
        // The blank that joins two parts is ours.
        result.removeAll { $0.span.operation != .equal && $0.span.text == " " && !$0.endsPart }
        return result
    }
}

extension Change.Cell {
    /// The spans of a cell for people to read.
    var cutSpans: [CutSpan] { UnseenSigns.showing(spans.map { CutSpan(span: $0) }) }
    /// The column's name, for a colon behind it.
    var title: String { column.hasSuffix(":") ? String(column.dropLast()) : column }
}

extension AttributeChange {
    /// Both values for people to read.
    var shown: (from: String?, to: String?) {
        let (before, after) = UnseenSigns.showing(from, to)
        return (before, after)
    }
}
