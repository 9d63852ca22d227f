import GuideModel

/// Forms of texts that a schema may ask for.
extension JSONSchema {
    /// `2026-02-28`, a day that there is.
    package static func isDate(_ text: String) -> Bool {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 3, parts[0].count == 4, parts[1].count == 2, parts[2].count == 2,
            text.allSatisfy({ $0.isASCIIDigit || $0 == "-" }), let year = Int(parts[0]), let month = Int(parts[1]),
            let day = Int(parts[2]), year > 0, (1...12).contains(month)
        else { return false }
        let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
        let days = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
        return (1...days[month - 1]).contains(day)
    }

    static func isTime(_ text: Substring) -> Bool {
        let zone = text.firstIndex { "Zz+-".contains($0) } ?? text.endIndex
        let parts = text[..<zone].split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 3, let hour = Int(parts[0]), let minute = Int(parts[1]), parts[0].count == 2,
            let second = Int(parts[2].prefix { $0 != "." }), (0...23).contains(hour), (0...59).contains(minute),
            (0...60).contains(second)
        else { return false }
        return zone < text.endIndex
    }

    static func isDateTime(_ text: String) -> Bool {
        guard let mark = text.firstIndex(where: { "Tt ".contains($0) }) else { return false }
        return isDate(String(text[..<mark])) && isTime(text[text.index(after: mark)...])
    }

    static func isEmail(_ text: String) -> Bool {
        let parts = text.split(separator: "@", omittingEmptySubsequences: false)
        return parts.count == 2 && parts.allSatisfy { !$0.isEmpty && !$0.contains(" ") }
    }
}
