/// A JSON value whose members keep their order, so that documents read from the general to the particular.
///
/// Written here because Foundation's encoder sorts or shuffles keys and takes most of the time of a large redline.
package enum JSON: Sendable {
    case null
    case bool(Bool)
    case number(Int)
    case string(String)
    case array([JSON])
    case object([(String, JSON)])

    package static func optional(_ text: String?) -> JSON { text.map { .string($0) } ?? .null }
    package static func optional(_ number: Int?) -> JSON { number.map { .number($0) } ?? .null }
    package static func strings(_ texts: some Sequence<String>) -> JSON { .array(texts.map { .string($0) }) }

    /// The document with a line end; indented by two blanks where `isPretty`.
    package func text(isPretty: Bool = false) -> String {
        var writer = JSONWriter(isPretty: isPretty)
        writer.write(self, depth: 0)
        writer.out.append(0x0A)
        return String(decoding: writer.out, as: UTF8.self)
    }
}

private struct JSONWriter {
    var out: [UInt8] = []
    let isPretty: Bool

    init(isPretty: Bool) { self.isPretty = isPretty }

    /// Depth is that of our own documents, never of input.
    mutating func write(_ value: JSON, depth: Int) {
        switch value {
        case .null: out += "null".utf8
        case .bool(let flag): out += (flag ? "true" : "false").utf8
        case .number(let number): out += String(number).utf8
        case .string(let text): string(text)
        case .array(let items):
            list("[", "]", items.count, depth) { writer, index in writer.write(items[index], depth: depth + 1) }
        case .object(let members):
            list("{", "}", members.count, depth) { writer, index in
                writer.string(members[index].0)
                writer.out += (writer.isPretty ? ": " : ":").utf8
                writer.write(members[index].1, depth: depth + 1)
            }
        }
    }

    private mutating func list(
        _ open: String, _ close: String, _ count: Int, _ depth: Int, _ item: (inout JSONWriter, Int) -> Void
    ) {
        out += open.utf8
        for index in 0..<count {
            if index > 0 { out += ",".utf8 }
            line(depth + 1)
            item(&self, index)
        }
        if count > 0 { line(depth) }
        out += close.utf8
    }

    private mutating func line(_ depth: Int) {
        guard isPretty else { return }
        out.append(0x0A)
        for _ in 0..<(2 * depth) { out.append(0x20) }
    }

    private mutating func string(_ text: String) {
        out.append(UInt8(ascii: "\""))
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "\""): out += "\\\"".utf8
            case UInt8(ascii: "\\"): out += "\\\\".utf8
            case 0x0A: out += "\\n".utf8
            case 0x0D: out += "\\r".utf8
            case 0x09: out += "\\t".utf8
            case 0..<0x20, 0x7F:
                let digits = Array("0123456789abcdef".utf8)
                out += "\\u00".utf8
                out += [digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            default: out.append(byte)
            }
        }
        out.append(UInt8(ascii: "\""))
    }
}
