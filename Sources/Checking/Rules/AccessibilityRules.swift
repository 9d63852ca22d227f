import CommonMark
import GuideModel

/// Pictures say in words what they show.
struct ImageAlternatives: Rule {
    static let documentation = [
        RuleDocumentation(
            "a11y/image-alt", .error, "a picture without a description",
            why: "Who cannot see the picture is told that something is there and not what.",
            bad: "![](kaart.png)", good: "![Kaart van de wijk met drie haltes](kaart.png)"),
        RuleDocumentation(
            "a11y/image-alt-filename", .warning, "a description that is the name of the file",
            why: "It is read out letter by letter and says nothing.", bad: "![IMG_1.jpg](IMG_1.jpg)",
            good: "![Bewoners planten een boom](IMG_1.jpg)"),
        RuleDocumentation(
            "a11y/image-alt-placeholder", .warning, "a description that says only that it is a picture",
            why: "A screen reader says that already.", bad: "![afbeelding](boom.jpg)",
            good: "![Bewoners planten een boom](boom.jpg)"),
    ]

    private static let placeholders: Set<String> = [
        "afbeelding", "foto", "plaatje", "figuur", "beeld", "illustratie", "schermafbeelding", "schermafdruk",
        "screenshot",
        "tekening", "diagram", "schema", "image", "picture", "photo", "figure", "illustration", "drawing", "graphic",
        "img",
        "alt", "alt text", "alt-tekst", "alttekst", "alternatieve tekst", "logo", "icon", "icoon", "placeholder",
        "untitled",
        "zonder titel", "todo", "tbd",
    ]
    private static let endings = [
        ".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp", ".avif", ".bmp", ".tif", ".tiff", ".heic",
    ]

    func findings(reading facts: ChapterFacts, _ context: ReadingContext) -> [Finding] {
        facts.uses.compactMap { use -> Finding? in
            guard use.kind.isImage, let text = use.text else { return nil }
            let form = context.location.contents.form
            // MyST shows what has that label.
            if form == .jupyterBook || form == .myst, use.target.hasPrefix("#") { return nil }
            if form == .quarto, text.isEmpty, facts.hasAttributes(behind: use, naming: "fig-alt=") { return nil }
            func finding(_ id: RuleID, _ message: String) -> Finding {
                Finding(id, path: facts.chapter.path, range: use.range, message, target: use.target)
            }
            let alt = text.trimmingBlanks()
            if alt.isEmpty {
                return finding("a11y/image-alt", "the picture '\(use.target)' has no description; say what it shows")
            }
            let lower = alt.lowercased()
            if isFileName(lower, of: use.target) {
                return finding("a11y/image-alt-filename", "'\(alt)' is the name of a file; say what the picture shows")
            }
            // `Afbeelding 3` says no more than `afbeelding`.
            let words = lower.filter { $0.isLetter || $0 == " " || $0 == "-" }.trimmingBlanks()
            if Self.placeholders.contains(lower) || Self.placeholders.contains(words) && isOnlyNumbered(lower, words) {
                return finding(
                    "a11y/image-alt-placeholder", "'\(alt)' says only that there is a picture; say what it shows")
            }
            return nil
        }
    }

    private func isOnlyNumbered(_ text: String, _ words: String) -> Bool {
        text.hasPrefix(words) && text.dropFirst(words.count).allSatisfy { !$0.isLetter }
    }

    private func isFileName(_ alt: String, of target: String) -> Bool {
        // `Schermafbeelding 2024-03-01 om 10.12.33.png` is one with blanks; a sentence about `logo.png` has no such date in it.
        let isStamped = alt.filter { $0.isNumber }.count >= 8
        if Self.endings.contains(where: { alt.hasSuffix($0) }), !alt.contains(" ") || isStamped { return true }
        let name = percentDecoded(String(target.prefix { $0 != "?" && $0 != "#" })).split(separator: "/").last ?? ""
        let stem = name.lastIndex(of: ".").map { name[..<$0] } ?? name
        guard alt == name.lowercased() || alt == stem.lowercased() else { return false }
        // `boom` for `boom.jpg` is a word; `img_2041` is not.
        return alt.contains("_") || alt.contains(where: \.isNumber) && !alt.contains(" ") || alt == name.lowercased()
    }
}

/// Link texts say where the link leads.
struct LinkTexts: Rule {
    static let documentation = [
        RuleDocumentation(
            "a11y/link-no-text", .error, "a link without a text",
            why: "Who hears the page is read the address, or nothing.", bad: "[](visie.md)",
            good: "[de visie](visie.md)"),
        RuleDocumentation(
            "a11y/link-text", .warning, "a link text that does not say where it leads",
            why: "Lists of links are read without what stands around them: ten times 'klik hier' helps nobody.",
            bad: "Voor de visie, [klik hier](visie.md).", good: "Lees [de visie](visie.md).",
            settings: [("texts", "further texts that say too little")]),
    ]

