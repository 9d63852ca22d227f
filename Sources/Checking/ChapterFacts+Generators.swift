import CommonMark
import GuideModel

/// What the tool that makes a site of the guide reads in a chapter beside Markdown.
extension ChapterFacts {
    /// `(label)=` above a block, and `:name: label` or `:label: label` in a directive.
    static func labels(_ source: SourceText) -> Set<String> {
        var found: Set<String> = []
        for number in 1..<(source.lineCount + 1) {
            let line = String(decoding: source.line(number), as: UTF8.self).trimmingBlanks()
            if line.hasPrefix("("), line.hasSuffix(")="), line.count > 3 {
                found.insert(String(line.dropFirst().dropLast(2)))
            }
            // `$$ … $$ (label)` numbers a formula.
            if line.contains("$$ ("), line.hasSuffix(")"), let open = line.lastIndex(of: "(") {
                found.insert(String(line[line.index(after: open)...].dropLast()))
            }
            for option in [":name:", ":label:"] where line.hasPrefix(option) {
                found.insert(line.dropFirst(option.count).trimmingBlanks())
            }
        }
        return found
    }

    /// The address of a heading in mystmd: each run of what is no letter or digit one hyphen, and no digit in front.
    static func mystAnchor(_ title: String) -> String {
        let words = title.lowercased().split { !($0.isLetter || $0.isNumber) }
        let name = words.joined(separator: "-")
        return name.first?.isNumber == true ? "id-" + name : name
    }

    /// The files that an opening names up to a blank, `}` or `:`.
    /// - Parameter code: where what is taken in adds no heading, in order.
    static func includes(_ source: SourceText, _ opening: String, outside code: [Range<Int>] = []) -> [String] {
        let mark = Array(opening.utf8)
        let bytes = source.bytes
        func isCode(_ at: Int) -> Bool {
            let place = code.partitioningIndex { $0.upperBound > at }
            return place < code.count && code[place].contains(at)
        }
        var found: [String] = []
        var at = 0
        while let open = bytes[at...].firstIndex(of: UInt8(ascii: "{")) {
            at = open + 1
            guard bytes[open...].starts(with: mark), !isCode(open) else { continue }
            let file = bytes[(open + mark.count)...].prefix {
                $0 > 0x20 && $0 != UInt8(ascii: "}") && $0 != UInt8(ascii: ":")
            }
            if !file.isEmpty { found.append(String(decoding: file, as: UTF8.self)) }
        }
        return found
    }

    /// What ids of tabs begin with where no setting names them: they are counted.
    static let countedTabs = "__tabbed_"

    /// Ids that the guide's tool makes of what is no heading: PyMdown's tabs by their titles, Quarto's cells by their labels.
    static func madeAnchors(_ source: SourceText, _ form: TableOfContents.Form) -> Set<String> {
        let mark = form == .mkdocs ? "=== " : form == .quarto ? "#| label:" : nil
        guard let mark, source.bytes.holds(Array(mark.utf8)) else { return [] }
        var counts: [String: Int] = [:]
        var found: Set<String> = []
        for number in 1..<(source.lineCount + 1) {
            let line = String(decoding: source.line(number), as: UTF8.self).trimmingBlanks()
            guard line.hasPrefix(mark) else { continue }
            let name = line.dropFirst(mark.count).filter { $0 != "\"" }.trimmingBlanks()
            guard form == .mkdocs else {
                found.insert(name)
                continue
            }
            var slugs: Set<String> = []
            // A picture in it is no part of the id, and of those that say the same all but the first are counted.
            for style in AnchorStyle.ofMkDocs {
                for own in Set([name, FactReader.withoutIcons(name)]) { slugs.insert(style.slug(own)) }
            }
            for slug in slugs {
                let earlier = counts[slug, default: 0]
                found.insert(earlier == 0 ? slug : "\(slug)_\(earlier)")
                counts[slug] = earlier + 1
            }
            found.insert(Self.countedTabs)
        }
        return found
    }

    /// How deep lines stand in DocC's directives, `@Row {` to `}`; those that stand in none are left out.
    static func nesting(ofDocC source: SourceText) -> [Int: Int] {
        var depths: [Int: Int] = [:]
        var depth = 0
        for number in 1..<(source.lineCount + 1) {
            let text = source.line(number).drop { $0 == 0x20 || $0 == 0x09 }
            if depth > 0, text.first == UInt8(ascii: "}") { depth -= 1 }
            if depth > 0 { depths[number] = depth }
            if text.first == UInt8(ascii: "@"), text.last(where: { $0 > 0x20 }) == UInt8(ascii: "{") { depth += 1 }
        }
        return depths
    }

