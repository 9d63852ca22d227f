import CommonMark
import GuideModel

/// Front matter is YAML, and what `front-matter:` of `guide.yml` asks for.
struct FrontMatterRules: Rule {
    static let documentation = [
        RuleDocumentation(
            "frontmatter/syntax", .error, "front matter that is not YAML (between `+++`: TOML)",
            why: "None of its keys can be read, the title included.", bad: "---\ntitle: \"Wonen\n---",
            good: "---\ntitle: \"Wonen\"\n---"),
        RuleDocumentation(
            "frontmatter/unclosed", .error, "front matter that is never closed",
            why: "The whole chapter is taken for front matter, or the front matter for text.",
            bad: "---\ntitle: Wonen\n\n# Wonen", good: "---\ntitle: Wonen\n---\n\n# Wonen"),
        RuleDocumentation(
            "frontmatter/missing", .error, "a chapter without front matter where the schema asks for keys",
            why: "guide.yml says that every chapter has them.", bad: "# Wonen",
            good: "---\ntitle: Wonen\n---\n\n# Wonen"),
        RuleDocumentation(
            "frontmatter/required", .error, "a key that the schema asks for is not there",
            why: "guide.yml says that every chapter has it.", bad: "---\ndate: 2026-02-28\n---",
            good: "---\ntitle: Wonen\ndate: 2026-02-28\n---"),
        RuleDocumentation(
            "frontmatter/type", .error, "a value of another type than the schema says",
            why: "What is made from the key expects the other type.", bad: "tags: los", good: "tags: [los]"),
        RuleDocumentation(
            "frontmatter/format", .error, "a value of another form than the schema says",
            why: "A date that is no date sorts wrong and shows wrong.", bad: "date: 31-02-2026",
            good: "date: 2026-02-28"),
        RuleDocumentation(
            "frontmatter/duplicate-key", .error, "a key twice", why: "Tools differ in which of the two they take.",
            bad: "title: Wonen\ntitle: Huizen", good: "title: Wonen"),
        RuleDocumentation(
            "frontmatter/unknown-key", .warning, "a key that the schema does not know",
            why: "It is a slip of the pen, or nothing reads it.", bad: "titel: Wonen", good: "title: Wonen"),
    ]

    func findings(reading facts: ChapterFacts, _ context: ReadingContext) -> [Finding] {
        func finding(
            _ id: RuleID, _ line: Int, _ message: String, _ target: String, column: Int = 1, _ suggestion: String? = nil
        ) -> Finding {
            let length = facts.source.line(line).count
            let end = facts.source.endColumn(ofLine: line)
            return Finding(
                id, path: facts.chapter.path,
                range: SourceRange(
                    line: line, column: column, endLine: line, endColumn: length == 0 ? column : max(column, end)),
                message, target: target, suggestion: suggestion)
        }
        if facts.source.hasUnclosedFrontMatter {
            return [finding("frontmatter/unclosed", 1, "the front matter has no closing '---'", "")]
        }
        let schema = context.inputs.frontMatterSchema
        guard let matter = facts.chapter.frontMatter else {
            guard let schema, schema.asksForKeys else { return [] }
            if facts.hasEmptyFrontMatter {
                return schema.problems([], line: 0).map { finding("frontmatter/required", 1, $0.message, $0.key) }
            }
            return [
                finding("frontmatter/missing", 1, "the chapter has no front matter, and guide.yml asks for keys", "")
            ]
        }
        // The front matter's own first line is the second of the file.
        if let error = matter.error {
            let line = min(error.line + 1, matter.endLine)
            if let key = error.duplicateKey {
                let lines = facts.keyLines(key, from: line, upTo: matter.endLine)
                let second = lines.dropFirst().first ?? line
                let indent = facts.source.line(second).prefix { $0 == 0x20 || $0 == 0x09 }.count
                return [
                    finding(
                        "frontmatter/duplicate-key", second, "the key '\(key)' stands twice", key, column: indent + 1)
                ]
            }
            return [
                finding(
                    "frontmatter/syntax", line, "this is not \(matter.isTOML ? "TOML" : "YAML"): \(error.message)", "")
            ]
        }
        return (schema?.problems(matter.members, line: 0) ?? []).map { problem in
            let (id, suggestion): (RuleID, String?) =
                switch problem.fault {
                case .required: ("frontmatter/required", nil)
                case .type: ("frontmatter/type", nil)
                case .format: ("frontmatter/format", nil)
                case .unknownKey(let nearest): ("frontmatter/unknown-key", nearest)
                }
            return finding(
                id, max(1, problem.line + 1), problem.message, problem.key, column: problem.column, suggestion)
        }
    }
}

extension ChapterFacts {
    /// `---` twice, with nothing between.
    fileprivate var hasEmptyFrontMatter: Bool {
        func isFence(_ number: Int) -> Bool {
            source.line(number).filter { $0 != 0x20 && $0 != 0x09 }.elementsEqual("---".utf8)
        }
        guard isFence(1) else { return false }
        var number = 2
        while number <= source.lineCount, source.line(number).allSatisfy({ $0 == 0x20 || $0 == 0x09 }) { number += 1 }
        return number <= source.lineCount && isFence(number)
    }

    /// The lines of the front matter that begin with a key, however deep it stands.
    fileprivate func keyLines(_ key: String, from first: Int, upTo last: Int) -> [Int] {
        guard first <= last else { return [] }
        return (max(1, first - 1)...last).filter { number in
            let line = source.line(number).drop { $0 == 0x20 || $0 == UInt8(ascii: "-") }
            return ["\(key):", "\"\(key)\":", "'\(key)':", "\(key) =", "\(key)="].contains {
                line.starts(with: $0.utf8)
            }
        }
    }
}
