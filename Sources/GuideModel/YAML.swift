import Yams

/// A YAML value with the line where it stands; a tree of bounded depth and size.
package indirect enum YAMLValue: Hashable, Sendable {
    package struct Member: Hashable, Sendable {
        package let key: String
        package let keyLine: Int
        package let keyColumn: Int
        package let value: YAMLValue
    }
    package enum Kind: Hashable, Sendable { case null, bool, integer, number, date, string }

    case scalar(String, Kind, line: Int)
    case sequence([YAMLValue], line: Int)
    case mapping([Member], line: Int)

    package var line: Int {
        switch self {
        case .scalar(_, _, let line), .sequence(_, let line), .mapping(_, let line): line
        }
    }

    package var string: String? { if case .scalar(let text, let kind, _) = self, kind != .null { text } else { nil } }
    package var sequence: [YAMLValue]? { if case .sequence(let items, _) = self { items } else { nil } }
    package var mapping: [Member]? { if case .mapping(let members, _) = self { members } else { nil } }
    package var bool: Bool? {
        guard case .scalar(let text, .bool, _) = self else { return nil }
        return ["true", "yes", "on"].contains(text.lowercased())
    }
    package var isNull: Bool { if case .scalar(_, .null, _) = self { true } else { false } }

    package subscript(key: String) -> YAMLValue? { mapping?.last { $0.key == key }?.value }
}

package struct YAMLError: Error, Hashable, Sendable {
    package let line: Int
    package let column: Int
    package let message: String
    package var duplicateKey: String?
}

extension YAMLValue {
    private static let depthLimit = 100
    /// Aliases make a small file a large tree; no guide's settings come near.
    private static let nodeLimit = 200_000

    /// Reads one YAML document. An empty one is `nil`.
    package static func parse(_ text: String) throws(YAMLError) -> YAMLValue? {
        // Some editors put a mark of the byte order first, which the library takes for text.
        let text = text.utf8.starts(with: [0xEF, 0xBB, 0xBF]) ? String(text.unicodeScalars.dropFirst()) : text
        try checkNesting(text)
        do {
            // What a scalar means is told below: no rule of the library is asked. Without an encoding it looks for one in the environment.
            guard let node = try Yams.compose(yaml: text, .basic, .default, .utf8) else { return nil }
            var budget = nodeLimit
            return try convert(node, depth: 0, budget: &budget)
        } catch let error as YAMLError {
            throw error
        } catch let error as YamlError {
            throw YAMLError(error)
        } catch {
            throw YAMLError(line: 1, column: 1, message: "\(error)")
        }
    }

    /// The parser below recurses for every level, so depth is judged before it starts.
    private static func checkNesting(_ text: String) throws(YAMLError) {
        var depth = 0
        var dashes = 0
        var line = 1
        var atStart = true
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "["), UInt8(ascii: "{"): depth += 1
            case UInt8(ascii: "]"), UInt8(ascii: "}"): depth = max(0, depth - 1)
            case 0x0A:
                line += 1
                dashes = 0
                atStart = true
                continue
            case UInt8(ascii: "-"), UInt8(ascii: "?"), UInt8(ascii: ":"): if atStart { dashes += 1 }
            case 0x20: break
            default: atStart = false
            }
            if depth > depthLimit || dashes > depthLimit {
                throw YAMLError(line: line, column: 1, message: "nested more than \(depthLimit) levels deep")
            }
        }
    }

    private static func convert(_ node: Yams.Node, depth: Int, budget: inout Int) throws -> YAMLValue {
        let line = node.mark?.line ?? 1
        budget -= 1
        guard depth <= depthLimit, budget > 0 else {
            throw YAMLError(line: line, column: 1, message: "too deep or too large once its aliases are followed")
        }
        switch node {
        case .scalar(let scalar): return .scalar(scalar.string, kind(scalar), line: line)
        case .sequence(let sequence):
            return .sequence(try sequence.map { try convert($0, depth: depth + 1, budget: &budget) }, line: line)
        case .mapping(let mapping):
            let members = try mapping.map { key, value in
                Member(
                    key: key.scalar?.string ?? "", keyLine: key.mark?.line ?? line, keyColumn: key.mark?.column ?? 1,
                    value: try convert(value, depth: depth + 1, budget: &budget))
            }
            return .mapping(members, line: line)
        default: return .scalar("", .null, line: line)
        }
    }

    /// What a plain scalar means by YAML's core schema; a quoted one is always text.
    private static func kind(_ scalar: Yams.Node.Scalar) -> Kind {
        guard scalar.style == .plain || scalar.style == .any else { return .string }
        let text = scalar.string
        if ["", "~", "null", "Null", "NULL"].contains(text) { return .null }
        if ["true", "false", "yes", "no", "on", "off"].contains(text.lowercased()) { return .bool }
        if Int(text) != nil { return .integer }
        if Double(text) != nil, text.contains(where: \.isASCIIDigit) { return .number }
        return .string
    }
}

extension YAMLError {
    init(_ error: YamlError) {
        switch error {
        case .scanner(let context, let problem, let mark, _), .parser(let context, let problem, let mark, _),
            .composer(let context, let problem, let mark, _):
            self.init(
                line: mark.line, column: mark.column,
                message: problem + (context.map { " (\($0.text.trimmingBlanks()))" } ?? ""))
        case .duplicatedKeysInMapping(let duplicates, let context):
            let name = duplicates.first.map { "\($0)" } ?? ""
            self.init(line: context.mark.line, column: context.mark.column, message: "the key '\(name)' stands twice")
            duplicateKey = name
        default: self.init(line: 1, column: 1, message: "\(error)")
        }
    }

    init(line: Int, column: Int, message: String) {
        self.line = line
        self.column = column
        self.message = message
    }
}