    /// The lines that Python-Markdown passes over as raw HTML: from a block's tag without `markdown` to its end, blank lines and all.
    static func raw(ofMkDocs source: SourceText, _ document: Document) -> Set<Int> {
        var lines: Set<Int> = []
        var end = 0
        // What ends nowhere says nothing, and is looked for once.
        var endless: Set<String> = []
        for node in document.nodes where node.kind == .htmlBlock && node.range.line > end {
            let html = document.literal(node)
            guard let tag = HTMLTag.tags(in: html).first, html.first == "<", blocksOfHTML.contains(tag.name),
                tag.attributes["markdown"] == nil, !endless.contains(tag.name)
            else { continue }
            endless.insert(tag.name)
            var depth = 0
            for number in node.range.line..<(source.lineCount + 1) {
                depth += tag.nesting(in: source.line(number))
                guard depth <= 0 else { continue }
                // What stands in its own block is raw for everybody.
                lines.formUnion((node.range.endLine + 1)..<max(node.range.endLine + 1, number))
                end = number
                endless.remove(tag.name)
                break
            }
        }
        // Tags among it are tags all the same.
        guard !lines.isEmpty else { return [] }
        for node in document.nodes where node.kind == .htmlBlock {
            lines.subtract(node.range.line...node.range.endLine)
        }
        return lines
    }

    private static let blocksOfHTML: Set<String> = [
        "div", "section", "table", "center", "p", "details", "figure", "nav", "form", "article", "aside", "main",
        "header", "footer",
        "blockquote", "fieldset", "ul", "ol", "dl",
    ]

    /// The lines of DocC's `@Comment { … }`.
    static func comments(ofDocC source: SourceText) -> Set<Int> {
        guard source.bytes.holds(Array("@Comment".utf8)) else { return [] }
        var lines: Set<Int> = []
        var depth = 0
        for number in 1..<(source.lineCount + 1) {
            let line = source.line(number)
            let text = line.drop { $0 == 0x20 || $0 == 0x09 }
            guard depth > 0 || text.starts(with: "@Comment".utf8) && text.contains(UInt8(ascii: "{")) else { continue }
            lines.insert(number)
            for byte in line {
                if byte == UInt8(ascii: "{") { depth += 1 } else if byte == UInt8(ascii: "}") { depth -= 1 }
            }
            depth = max(0, depth)
        }
        return lines
    }

    /// What stands between double backticks, part by part.
    static func symbols(ofDocC source: SourceText) -> Set<String> {
        let mark = Array("``".utf8)
        guard source.bytes.holds(mark) else { return [] }
        var found: Set<String> = []
        for number in 1..<(source.lineCount + 1) {
            let line = Array(source.line(number))
            guard line.holds(mark) else { continue }
            let parts = String(decoding: line, as: UTF8.self).split(separator: "``", omittingEmptySubsequences: false)
            for (index, part) in parts.enumerated() where index % 2 == 1 && !part.contains(" ") {
                found.formUnion(part.split(separator: "/").map { String($0.prefix { $0 != "(" }) })
            }
        }
        return found
    }

    /// The pictures and films of DocC's `@Image(source: "x", alt: "y")` and `@Video(source: "x")`.
    static func media(_ source: SourceText) -> [LinkUse] {
        guard source.bytes.holds(Array("@Image(".utf8)) || source.bytes.holds(Array("@Video(".utf8)) else { return [] }
        return (1..<(source.lineCount + 1)).compactMap { number in
            let line = String(decoding: source.line(number), as: UTF8.self)
            let text = line.trimmingBlanks()
            guard text.hasPrefix("@Image(") || text.hasPrefix("@Video("), let close = text.lastIndex(of: ")") else {
                return nil
            }
            func argument(_ name: String) -> String? {
                guard let start = text.firstRange(of: name + ":") else { return nil }
                let rest = text[start.upperBound..<close].trimmingBlanks()
                return rest.hasPrefix("\"")
                    ? String(rest.dropFirst().prefix { $0 != "\"" }) : String(rest.prefix { $0 != "," })
            }
            guard let target = argument("source"), !target.isEmpty else { return nil }
            let start = source.starts[number - 1] + line.utf8.prefix { $0 == 0x20 || $0 == 0x09 }.count
            let range = source.range(of: start..<(start + text.utf8.count))
            // What a film shows is told by its own words.
            return LinkUse(
                kind: .image, target: target, range: range,
                text: text.hasPrefix("@Video(") ? nil : argument("alt") ?? "")
        }
    }

