/// Reads TOML as `book.toml` and the front matter of Hugo and Zola have it, into the values that YAML has. Tables whose names are
/// dotted keep them so, `extra.author`; what a value's kind is beyond that is not checked. (The library that there is would bring
/// the runtime of C++ to every start.)
///
/// Source: the TOML specification, version 1.0.0.
struct TOMLReader {
    private let bytes: [UInt8]
    private var at = 0
    private var line = 1
    private static let deepest = 100

    private init(_ text: String) { bytes = Array(text.utf8) }

    /// - Throws: `YAMLError` with the line and column of what cannot be read.
    static func members(of text: String) throws(YAMLError) -> [YAMLValue.Member] {
        var reader = TOMLReader(text)
        return try reader.document()
    }

    private mutating func document() throws(YAMLError) -> [YAMLValue.Member] {
        var root: [YAMLValue.Member] = []
        // The table whose keys are read, and where its name stands.
        var table: (name: String, line: Int, isOneOfMany: Bool)?
        var own: [YAMLValue.Member] = []
        func close() {
            guard let table else { return root += own }
            let value = YAMLValue.mapping(own, line: table.line)
            let place = root.firstIndex { $0.key == table.name }
            switch (table.isOneOfMany, place.map { root[$0].value }) {
            case (true, .sequence(let items, let line)?):
                root[place ?? 0] = member(table.name, line, .sequence(items + [value], line: line))
            case (true, _): root.append(member(table.name, table.line, .sequence([value], line: table.line)))
            default: root.append(member(table.name, table.line, value))
            }
        }
        while true {
            skipBlanksAndComments(overLines: true)
            guard at < bytes.count else { break }
            if bytes[at] == UInt8(ascii: "[") {
                close()
                own = []
                at += 1
                let isOneOfMany = take("[")
                let name = try key()
                guard take("]"), !isOneOfMany || take("]") else { throw failure("the name of a table has no ']'") }
                table = (name, line, isOneOfMany)
            } else {
                own.append(try pair(in: own, 0))
            }
            skipBlanksAndComments(overLines: false)
            guard at >= bytes.count || bytes[at] == 0x0A || bytes[at] == 0x0D else {
                throw failure("one key and its value stand on a line")
            }
        }
        close()
        return root
    }

    private func member(_ key: String, _ line: Int, _ value: YAMLValue) -> YAMLValue.Member {
        YAMLValue.Member(key: key, keyLine: line, keyColumn: 1, value: value)
    }

    private mutating func pair(in others: [YAMLValue.Member], _ depth: Int) throws(YAMLError) -> YAMLValue.Member {
        let start = line
        let key = try key()
        guard !others.contains(where: { $0.key == key }) else {
            var error = failure("the key '\(key)' stands twice")
            error.duplicateKey = key
            throw error
        }
        guard take("=") else { throw failure("a key has no '=' behind it") }
        return member(key, start, try value(depth))
    }

    private mutating func key() throws(YAMLError) -> String {
        var parts: [String] = []
        repeat {
            skipBlanksAndComments(overLines: false)
            if at < bytes.count, bytes[at] == UInt8(ascii: "\"") || bytes[at] == UInt8(ascii: "'") {
                parts.append(try string())
            } else {
                let start = at
                while at < bytes.count, Self.isBare(bytes[at]) { at += 1 }
                guard at > start else { throw failure("a key is expected here") }
                parts.append(String(decoding: bytes[start..<at], as: UTF8.self))
            }
        } while take(".")
        return parts.joined(separator: ".")
    }

