import GuideModel

/// The part of JSON Schema (2020-12) that front matter needs, over YAML values with their lines.
///
/// Written here because no Swift package for it is at hand and a finding needs the line of the key, which a validator of plain JSON
/// has lost. A keyword that is not known is an error of `guide.yml`, never passed over.
package struct JSONSchema: Sendable {
    enum Fault: Equatable {
        case required
        case type(expected: String)
        case unknownKey(nearest: String?)
        case format(String)
    }
    struct Problem {
        let fault: Fault
        /// The key that it is about, dotted for nested ones.
        let key: String
        let line: Int
        let column: Int
        let message: String
    }

    private let root: YAMLValue

    private static let keywords: Set<String> = [
        "$schema", "$id", "$comment", "title", "description", "default", "examples", "deprecated", "type", "required",
        "properties", "additionalProperties", "patternProperties", "propertyNames", "minProperties", "maxProperties",
        "items",
        "minItems", "maxItems", "uniqueItems", "contains", "enum", "const", "format", "pattern", "minLength",
        "maxLength",
        "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf", "allOf", "anyOf", "oneOf", "not",
        "if", "then", "else",
        "dependentRequired", "$ref", "$defs", "definitions",
    ]
    private static let formats: Set<String> = [
        "date", "date-time", "time", "email", "uri", "url", "iri", "uri-reference",
    ]
    private static let types: Set<String> = ["object", "array", "string", "number", "integer", "boolean", "null"]

    /// - Throws: `ConfigurationError` with the line of a keyword that is not known.
    package init(_ value: YAMLValue) throws(ConfigurationError) {
        root = value
        var waiting = [value]
        while let schema = waiting.popLast() {
            for member in schema.mapping ?? [] {
                if member.key.hasPrefix("x-") { continue }
                guard Self.keywords.contains(member.key) else {
                    throw ConfigurationError(
                        line: member.keyLine, key: member.key,
                        problem: .unsupported(
                            "front-matter: takes a JSON Schema, and this keyword is none that it may use"))
                }
                switch member.key {
                case "properties", "patternProperties", "$defs", "definitions":
                    waiting += member.value.mapping?.map(\.value) ?? []
                case "items", "not", "contains", "propertyNames", "additionalProperties", "if", "then", "else":
                    waiting.append(member.value)
                case "format":
                    let name = FrontMatter.text(member.value)
                    guard Self.formats.contains(name) else {
                        throw ConfigurationError(
                            line: member.keyLine, key: member.key, problem: .notAChoice(name, Self.formats.sorted()))
                    }
                case "type":
                    let names = member.value.sequence?.map(FrontMatter.text) ?? [FrontMatter.text(member.value)]
                    for name in names where !Self.types.contains(name) {
                        throw ConfigurationError(
                            line: member.keyLine, key: member.key, problem: .notAChoice(name, Self.types.sorted()))
                    }
                case "$ref":
                    guard referenced(FrontMatter.text(member.value)) != nil else {
                        throw ConfigurationError(
                            line: member.keyLine, key: member.key,
                            problem: .unsupported("'\(FrontMatter.text(member.value))' is nothing in this schema"))
                    }
                case "allOf", "anyOf", "oneOf": waiting += member.value.sequence ?? []
                default: break
                }
                if member.key == "pattern" || member.key == "patternProperties" {
                    for pattern in member.value.mapping?.map(\.key) ?? [FrontMatter.text(member.value)]
                    where (try? Regex(pattern)) == nil {
                        throw ConfigurationError(
                            line: member.keyLine, key: member.key, problem: .unsupported("'\(pattern)' is no pattern"))
                    }
                }
            }
        }
    }

    /// What `#/$defs/name` is in this schema.
    private func referenced(_ reference: String) -> YAMLValue? {
        guard reference.hasPrefix("#") else { return nil }
        var value = root
        for part in reference.dropFirst().split(separator: "/") {
            guard let next = value[String(part)] else { return nil }
            value = next
        }
        return value
    }

    /// Whether every chapter must have front matter: the schema asks for keys.
    var asksForKeys: Bool { !(root["required"]?.sequence ?? []).isEmpty }

    /// What is wrong with the members of a front matter, whose first line is `line`.
    func problems(_ members: [YAMLValue.Member], line: Int) -> [Problem] {
        check(.mapping(members, line: line), root, key: "", place: (line, 1))
    }

    private func check(
        _ value: YAMLValue, _ schema: YAMLValue, key: String, place: (line: Int, column: Int), depth: Int = 0,
        followed: Set<String> = []
    ) -> [Problem] {
        guard depth < 64 else { return [] }
        if case .scalar(_, .bool, _) = schema {
            return schema.bool == true
                ? [] : [problem(.unknownKey(nearest: nil), key, place, "'\(key)' is not allowed")]
        }
        var found: [Problem] = []
        func fail(_ fault: Fault, _ message: String) { found.append(problem(fault, key, place, message)) }
        let name = key.isEmpty ? "the front matter" : "'\(key)'"
        let types = schema["type"].map { $0.sequence?.compactMap(\.string) ?? [FrontMatter.text($0)] } ?? []
        if !types.isEmpty, !types.contains(where: { Self.isOf(value, $0) }) {
            fail(
                .type(expected: types.joined(separator: " or ")),
                "\(name) must be \(types.map(Self.named).joined(separator: " or "))")
            return found
        }
        if let choices = schema["enum"]?.sequence, !choices.contains(where: { Self.areEqual($0, value) }) {
            fail(.format("enum"), "\(name) must be one of: \(choices.map(FrontMatter.text).joined(separator: ", "))")
        }
        if let wanted = schema["const"], !Self.areEqual(wanted, value) {
            fail(.format("const"), "\(name) must be '\(FrontMatter.text(wanted))'")
        }
        switch value {
        case .scalar(let text, let kind, _):
            if kind == .string || kind == .date { checkText(text, schema, name, fail) }
            if kind == .integer || kind == .number, let number = Double(text) {
                checkNumber(number, schema, name, fail)
            }
        case .sequence(let items, _): found += checkItems(items, schema, key, place, name)
        case .mapping(let members, _): found += checkMembers(members, schema, key, place, name)
        }
        func verdict(_ part: YAMLValue, following reference: String? = nil) -> [Problem] {
            check(
                value, part, key: key, place: place, depth: depth + 1,
                followed: reference.map { followed.union([$0]) } ?? followed)
        }
        func fits(_ part: YAMLValue) -> Bool { verdict(part).isEmpty }
        // What refers to itself for the same value says nothing more.
        if let reference = schema["$ref"].map(FrontMatter.text), !followed.contains(reference),
            let part = referenced(reference)
        {
            found += verdict(part, following: reference)
        }
        for part in schema["allOf"]?.sequence ?? [] { found += verdict(part) }
        if let condition = schema["if"], let part = schema[fits(condition) ? "then" : "else"] { found += verdict(part) }
        if let parts = schema["anyOf"]?.sequence, !parts.contains(where: fits) {
            fail(.type(expected: "anyOf"), "\(name) fits none of the forms that it may have")
        }
        if let parts = schema["oneOf"]?.sequence, parts.filter(fits).count != 1 {
            fail(.type(expected: "oneOf"), "\(name) must fit exactly one of the forms that it may have")
        }
        if let part = schema["not"], fits(part) {
            fail(.type(expected: "not"), "\(name) has a form that it may not have")
        }
        return found
    }

    private func problem(_ fault: Fault, _ key: String, _ place: (line: Int, column: Int), _ message: String) -> Problem
    {
        Problem(fault: fault, key: key, line: place.line, column: place.column, message: message)
    }

    private func checkText(_ text: String, _ schema: YAMLValue, _ name: String, _ fail: (Fault, String) -> Void) {
        if let least = schema["minLength"]?.whole, text.unicodeScalars.count < least {
            fail(.format("minLength"), "\(name) must have at least \(counted(least, "character"))")
        }
        if let most = schema["maxLength"]?.whole, text.unicodeScalars.count > most {
            fail(.format("maxLength"), "\(name) must have at most \(counted(most, "character"))")
        }
        if let pattern = schema["pattern"].map(FrontMatter.text), let regex = try? Regex(pattern),
            text.firstMatch(of: regex) == nil
        {
            fail(.format("pattern"), "\(name) must look like \(pattern)")
        }
        guard let format = schema["format"]?.string else { return }
        let isRight =
            switch format {
            case "date": Self.isDate(text)
            case "date-time": Self.isDateTime(text)
            case "time": Self.isTime(text[...])
            case "email": Self.isEmail(text)
            case "uri", "url", "iri": LinkResolver.scheme(text) != nil && !text.contains(" ")
            case "uri-reference": !text.contains(" ")
            default: true
            }
        if !isRight {
            let example = ["date": " such as 2026-11-24", "date-time": " such as 2026-11-24T12:00:00Z"][format] ?? ""
            fail(.format(format), "\(name) must be a \(format)\(example), and is '\(text)'")
        }
    }

    private func checkNumber(_ number: Double, _ schema: YAMLValue, _ name: String, _ fail: (Fault, String) -> Void) {
        let limits: [(String, (Double, Double) -> Bool, String)] = [
            ("minimum", { $0 >= $1 }, "at least"), ("maximum", { $0 <= $1 }, "at most"),
            ("exclusiveMinimum", { $0 > $1 }, "more than"), ("exclusiveMaximum", { $0 < $1 }, "less than"),
            ("multipleOf", { $1 > 0 && ($0 / $1).rounded() == $0 / $1 }, "a multiple of"),
        ]
        for (keyword, holds, words) in limits {
            guard let text = schema[keyword].map(FrontMatter.text), let limit = Double(text), !holds(number, limit)
            else {
                continue
            }
            fail(.format(keyword), "\(name) must be \(words) \(text)")
        }
    }

    private func checkItems(
        _ items: [YAMLValue], _ schema: YAMLValue, _ key: String, _ place: (line: Int, column: Int), _ name: String
    ) -> [Problem] {
        var found: [Problem] = []
        if let least = schema["minItems"]?.whole, items.count < least {
            found.append(
                problem(.format("minItems"), key, place, "\(name) must have at least \(counted(least, "item"))"))
        }
        if let most = schema["maxItems"]?.whole, items.count > most {
            found.append(problem(.format("maxItems"), key, place, "\(name) must have at most \(counted(most, "item"))"))
        }
        if schema["uniqueItems"]?.bool == true {
            var seen: [YAMLValue] = []
            for item in items.prefix(1000) {
                if seen.contains(where: { Self.areEqual($0, item) }) {
                    found.append(
                        problem(
                            .format("uniqueItems"), key, (item.line, 1),
                            "\(name) holds '\(FrontMatter.text(item))' twice"))
                    break
                }
                seen.append(item)
            }
        }
        if let each = schema["items"] {
            for (index, item) in items.enumerated() {
                // The item's own line, and the key of the list: that is where an editor looks.
                found += check(item, each, key: "\(key)[\(index)]", place: (item.line, place.column))
            }
        }
        if let some = schema["contains"], !items.contains(where: { check($0, some, key: key, place: place).isEmpty }) {
            found.append(problem(.format("contains"), key, place, "\(name) lacks an item that it must have"))
        }
        return found
    }

    private func checkMembers(
        _ members: [YAMLValue.Member], _ schema: YAMLValue, _ key: String, _ place: (line: Int, column: Int),
        _ name: String
    ) -> [Problem] {
        var found: [Problem] = []
        func path(_ name: String) -> String { key.isEmpty ? name : key + "." + name }
        for wanted in schema["required"]?.sequence?.compactMap(\.string) ?? []
        where !members.contains(where: { $0.key == wanted }) {
            found.append(problem(.required, path(wanted), place, "\(name) must have the key '\(wanted)'"))
        }
        let known = schema["properties"]?.mapping ?? []
        for member in members {
            let spot = (member.keyLine, member.keyColumn)
            var isKnown = false
            if let own = known.first(where: { $0.key == member.key }) {
                isKnown = true
                found += check(member.value, own.value, key: path(member.key), place: spot)
            }
            for pattern in schema["patternProperties"]?.mapping ?? [] {
                guard let regex = try? Regex(pattern.key), member.key.firstMatch(of: regex) != nil else { continue }
                isKnown = true
                found += check(member.value, pattern.value, key: path(member.key), place: spot)
            }
            if let names = schema["propertyNames"] {
                found += check(
                    .scalar(member.key, .string, line: member.keyLine), names, key: path(member.key), place: spot)
            }
            guard !isKnown, let others = schema["additionalProperties"] else { continue }
            if others.bool == false {
                found.append(
                    problem(
                        .unknownKey(nearest: nearest(member.key, in: known.map(\.key))), path(member.key), spot,
                        "the schema knows no key '\(member.key)'"))
            } else if others.mapping != nil {
                found += check(member.value, others, key: path(member.key), place: spot)
            }
        }
        for dependent in schema["dependentRequired"]?.mapping ?? []
        where members.contains(where: { $0.key == dependent.key }) {
            for wanted in dependent.value.sequence?.compactMap(\.string) ?? []
            where !members.contains(where: { $0.key == wanted }) {
                found.append(
                    problem(
                        .required, path(wanted), place, "\(name) has '\(dependent.key)' and so must have '\(wanted)'"))
            }
        }
        if let least = schema["minProperties"]?.whole, members.count < least {
            found.append(
                problem(.format("minProperties"), key, place, "\(name) must have at least \(counted(least, "key"))"))
        }
        if let most = schema["maxProperties"]?.whole, members.count > most {
            found.append(
                problem(.format("maxProperties"), key, place, "\(name) must have at most \(counted(most, "key"))"))
        }
        return found
    }

    private static func isOf(_ value: YAMLValue, _ type: String) -> Bool {
        switch (value, type) {
        case (.mapping, "object"), (.sequence, "array"): true
        case (.scalar(_, let kind, _), "string"): kind == .string || kind == .date
        case (.scalar(_, let kind, _), "boolean"): kind == .bool
        case (.scalar(let text, let kind, _), "integer"):
            kind == .integer || kind == .number && Double(text).map { $0 == $0.rounded() } ?? false
        case (.scalar(_, let kind, _), "number"): kind == .integer || kind == .number
        case (.scalar(_, let kind, _), "null"): kind == .null
        default: false
        }
    }

    private static func named(_ type: String) -> String {
        [
            "string": "text", "array": "a list", "object": "keys with values", "boolean": "true or false",
            "integer": "a whole number",
            "number": "a number", "null": "empty",
        ][type] ?? type
    }

    private static func areEqual(_ a: YAMLValue, _ b: YAMLValue) -> Bool {
        switch (a, b) {
        case (.scalar(let x, let k, _), .scalar(let y, let l, _)):
            if k == .string || l == .string { return x == y && k == l }
            if let m = Double(x), let n = Double(y) { return m == n }
            return x.lowercased() == y.lowercased()
        case (.sequence(let x, _), .sequence(let y, _)): return x.count == y.count && zip(x, y).allSatisfy(areEqual)
        case (.mapping(let x, _), .mapping(let y, _)):
            return x.count == y.count
                && x.allSatisfy { member in y.contains { $0.key == member.key && areEqual($0.value, member.value) } }
        default: return false
        }
    }
}

extension YAMLValue {
    fileprivate var whole: Int? { Int(FrontMatter.text(self)) }
}