    /// The files of MkDocs' snippets: `--8<-- "file.md"`, or one a line between two `--8<--`.
    ///
    /// - Parameter code: lines of code, where what is taken in adds no heading.
    static func snippets(_ source: SourceText, outside code: Set<Int> = []) -> [String] {
        guard source.bytes.holds(Array("--8<--".utf8)) else { return [] }
        var found: [String] = []
        var isBlock = false
        for number in 1..<(source.lineCount + 1) where !code.contains(number) {
            let line = String(decoding: source.line(number), as: UTF8.self).trimmingBlanks()
            var name = line
            if let rest = line.hasPrefix("--8<--") ? line.dropFirst(6).trimmingBlanks() : nil {
                if rest.isEmpty {
                    isBlock.toggle()
                    continue
                }
                name = rest.filter { $0 != "\"" && $0 != "'" }
            } else if !isBlock {
                continue
            }
            let file = name.cut(at: ":").before
            // `; file.md` is commented out.
            if !file.isEmpty, !file.hasPrefix(";"), !file.hasPrefix("http") { found.append(file) }
        }
        return found
    }

    /// The files that plugins of MkDocs take in: `{% include-markdown "file.md" %}`, also over several lines, `{% include "file.md" %}`,
    /// `{!file.md!}`.
    static func pluginIncludes(_ source: SourceText) -> [String] {
        let bytes = source.bytes
        guard bytes.holds(Array("{%".utf8)) || bytes.holds(Array("{!".utf8)) else { return [] }
        var found: [String] = []
        var at = 0
        while let open = bytes[at...].firstIndex(of: UInt8(ascii: "{")), open + 1 < bytes.count {
            at = open + 1
            let sign = bytes[at]
            guard sign == UInt8(ascii: "%") || sign == UInt8(ascii: "!") else { continue }
            let inside = bytes[(at + 1)...].prefix(longestInclude)
            guard
                let close = inside.indices.first(where: {
                    inside[$0] == sign && $0 + 1 < inside.endIndex && inside[$0 + 1] == UInt8(ascii: "}")
                })
            else { continue }
            let text = String(decoding: inside[..<close], as: UTF8.self)
            at = close
            guard sign == UInt8(ascii: "%") else {
                if !text.contains(where: \.isNewline) { found.append(text.trimmingBlanks()) }
                continue
            }
            let tag = text.drop { $0 == "-" || $0.isWhitespace }
            guard tag.hasPrefix("include"), let quote = tag.first(where: { $0 == "\"" || $0 == "'" }) else { continue }
            let name = tag.drop { $0 != quote }.dropFirst().prefix { $0 != quote }
            if !name.isEmpty, !name.contains("*"), !name.contains("://") { found.append(String(name)) }
        }
        return found
    }

    /// In bytes: all arguments of a plugin's tag.
    private static let longestInclude = 2_000

    /// The lines of fenced code.
    static func linesOfCode(_ document: Document) -> Set<Int> {
        var lines: Set<Int> = []
        for node in document.nodes {
            if case .codeBlock(_, fenced: true) = node.kind { lines.formUnion(node.range.line...node.range.endLine) }
        }
        return lines
    }

    /// Whether snippets are taken in where they may bring headings.
    static func takesOutsideCode(_ source: SourceText, _ code: Set<Int>) -> Bool {
        (1..<(source.lineCount + 1)).contains { number in
            !code.contains(number) && Array(source.line(number)).holds(Array("--8<--".utf8))
        }
    }

    /// The lines that begin with what takes in another file, in any tool's form.
    static func takingLines(_ source: SourceText) -> [Int] {
        let marks = ["--8<--", "{{#include", "{{< include", "{!", "::: ", "```{include}"]
        func text(_ number: Int) -> ArraySlice<UInt8> {
            number <= source.lineCount ? source.line(number).drop { $0 == 0x20 || $0 == 0x09 } : []
        }
        return (1..<(source.lineCount + 1)).filter { number in
            let line = text(number)
            guard line.starts(with: "{%".utf8) else { return marks.contains { line.starts(with: $0.utf8) } }
            let tag = line.dropFirst(2).drop { $0 == UInt8(ascii: "-") || $0 == 0x20 }
            return (tag.isEmpty ? text(number + 1) : tag).starts(with: "include".utf8)
        }
    }

    /// The files of MyST's `{include}` directives.
    static func includeDirectives(_ source: SourceText) -> [String] {
        guard source.bytes.holds(Array("{include}".utf8)) else { return [] }
        return (1..<(source.lineCount + 1)).compactMap { number in
            let line = String(decoding: source.line(number), as: UTF8.self).trimmingBlanks()
            guard "`~:".contains(line.first ?? " "), case let rest = line.drop(while: { "`~:".contains($0) }),
                rest.hasPrefix("{include}")
            else { return nil }
            let file = rest.dropFirst("{include}".count).trimmingBlanks()
            return file.isEmpty ? nil : file
        }
    }
}
