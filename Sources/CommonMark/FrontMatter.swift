extension SourceText {
    /// The front matter at the very start: `---`, YAML that is a mapping (or nothing), `---` or `...`.
    ///
    /// CommonMark knows no front matter: a rule and a setext heading look alike. Only what can be a mapping is taken.
    func frontMatter() -> FrontMatterSource? {
        guard lineCount >= 2 else { return nil }
        if isFence(line(1), "+++") { return tomlFrontMatter() }
        guard isFence(line(1), "---") else { return nil }
        var hasKey = false
        // Keys that were all put out of use, `# status: new`; any other line says that this is text.
        var hasIdleKey = false
        for number in 2...lineCount {
            let line = line(number)
            if isFence(line, "---") || isFence(line, "...") {
                guard hasKey || hasIdleKey else { return nil }
                return FrontMatterSource(text: text(upTo: number), endLine: number)
            }

            let isIdle = isIdleKey(line)
            hasIdleKey = isIdle && (hasIdleKey || number == 2) || hasIdleKey && line.allSatisfy(\.isBlank)
            // A first line that is set in, or in braces, is a mapping too, or a slip in one.
            let isFirst = number == 2
            let isFlow = isFirst && line.first == UInt8(ascii: "{") && line.last == UInt8(ascii: "}")
            hasKey = hasKey || isFlow || looksLikeKey(isFirst ? line.drop(while: \.isBlank) : line)
        }
        return nil
    }

    /// Hugo's and Zola's: `+++`, TOML with a key at least (or nothing), `+++`.
    private func tomlFrontMatter() -> FrontMatterSource? {
        guard let end = (2...lineCount).first(where: { isFence(line($0), "+++") }) else { return nil }
        let lines = (2..<end).map { line($0).drop(while: \.isBlank) }
        let isTOML = lines.contains { $0.contains(UInt8(ascii: "=")) } || lines.allSatisfy(\.isEmpty)
        return isTOML ? FrontMatterSource(text: text(upTo: end), isTOML: true, endLine: end) : nil
    }

    /// The lines from the second to that before one, which end in one way here, however they do in the file.
    private func text(upTo end: Int) -> String {
        (2..<end).map { String(decoding: line($0), as: UTF8.self) + "\n" }.joined()
    }

    /// `# key: value`, and no heading that says something.
    private func isIdleKey(_ line: ArraySlice<UInt8>) -> Bool {
        guard line.first == UInt8(ascii: "#") else { return false }
        let rest = line.dropFirst().drop(while: \.isBlank)
        guard let colon = rest.firstIndex(of: UInt8(ascii: ":")), colon > rest.startIndex else { return false }
        return looksLikeKey(rest)
            && rest[..<colon].allSatisfy {
                (0x61...0x7A).contains($0) || $0 == UInt8(ascii: "_") || $0 == UInt8(ascii: "-")
            }
    }

    /// Whether a first line `---` with keys below it is never closed.
    package var hasUnclosedFrontMatter: Bool {
        guard lineCount >= 2, isFence(line(1), "---"), frontMatter() == nil, looksLikeKey(line(2)) else { return false }
        return !(2...lineCount).contains { isFence(line($0), "---") }
    }

    private func isFence(_ line: ArraySlice<UInt8>, _ fence: String) -> Bool {
        var line = line
        while let last = line.last, last.isBlank { line.removeLast() }
        return line.elementsEqual(fence.utf8)
    }

    /// `key:` at the start of a line, as YAML writes it in practice.
    private func looksLikeKey(_ line: ArraySlice<UInt8>) -> Bool {
        guard let first = line.first, !first.isBlank, let colon = line.firstIndex(of: UInt8(ascii: ":")),
            colon > line.startIndex
        else { return false }
        let after = colon + 1
        return (after == line.endIndex || line[after].isBlank)
            && line[..<colon].allSatisfy {
                $0 >= 0x80 || $0 == UInt8(ascii: "_") || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: ".")
                    || $0 == UInt8(ascii: "\"")
                    || $0 == UInt8(ascii: "'") || $0 == 0x20 || !$0.isASCIIPunctuation
            }
    }
}