    private static func isBare(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "_"), UInt8(ascii: "-"): true
        // None of the standard's, and what people write.
        default: byte >= 0x80
        }
    }

    private mutating func value(_ depth: Int) throws(YAMLError) -> YAMLValue {
        skipBlanksAndComments(overLines: false)
        guard at < bytes.count, depth < Self.deepest else { throw failure("a value is expected here") }
        let start = line
        switch bytes[at] {
        case UInt8(ascii: "\""), UInt8(ascii: "'"): return .scalar(try string(), .string, line: start)
        case UInt8(ascii: "["):
            at += 1
            var items: [YAMLValue] = []
            while true {
                skipBlanksAndComments(overLines: true)
                if take("]") { return .sequence(items, line: start) }
                items.append(try value(depth + 1))
                skipBlanksAndComments(overLines: true)
                guard take(",") || at < bytes.count && bytes[at] == UInt8(ascii: "]") else {
                    throw failure("a list has no ']'")
                }
            }
        case UInt8(ascii: "{"):
            at += 1
            var members: [YAMLValue.Member] = []
            while !take("}") {
                members.append(try pair(in: members, depth + 1))
                guard take(",") || at < bytes.count && bytes[at] == UInt8(ascii: "}") else {
                    throw failure("a table in braces has no '}'")
                }
            }
            return .mapping(members, line: start)
        default:
            let begin = at
            while at < bytes.count, !",]}#\n\r".utf8.contains(bytes[at]) { at += 1 }
            let text = String(decoding: bytes[begin..<at], as: UTF8.self).trimmingBlanks()
            guard let kind = Self.kind(of: text) else { throw failure("'\(text)' is no value; text stands in quotes") }
            return .scalar(String(text), kind, line: start)
        }
    }

    private static func kind(of text: some StringProtocol) -> YAMLValue.Kind? {
        if text == "true" || text == "false" { return .bool }
        let digits = String(text).replacing("_", with: "")
        if Int(digits) != nil || ["0x", "0o", "0b"].contains(where: { digits.hasPrefix($0) }) { return .integer }
        if Double(digits) != nil { return .number }
        let isTime = text.first?.isNumber == true && text.allSatisfy { $0.isNumber || "-:.TtZz+ ".contains($0) }
        return isTime ? .date : nil
    }

    /// Text in double quotes, with escapes, or in single ones as it is; in three of either over lines.
    private mutating func string() throws(YAMLError) -> String {
        let quote = bytes[at]
        let isLong = at + 2 < bytes.count && bytes[at + 1] == quote && bytes[at + 2] == quote
        at += isLong ? 3 : 1
        // A line end right behind the quotes is not part of the text.
        if isLong, at < bytes.count, bytes[at] == 0x0A {
            at += 1
            line += 1
        }
        var text: [UInt8] = []
        while at < bytes.count {
            let byte = bytes[at]
            if byte == quote, !isLong || bytes[at...].prefix(3).elementsEqual([quote, quote, quote]) {
                at += isLong ? 3 : 1
                return String(decoding: text, as: UTF8.self)
            }
            if byte == 0x0A {
                guard isLong else { break }
                line += 1
            }
            at += 1
            guard byte == UInt8(ascii: "\\"), quote == UInt8(ascii: "\"") else {
                text.append(byte)
                continue
            }
            text += try escaped()
        }
        throw failure("a text has no closing quote")
    }

    private mutating func escaped() throws(YAMLError) -> [UInt8] {
        guard at < bytes.count else { throw failure("a text has no closing quote") }
        let sign = bytes[at]
        at += 1
        switch sign {
        case UInt8(ascii: "n"): return [0x0A]
        case UInt8(ascii: "t"): return [0x09]
        case UInt8(ascii: "r"): return [0x0D]
        case UInt8(ascii: "\""), UInt8(ascii: "\\"): return [sign]
        case UInt8(ascii: "u"), UInt8(ascii: "U"):
            let length = sign == UInt8(ascii: "u") ? 4 : 8
            let digits = String(decoding: bytes[at...].prefix(length), as: UTF8.self)
            guard digits.count == length, let number = UInt32(digits, radix: 16), let scalar = Unicode.Scalar(number)
            else { throw failure("'\\\(sign == UInt8(ascii: "u") ? "u" : "U")' needs \(length) digits of a character") }
            at += length
            return Array(String(scalar).utf8)
        case 0x0A:
            // A line that ends so goes on at the next text.
            line += 1
            while at < bytes.count, [0x20, 0x09, 0x0A, 0x0D].contains(bytes[at]) {
                if bytes[at] == 0x0A { line += 1 }
                at += 1
            }
            return []
        default: throw failure("'\\\(Character(Unicode.Scalar(sign)))' is no escape; a backslash is written twice")
        }
    }

    /// Whether a sign stands here, behind blanks; it is passed then.
    private mutating func take(_ sign: Character) -> Bool {
        skipBlanksAndComments(overLines: false)
        guard at < bytes.count, bytes[at] == sign.asciiValue else { return false }
        at += 1
        return true
    }

    private mutating func skipBlanksAndComments(overLines: Bool) {
        while at < bytes.count {
            switch bytes[at] {
            case 0x20, 0x09: at += 1
            case 0x0A, 0x0D:
                guard overLines else { return }
                if bytes[at] == 0x0A { line += 1 }
                at += 1
            case UInt8(ascii: "#"): while at < bytes.count, bytes[at] != 0x0A { at += 1 }
            default: return
            }
        }
    }

    private func failure(_ message: String) -> YAMLError {
        let start = bytes[..<min(at, bytes.count)].lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
        return YAMLError(line: line, column: min(at, bytes.count) - start + 1, message: message)
    }
}
