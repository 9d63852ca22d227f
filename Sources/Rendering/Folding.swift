import Diffing

/// Unchanged words far from a change become an ellipsis.
struct Folding {
    /// How many unchanged words stay on each side of a change; for code, lines: three.
    let words: Int
    private static let lines = 3

    /// The spans with their unchanged stretches shortened.
    func folded(_ spans: [CutSpan]) -> [CutSpan] {
        spans.enumerated().map { index, piece in
            guard piece.span.operation == .equal else { return piece }
            let text =
                spans.count == 1
                ? reminder(piece.span.text)
                : fold(piece.span.text, isFirst: index == 0, isLast: index == spans.count - 1)
            return CutSpan(span: Span(.equal, text), endsPart: piece.endsPart)
        }
    }

    /// A text without changes, as a reminder of which one it is.
    func reminder(_ text: String) -> String {
        let words = text.split(separator: " ")
        return words.count > 2 * self.words ? words.prefix(2 * self.words).joined(separator: " ") + " …" : text
    }

    private func fold(_ text: String, isFirst: Bool, isLast: Bool) -> String {
        let all = text.split(separator: " ", omittingEmptySubsequences: false)
        let kept = (isFirst ? 0 : words) + (isLast ? 0 : words)
        guard all.count > kept + 1 else { return text }
        let head = isFirst ? "…" : all.prefix(words).joined(separator: " ") + " …"
        return isLast ? head : head + " " + all.suffix(words).joined(separator: " ")
    }

    /// Code as lines, each whole, came or gone; long unchanged stretches become one `nil`, and of code without a change the first
    /// lines say which it is.
    static func lines(_ spans: [Span]) -> [(operation: Span.Operation, text: String)?] {
        var result: [(Span.Operation, String)?] = []
        for (index, span) in spans.enumerated() {
            var lines = span.text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
            if lines.last == "" { lines.removeLast() }
            guard span.operation == .equal else {
                result += lines.map { (span.operation, $0) }
                continue
            }
            let (before, after) =
                spans.count == 1
                ? (2 * Self.lines, 0) : (index == 0 ? 0 : Self.lines, index == spans.count - 1 ? 0 : Self.lines)
            guard lines.count > before + after + 1 else {
                result += lines.map { (.equal, $0) }
                continue
            }
            result += lines.prefix(before).map { (.equal, $0) } + [nil] + lines.suffix(after).map { (.equal, $0) }
        }
        return result
    }
}
