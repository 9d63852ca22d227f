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

    mutating func string(_ text: String) { out.append(quoted: text) }
}

/// Writes a document member by member: of a large one no tree is ever built.
struct JSONStream {
    private(set) var out: [UInt8] = []
    private var needsComma = false

    /// - Parameter expected: about how many bytes there will be.
    init(expected: Int) { out.reserveCapacity(expected) }

    mutating func object(_ members: (inout JSONStream) -> Void) { nest("{", "}", members) }

    mutating func array<Item>(_ items: some Sequence<Item>, _ item: (inout JSONStream, Item) -> Void) {
        nest("[", "]") { stream in for one in items { item(&stream, one) } }
    }

    /// The name of the member whose value is written next.
    mutating func key(_ name: String) {
        separate()
        out.append(quoted: name)
        out.append(UInt8(ascii: ":"))
        needsComma = false
    }

    mutating func string(_ text: String?) {
        separate()
        if let text { out.append(quoted: text) } else { out += "null".utf8 }
    }
    mutating func number(_ number: Int) {
        separate()
        out += String(number).utf8
    }
    mutating func bool(_ flag: Bool) {
        separate()
        out += (flag ? "true" : "false").utf8
    }
    /// A value that another stream has written.
    mutating func written(_ value: [UInt8]) {
        separate()
        out += value
    }
    mutating func json(_ value: JSON) {
        separate()
        var writer = JSONWriter(isPretty: false)
        writer.write(value, depth: 0)
        out += writer.out
    }

    mutating func member(_ name: String, _ text: String?) {
        key(name)
        string(text)
    }
    mutating func member(_ name: String, _ number: Int) {
        key(name)
        self.number(number)
    }

    private mutating func nest(_ open: String, _ close: String, _ body: (inout JSONStream) -> Void) {
        separate()
        out += open.utf8
        needsComma = false
        body(&self)
        out += close.utf8
        needsComma = true
    }

    private mutating func separate() {
        if needsComma { out.append(UInt8(ascii: ",")) }
        needsComma = true
    }
}

extension [UInt8] {
    /// Adds a string in quotes, with what JSON wants escaped.
    fileprivate mutating func append(quoted text: String) {
        append(UInt8(ascii: "\""))
        let bytes = text.utf8.span
        var plain = 0
        for index in bytes.indices where bytes[index].mustBeEscaped {
            append(bytes.extracting(plain..<index))
            escape(bytes[index])
            plain = index + 1
        }
        if plain == 0 { append(contentsOf: text.utf8) } else { append(bytes.extracting(plain..<bytes.count)) }
        append(UInt8(ascii: "\""))
    }

    private mutating func append(_ bytes: Swift.Span<UInt8>) { for index in bytes.indices { append(bytes[index]) } }

    private mutating func escape(_ byte: UInt8) {
        switch byte {
        case UInt8(ascii: "\""): self += "\\\"".utf8
        case UInt8(ascii: "\\"): self += "\\\\".utf8
        case 0x0A: self += "\\n".utf8
        case 0x0D: self += "\\r".utf8
        case 0x09: self += "\\t".utf8
        default:
            let digits = Array("0123456789abcdef".utf8)
            self += "\\u00".utf8
            self += [digits[Int(byte >> 4)], digits[Int(byte & 15)]]
        }
    }
}

extension UInt8 {
    fileprivate var mustBeEscaped: Bool {
        self < 0x20 || self == UInt8(ascii: "\"") || self == UInt8(ascii: "\\") || self == 0x7F
    }
}
