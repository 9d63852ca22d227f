extension TreeBuilder {
    /// Writes `##Kop` as `## Kop`, outside of code and raw HTML.
    mutating func withBlanksInHeadings(_ body: [UInt8]) -> [UInt8] {
        var candidates: [(line: Int, at: Int)] = []
        var (line, start) = (lineOffset + 1, 0)
        while start < body.count {
            if body[start] == UInt8(ascii: "#") {
                var at = start
                while at < body.count, body[at] == UInt8(ascii: "#") { at += 1 }
                if at - start <= 6, at < body.count, !body[at].isSpace { candidates.append((line, at)) }
            }
            guard let end = body[start...].firstIndex(of: 0x0A) else { break }
            (line, start) = (line + 1, end + 1)
        }
        guard !candidates.isEmpty else { return body }
        let verbatim = verbatimLines(body)
        candidates.removeAll { verbatim.contains($0.line) }
        tightHeadings = Set(candidates.map(\.line))
        var result: [UInt8] = []
        var copied = 0
        for candidate in candidates {
            result += body[copied..<candidate.at]
            result.append(0x20)
            copied = candidate.at
        }
        return result + body[copied...]
    }
}
