import Diffing
import GuideModel

/// A redline as one HTML page that needs nothing else: no request, no script to be read, text from the guide always as text.
package struct HTMLRedline {
    private let redline: Redline
    private let from: RevisionName
    private let to: RevisionName
    private let old: Guide
    private let new: Guide
    private let isSideBySide: Bool
    private let listsUnchanged: Bool
    private let words: RedlineWording

    /// - Parameters:
    ///   - language: of the page's own words, as a tag (`nl`); the guide's where `nil`.
    ///   - isSideBySide: whether the page opens with old and new text beside each other.
    package init(
        _ redline: Redline, from: RevisionName, to: RevisionName, old: Guide, new: Guide, language: String? = nil,
        isSideBySide: Bool = false, listsUnchanged: Bool = false
    ) {
        self.redline = redline
        self.from = from
        self.to = to
        self.old = old
        self.new = new
        self.isSideBySide = isSideBySide
        self.listsUnchanged = listsUnchanged
        words = RedlineWording.named(language ?? new.language)
    }

    private var chapters: [ChapterChange] { redline.chapters.filter { $0.status != .unchanged } }
    private var title: String { words.title.filling(["from": from.name, "to": to.name]) }

    package var text: String {
        var html = HTMLWriter()
        head(&html)
        html.raw("<a class=\"skip\" href=\"#main\">")
        html.escaped(words.chapters)
        html.raw("</a>\n<header>\n")
        html.element("h1", title)
        html.raw("\n")
        summary(&html)
        html.raw("</header>\n")
        if !redline.isEmpty {
            controls(&html)
            html.raw("<div class=\"page\">\n")
            contents(&html)
        }
        html.raw("<main id=\"main\" tabindex=\"-1\">\n")
        var number = 0
        let departures = redline.departures
        let places = Dictionary(
            chapters.enumerated().compactMap { index, chapter in chapter.path.map { ($0, "h\(index + 1)") } },
            uniquingKeysWith: { first, _ in first })
        for (index, chapter) in chapters.enumerated() {
            var entry = HTMLRedlineChapter(
                chapter, id: "h\(index + 1)", language: guideLanguage, words: words, old: old, new: new)
            entry.left = departures[chapter.fromPath ?? ""]
            entry.places = places
            entry.isNarrowed = redline.leavesChangesOut
            entry.write(to: &html, number: &number)
        }
        html.raw(redline.isEmpty ? "</main>\n" : "</main>\n</div>\n")
        unchanged(&html)
        script(&html)
        html.raw("</body>\n</html>\n")
        return html.text
    }

    private var guideLanguage: String { new.language }

    private func head(_ html: inout HTMLWriter) {
        html.raw("<!DOCTYPE html>\n<html")
        html.attribute("lang", words.code)
        html.raw(">\n<head>\n<meta charset=\"utf-8\">\n<meta http-equiv=\"Content-Security-Policy\"")
        html.attribute(
            "content",
            "default-src 'none'; style-src 'sha256-\(HTMLRedlineAssets.styleHash)'; script-src "
                + "'sha256-\(HTMLRedlineAssets.scriptHash)'; base-uri 'none'; form-action 'none'")
        html.raw(">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>")
        html.escaped("\(title) – \(new.title)")
        html.raw("</title>\n<style>")
        html.raw(HTMLRedlineAssets.style)
        html.raw("</style>\n</head>\n<body>\n")
    }

    private func script(_ html: inout HTMLWriter) {
        guard !redline.isEmpty else { return }
        html.raw("<script>")
        html.raw(HTMLRedlineAssets.script)
        html.raw("</script>\n")
    }

    private func summary(_ html: inout HTMLWriter) {
        html.raw("<p class=\"sum\">")
        html.element("strong", new.title)
        for side in [from, to] {
            guard let commit = side.commit else { continue }
            html.escaped(" · \(side.name) = ")
            html.element("code", commit.prefix(10))
        }
        html.raw("</p>\n<p class=\"sum\">")
        guard let significance = redline.significance else {
            html.escaped(redline.isNarrowed ? words.emptyNarrowed : words.empty)
            html.raw("</p>\n")
            return
        }
        let summary = redline.summary
        let statuses = ChapterChange.Status.changedOnes.compactMap { status in
            summary.chapters[status].map { "\($0) \(words.statuses[status] ?? "")" }
        }
        let count = words.words(summary.wordsInserted, summary.wordsDeleted)
        html.element("strong", words.significance[significance] ?? "")
        html.escaped(" · \(words.chapters.lowercased()): \(statuses.joined(separator: ", ")) · \(count)")
        if redline.isNarrowed { html.escaped(" · \(words.narrowed)") }
        html.raw("</p>\n")
    }

    /// Filters and layout work by style alone; the steps need the script and stay hidden without it.
    private func controls(_ html: inout HTMLWriter) {
        let changes = chapters.flatMap(\.changes)
        html.raw("<div class=\"bar\"><form autocomplete=\"off\"")
        html.attribute("aria-label", words.show)
        html.raw(">\n<fieldset><legend>")
        html.escaped(words.show)
        html.raw("</legend>\n")
        for level in [Significance.substantive, .editorial, .formatting] {
            let count = changes.count { $0.significance == level }
            if count > 0 { box(&html, level.rawValue, words.significance[level] ?? "", count) }
        }
        html.raw("</fieldset>\n<details><summary>")
        html.escaped(words.status)
        html.raw("</summary><fieldset>\n")
        for kind in Change.Kind.all {
            let count = changes.count { $0.kind == kind }
            if count > 0 { box(&html, kind.rawValue, words.kinds[kind] ?? "", count) }
        }
        html.raw("</fieldset></details>\n<fieldset class=\"layout\"><legend>")
        html.escaped(words.layout)
        html.raw("</legend>\n<label><input type=\"radio\" name=\"layout\" id=\"one\"")
        if !isSideBySide { html.raw(" checked") }
        html.raw("> ")
        html.escaped(words.inline)
        html.raw("</label>\n<label><input type=\"radio\" name=\"layout\" id=\"two\"")
        if isSideBySide { html.raw(" checked") }
        html.raw("> ")
        html.escaped(words.sideBySide)
        html.raw("</label></fieldset>\n<fieldset id=\"steps\" hidden><button type=\"button\" id=\"previous\"")
        html.attribute("title", words.keys)
        html.raw(">")
        html.escaped(words.previous)
        html.raw("</button><output id=\"step\"></output><button type=\"button\" id=\"next\"")
        html.attribute("title", words.keys)
        html.raw(">")
        html.escaped(words.next)
        html.raw("</button></fieldset>\n</form></div>\n")
    }

    private func box(_ html: inout HTMLWriter, _ name: String, _ label: String, _ count: Int) {
        html.raw("<label><input type=\"checkbox\" checked")
        html.attribute("id", "f-\(name)")
        html.raw("> ")
        html.escaped("\(label) (\(count))")
        html.raw("</label>\n")
    }

    private func contents(_ html: inout HTMLWriter) {
        html.raw("<nav")
        html.attribute("aria-label", words.chapters)
        html.raw("><ol>\n")
        let titles = Dictionary(grouping: chapters.map { $0.title ?? $0.fromTitle ?? $0.path ?? "" }) { $0 }
        for (index, chapter) in chapters.enumerated() {
            html.raw("<li><a")
            html.attribute("href", "#h\(index + 1)")
            html.raw(">")
            let title = chapter.title ?? chapter.fromTitle ?? chapter.path ?? ""
            html.escaped(title)
            html.raw("</a> <span>")
            // Chapters of one title are told apart by their files.
            let isOneOfMany = (titles[title]?.count ?? 0) > 1
            var facts = isOneOfMany ? [chapter.path ?? chapter.fromPath ?? ""] : []
            facts += chapter.status == .changed ? [] : [words.statuses[chapter.status] ?? ""]
            facts += [Significance.substantive, .editorial, .formatting].compactMap { level in
                let count = chapter.changes.count { $0.significance == level }
                return count == 0 ? nil : "\(count) \(words.significance[level] ?? "")"
            }
            if facts.isEmpty { facts = Array(words.facts(chapter).dropFirst()) }
            html.escaped(facts.joined(separator: " · "))
            html.raw("</span></li>\n")
        }
        html.raw("</ol></nav>\n")
    }

    private func unchanged(_ html: inout HTMLWriter) {
        let same = redline.chapters.filter { $0.status == .unchanged }
        guard listsUnchanged, !same.isEmpty else { return }
        html.raw("<footer><details><summary>")
        html.escaped("\(words.unchangedChapters): \(same.count)")
        html.raw("</summary><ul>\n")
        for chapter in same {
            html.element("li", chapter.title ?? chapter.path ?? "")
            html.raw("\n")
        }
        html.raw("</ul></details></footer>\n")
    }
}

extension Change.Kind {
    static let all: [Change.Kind] = [.added, .removed, .changed, .moved, .split, .merged]
}
