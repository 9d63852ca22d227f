import GuideModel

/// `redirects:` in the text of a `guide.yml`.
enum RedirectList {
    /// The text with more lines of it; all else stays as it is, byte for byte.
    ///
    /// - Returns: `nil` where what would be written does not read as what was meant: a file of an unusual form.
    static func adding(_ redirects: [(from: String, to: String)], to text: String) -> String? {
        let new = added(redirects.map { "\(quoted($0.from)): \(quoted($0.to))" }, text)
        guard let before = try? GuideConfiguration(yaml: text), let after = try? GuideConfiguration(yaml: new),
            after.redirects.count == before.redirects.count + redirects.count,
            redirects.allSatisfy({ wanted in after.redirects.contains { ($0.from, $0.to) == wanted } })
        else { return nil }
        return new
    }

    private static func added(_ new: [String], _ text: String) -> String {
        // By bytes: to Swift a carriage return and a line feed are one character.
        var lines = text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false).map { String(Substring($0)) }
        let lineEnd = lines.count > 1 && lines[0].utf8.last == 0x0D ? "\r" : ""
        let isWhole = lines.last == ""
        if isWhole { lines.removeLast() }
        func plain(_ line: String) -> Substring {
            line.utf8.last == 0x0D ? Substring(line.unicodeScalars.dropLast()) : line[...]
        }
        func write(_ more: [String], at place: Int) -> String {
            // A last line without an end gets one when another follows.
            if place == lines.count, !isWhole, !lines.isEmpty { lines[place - 1] += lineEnd }
            lines.insert(contentsOf: more.map { $0 + lineEnd }, at: place)
            return lines.joined(separator: "\n") + (isWhole || place + more.count == lines.count ? "\n" : "")
        }
        guard let start = lines.firstIndex(where: isKey) else {
            // What stands behind the mark of the document's end belongs to no document.
            let last = lines.lastIndex { plain($0) == "..." } ?? lines.count
            return write(["redirects:"] + new.map { "  " + $0 }, at: last)
        }
        let inline = plain(lines[start]).drop { $0 != ":" }.dropFirst().trimmingBlanks()
        if inline.hasPrefix("{") {
            // Pairs between braces: the new ones go before the last brace, wherever that stands.
            guard let last = lines.indices[start...].first(where: { lines[$0].contains("}") }),
                let brace = lines[last].lastIndex(of: "}")
            else { return text }
            let before = lines[start...last].joined().prefix { $0 != "}" }.trimmingBlanks()
            let comma = before.hasSuffix("{") || before.hasSuffix(",") ? "" : ", "
            lines[last].insert(contentsOf: comma + new.joined(separator: ", "), at: brace)
            return lines.joined(separator: "\n") + (isWhole ? "\n" : "")
        }
        var end = start + 1
        while end < lines.count, plain(lines[end]).isEmpty || lines[end].hasPrefix(" ") || lines[end].hasPrefix("#") {
            end += 1
        }
        while end > start + 1, !lines[end - 1].hasPrefix(" ") { end -= 1 }
        let indent = start + 1 < end ? String(lines[start + 1].prefix { $0 == " " }) : "  "
        return write(new.map { (indent.isEmpty ? "  " : indent) + $0 }, at: end)
    }

    /// `redirects:`, also in quotes and with blanks before the colon.
    private static func isKey(_ line: String) -> Bool {
        guard let colon = line.firstIndex(of: ":") else { return false }
        let key = line[..<colon]
        guard key.first?.isWhitespace != true else { return false }
        return ["redirects", "\"redirects\"", "'redirects'"].contains(key.trimmingBlanks())
    }

    private static func quoted(_ text: String) -> String {
        let isPlain = text.allSatisfy { $0.isLetter || $0.isNumber || "/._-#".contains($0) } && text.first != "#"
        return isPlain
            ? text : "'" + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''") + "'"
    }
}
