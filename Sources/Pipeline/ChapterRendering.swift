import CommonMark
import GuideModel
import Rendering

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// One chapter from a file or standard input as body HTML.
package enum ChapterRendering {
    /// - Parameters:
    ///   - file: below `folder`; `-` is standard input.
    ///   - guide: the guide's folder, where somebody named one.
    package static func html(_ file: String, in folder: String, guide: String?, isUnsafe: Bool) throws -> String {
        let isInput = file == "-"
        let path = file.hasPrefix("/") || folder == "." ? file : Path.join(folder, file)
        let bytes = isInput ? try standardInput() : try Disk.read(path)
        let style = try style(of: isInput ? nil : path, in: folder, guide: guide)
        return BodyHTML.render(
            parse(bytes, admonitions: style.isMkDocs, attributes: style.hasAttributes), style: style,
            isUnsafe: isUnsafe)
    }

    /// Links within a chapter lead to the ids that its own guide makes; a file of no guide is read as GitHub reads it.
    private static func style(of file: String?, in folder: String, guide: String?) throws -> AnchorStyle {
        if guide != nil || folder != "." {
            return Guide.anchorStyle(try Workplace(folder, isExplicit: true, guide: guide).worktreeLocation())
        }
        guard let file, let real = Disk.realPath(file) else { return .github }
        // The guide that one stands in, else the one that the file is in.
        for place in [".", Path.folder(of: real)] {
            guard let workplace = try? Workplace(place, isExplicit: false, guide: nil),
                let location = try? workplace.worktreeLocation(),
                let root = Disk.realPath(Path.join(workplace.folder, location.folder)),
                Path.relative(real, to: root) != nil
            else { continue }
            return Guide.anchorStyle(location)
        }
        return .github
    }

    private static func standardInput() throws -> [UInt8] {
        var result: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = unsafe chunk.withUnsafeMutableBytes { unsafe read(STDIN_FILENO, $0.baseAddress, $0.count) }
            if count == 0 { return result }
            if count < 0 {
                if errno == EINTR { continue }
                throw DiskError.cannotRead("-", why: "standard input broke off")
            }
            result += chunk[..<count]
        }
    }
}
