import Foundation
import Testing

/// What a check says on branches, in shallow clones, and of what was there before.
extension CheckTests {
    @Test func whatSilencesNothingIsFoundAlone() throws {
        let scratch = try Scratch.guide()
        try scratch.write("guide/een.md", "# Een\n\n<!-- editie-ignore link/missing-file: later -->\n\nTekst.\n")
        #expect(try scratch.editie("check", "--rule", "waiver/unused").out.contains("een.md:3:1: warning"))
        try scratch.editie("check", "--rule", "waiver/unused", "--fix")
        #expect(try !scratch.read("guide/een.md").contains("editie-ignore"))
    }

    @Test func faultsOfAMovedChapterAreKnown() throws {
        let scratch = try Scratch.guide()
        try scratch.write(
            "guide/een.md",
            "# Een\n\nDit hoofdstuk gaat over de wijk en de mensen die er wonen.\n\n![](p.png)\n\n[](twee.md)\n\n"
                + "[x](../buiten.md)\n\n[weg](weg.md)\n\n[def]: https://x.nl\n")
        try scratch.commit("Maak fouten")
        let moved = try scratch.read("guide/een.md").replacingOccurrences(of: "](", with: "](../").replacingOccurrences(
            of: "](../../buiten", with: "](../../buiten")
        try scratch.write("guide/deel/een.md", moved)
        try FileManager.default.removeItem(at: scratch.folder.appendingPathComponent("guide/een.md"))
        #expect(try fresh(scratch, "--since", "HEAD").filter { $0.hasPrefix("deel/een.md") } == [])
        try scratch.git("checkout", "-q", ".")
        try scratch.git("clean", "-qfd")
        try scratch.git("mv", "guide", "docs")
        try scratch.commit("Verhuis")
        try scratch.git("mv", "docs", "guide")
        // Seen from the whole repository, as it was there, that link leads to a file that is not there.
        #expect(try fresh(scratch, "--since", "HEAD") == ["een.md:9 link/outside-root"])
    }

    @Test func aDryRunSaysWhatWouldBeLeft() throws {
        let scratch = try broken()
        let dry = try scratch.editie("check", "--fix", "--dry-run")
        #expect(dry.code == 1 && dry.err.contains("would be left"), "\(dry.err)")
        #expect(try scratch.editie("check", "--fix", "--dry-run", "--format", "sarif").code == 2)
    }

    @Test func aDryRunShowsWhatOneMendingUncovers() throws {
        let scratch = try Scratch.repository()
        try scratch.write("a.md", "# A\n\nZie [de visie](VISIE.md#Doel-van-de-visie) nu.\n")
        try scratch.write("visie.md", "# Visie\n\n## Doel van de visie\n\nTerug naar [a](a.md).\n")
        try scratch.commit("Begin")
        let dry = try scratch.editie("check", "--fix", "--dry-run")
        #expect(dry.code == 0 && dry.err == "", "\(dry)")
        #expect(dry.out.contains("link/path-case: VISIE.md#Doel-van-de-visie → visie.md#Doel-van-de-visie\n"))
        #expect(dry.out.contains("link/anchor-case: visie.md#Doel-van-de-visie → visie.md#doel-van-de-visie\n"))
        #expect(dry.out.contains("{+visie.md#doel-van-de-visie+}"), "\(dry.out)")
        // It is what a real run says and does, and has written nothing itself.
        #expect(try scratch.read("a.md").contains("VISIE.md#Doel"))
        let run = try scratch.editie("check", "--fix").err
        #expect(dry.out.replacing("would mend", with: "mended").hasPrefix(run + "\n"), "\(run)")
        #expect(try scratch.read("a.md").contains("](visie.md#doel-van-de-visie)"))
    }

    @Test func theBranchThatMendsTheSettingsPasses() throws {
        let scratch = try Scratch.guide()
        let good = try scratch.read("guide/guide.yml")
        try scratch.write("guide/guide.yml", good + "languages: nl\n")
        try scratch.commit("Breek de instellingen")
        try scratch.write("guide/guide.yml", good)
        let result = try scratch.editie("check", "--since", "HEAD")
        #expect(result.code == 0 && result.err.contains("counts as new"), "\(result.err)")
    }

    @Test func redirectsOfTheGuidesOwnToolLeadSomewhere() throws {
        let scratch = try Scratch()
        try scratch.write("docs/index.md", "# S\n\nx\n")
        try scratch.write(
            "mkdocs.yml",
            "site_name: T\nplugins:\n  - redirects:\n      redirect_maps:\n        oud.md: weg.md\n        index.md: x.md\n"
        )
        let found = try scratch.editie("check").out
        #expect(found.contains("mkdocs.yml:5:1: error: 'oud.md' leads to 'weg.md'"), "\(found)")
        #expect(found.contains("[redirect/shadowed]"))
    }

    @Test func aNameThatIsNoRevisionSaysWhatToDo() throws {
        let scratch = try Scratch.guide()
        expect(
            try scratch.editie("check", "--since", "origin/main"),
            says: "git fetch origin main:refs/remotes/origin/main")
        expect(try scratch.editie("check", "--since", "origin/"), says: "is a variable empty?")
        expect(try scratch.editie("diff", "main...HEAD", "HEAD"), says: "three dots are not read")
    }

    @Test func aShallowCloneNamesWhatItCannotSee() throws {
        let scratch = try Scratch.guide()
        try scratch.editie("cut", "1.0")
        try scratch.git("tag", "V1.0")
        #expect(try fresh(scratch).contains { $0.hasSuffix("edition/duplicate-tag") })
        try scratch.write("guide/een.md", "# Een\n\nIn deze gids staan 41 wijken.\n")
        try scratch.commit("Tel")
        try scratch.git("clone", "-q", "--depth", "1", "file://" + scratch.folder.path, "ondiep")
        #expect(try scratch.editie("-C", "ondiep", "check").out.contains("not judged: edition/duplicate-tag"))
    }

    @Test func aSectionThatCameOrWentIsMissedByItsName() throws {
        let scratch = try Scratch.guide()
        try scratch.editie("cut", "1.0")
        try scratch.write(
            "guide/een.md",
            try scratch.read("guide/een.md")
                + "\n## Nieuw\n\nHier staat iets nieuws.\n\n### Dieper\n\nEn hier nog meer.\n")
        try scratch.write("guide/twee.md", "# Twee\n\nHier stond een kop.\n")
        try scratch.commit("Werk")
        let found = try scratch.editie("check", "--rule", "edition/note-missing").out
        #expect(found.contains("'Nieuw' is new") && !found.contains("Dieper"), "\(found)")
        #expect(found.contains("'Kop' went from this chapter"), "\(found)")
    }

    @Test func linksToTheGuidesOwnSiteArePaths() throws {
        let scratch = try Scratch()
        try scratch.write("mkdocs.yml", "site_name: T\nsite_url: https://gids.example/boek/\n")
        try scratch.write(
            "docs/index.md",
            "# I\n\n[een](https://gids.example/boek/deel/een/#kop) [elders](https://gids.example/ander/)\n")
        try scratch.write("docs/deel/een.md", "# Een\n\n## Kop\n\nTekst.\n")
        let found = try scratch.editie("check").out
        #expect(found.contains("'https://gids.example/boek/deel/een/#kop' is this guide's own site"), "\(found)")
        #expect(found.contains("0 errors, 1 warning"))
        try scratch.editie("check", "--fix")
        #expect(
            try scratch.read("docs/index.md").contains("[een](deel/een.md#kop) [elders](https://gids.example/ander/)"))
    }
}
