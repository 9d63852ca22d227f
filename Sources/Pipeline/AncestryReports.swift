import Editions
import GuideModel
import Rendering

extension ChapterLog {
    package func text(_ style: TerminalStyle) -> String {
        var lines = [style.paint(TerminalStyle.line(title), .bold) + "  " + TerminalStyle.line(tracked.address), ""]
        for entry in entries {
            let name = entry.edition.map(\.description) ?? "not cut yet"
            let head = style.paint(name, .bold) + (entry.date.map { "  \($0)" } ?? "")
            if entry.event.status == .unchanged {
                lines.append("\(head)  unchanged")
                continue
            }
            lines += style.wrap("\(head)  \(LineageText.words(entry.event))", hanging: "    ")
            for commit in entry.commits {
                lines += style.wrap(
                    "    \(commit.id.prefix(10))  \(commit.date)  \(TerminalStyle.line(commit.author)): \(TerminalStyle.line(commit.subject)) (\(LineageText.words(commit.event)))",
                    hanging: "        ")
            }
        }
        return lines.joined(separator: "\n") + "\n"
    }

    package var json: JSON {
        .object([
            ("schema", .string("editie/log/1")), ("path", .string(tracked.path)),
            ("anchor", .optional(tracked.anchor)), ("title", .string(title)),
            (
                "editions",
                .array(
                    entries.map { entry in
                        .object(
                            [
                                ("edition", .optional(entry.edition?.description)), ("date", .optional(entry.date)),
                            ] + LineageText.json(entry.event) + [
                                (
                                    "commits",
                                    .array(
                                        entry.commits.map { commit in
                                            .object(
                                                [
                                                    ("commit", .string(commit.id)), ("date", .string(commit.date)),
                                                    ("author", .string(commit.author)),
                                                    ("subject", .string(commit.subject)),
                                                ] + LineageText.json(commit.event))
                                        })
                                )
                            ])
                    })
            ),
        ])
    }
}

extension Blame {
    package func text(_ style: TerminalStyle) -> String {
        let labels = lines.map { $0.origin.label(latest: latest) }
        let people = lines.map { TerminalStyle.line($0.author ?? "not committed") }
        func width(_ texts: [String], most: Int) -> Int { min(most, texts.map(\.count).max() ?? 0) }
        func padded(_ text: String, _ width: Int) -> String {
            text.count > width
                ? text.prefix(max(0, width - 1)) + "…" : text + String(repeating: " ", count: width - text.count)
        }
        let (first, second) = (width(labels, most: 24), width(people, most: 20))
        let number = String(lines.last?.block.lines.lowerBound ?? 0).count
        return lines.enumerated().map { index, line in
            let place = String(line.block.lines.lowerBound)
            let head =
                padded(labels[index], first) + "  " + padded(people[index], second) + "  "
                + padded(line.date ?? "", 10) + "  " + String(repeating: " ", count: number - place.count) + place
                + "  "
            let text = TerminalStyle.line(folded(line.block.text))
            let mark = line.block.kind == .heading ? String(repeating: "#", count: line.block.level) + " " : ""
            let room = max(20, style.width - head.count)
            return head + padded(mark + text, min(room, mark.count + text.count))
        }.joined(separator: "\n") + "\n"
    }

    package var json: JSON {
        .object([
            ("schema", .string("editie/blame/1")), ("path", .string(path)), ("title", .string(title)),
            (
                "blocks",
                .array(
                    lines.map { line in
                        .object([
                            ("block", .string(line.block.kind.rawValue)),
                            ("line", .number(line.block.lines.lowerBound)),
                            ("endLine", .number(line.block.lines.upperBound)), ("anchor", .string(line.anchor)),
                            ("text", .string(line.block.text)), ("new", .optional(line.origin.cameIn?.description)),
                            ("changed", .optional(line.origin.changedIn?.description)),
                            ("uncut", .bool(line.origin.cameIn == nil || !line.origin.isCutChange)),
                            ("label", .string(line.origin.label(latest: latest))), ("commit", .optional(line.commit)),
                            ("author", .optional(line.author)), ("date", .optional(line.date)),
                            ("subject", .optional(line.subject)),
                        ])
                    })
            ),
        ])
    }
}