    private static let emptyTexts: Set<String> = [
        "hier", "klik hier", "klik", "hierzo", "lees meer", "lees verder", "meer", "meer info", "meer informatie",
        "link",
        "deze link", "via deze link", "de link", "deze pagina", "deze website", "deze site", "website", "pagina",
        "verder",
        "volgende", "download", "downloaden", "bekijk", "bekijk hier", "zie hier", "zie", "dit", "deze", "document",
        "here", "click here", "click", "click this", "this", "this link", "this page", "this website", "this site",
        "link to",
        "read more", "more", "more info", "more information", "learn more", "see more", "see here", "details", "go",
        "page",
        "read", "view", "go here",
    ]

    func findings(reading facts: ChapterFacts, _ context: ReadingContext) -> [Finding] {
        let own = Set(context.settings.list("a11y/link-text", "texts").map { $0.lowercased() })
        let longest = max(Self.longest, own.lazy.map(\.utf8.count).max() ?? 0)
        return facts.uses.compactMap { use -> Finding? in
            guard !use.kind.isImage, use.kind != .autolink, let text = use.text?.trimmingBlanks() else { return nil }
            if text.isEmpty {
                // DocC writes the page's own title into `<doc:…>` and empty links.
                guard !use.target.hasPrefix("doc:") else { return nil }
                // So does MyST into any link.
                let form = context.location.contents.form
                if form == .jupyterBook || form == .myst { return nil }
                // `[](){#los}` of Python-Markdown is a place to link to.
                if form == .mkdocs, use.target.isEmpty, facts.hasAttributes(behind: use) { return nil }
                // `<a href="#doel" id="doel"></a>`: a place to link to, which shows nothing.
                if use.kind == .html, use.target.hasPrefix("#"),
                    facts.ids.contains(where: { "#" + $0.id == use.target })
                {
                    return nil
                }
                return Finding(
                    "a11y/link-no-text", path: facts.chapter.path, range: use.range,
                    "the link to '\(use.target)' has no text; say where it leads", target: use.target)
            }
            // `page` in code is the name of something.
            guard !use.isCode, let words = Self.words(text, atMost: longest),
                Self.emptyTexts.contains(words) || own.contains(words)
            else { return nil }
            return Finding(
                "a11y/link-text", path: facts.chapter.path, range: use.range,
                "'\(text)' does not say where the link leads; name what is there", target: text)
        }
    }
}

extension LinkTexts {
    private static let longest = emptyTexts.lazy.map(\.utf8.count).max() ?? 0

    /// A text's words in small letters with a blank between; `nil` where they are more than a number of bytes.
    private static func words(_ text: String, atMost most: Int) -> String? {
        guard text.utf8.allSatisfy({ $0 < 0x80 }) else {
            return text.lowercased().split { !$0.isLetter && !$0.isNumber && $0 != "-" }.joined(separator: " ")
        }
        var words: [UInt8] = []
        var isOpen = false
        for byte in text.utf8 {
            let small = (0x41...0x5A).contains(byte) ? byte | 0x20 : byte
            guard (0x61...0x7A).contains(small) || (0x30...0x39).contains(small) || small == UInt8(ascii: "-") else {
                isOpen = false
                continue
            }
            if !isOpen, !words.isEmpty { words.append(0x20) }
            isOpen = true
            words.append(small)
            if words.count > most { return nil }
        }
        return String(decoding: words, as: UTF8.self)
    }
}

/// Tables have a header for every column.
struct TableHeaders: Rule {
    static let documentation = [
        RuleDocumentation(
            "a11y/table-header", .warning, "a table with an empty header cell",
            why: "A screen reader names the header before every cell; an empty one leaves the cell without a name.",
            bad: "| | 2025 |\n|---|---|\n| Meldingen | 40 |", good: "| Soort | 2025 |\n|---|---|\n| Meldingen | 40 |")
    ]

    func findings(reading facts: ChapterFacts, _ context: ReadingContext) -> [Finding] {
        let document = facts.chapter.document
        return document.nodes.indices.compactMap { index -> Finding? in
            guard case .tableRow(header: true) = document.nodes[index].kind else { return nil }
            let row = Node.Index(index)
            let cells = Array(document.children(of: row))
            guard
                let empty = cells.firstIndex(where: { cell in
                    // A cell of plain words is one text.
                    let first = document[cell].firstChild
                    if first >= 0, document[first].kind == .text,
                        document.bytes(of: document[first]).contains(where: { $0 > 0x20 && $0 < 0x7F })
                    {
                        return false
                    }
                    return document.plainText(of: cell, imageText: true).trimmingBlanks().isEmpty
                })
            else { return nil }
            return Finding(
                "a11y/table-header", path: facts.chapter.path, range: document[row].range,
                "the header of column \(empty + 1) is empty; say what the column holds", target: "column \(empty + 1)")
        }
    }
}
