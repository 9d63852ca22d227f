import CommonMark
import Rendering

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// One chapter from a file or standard input as body HTML.
package enum ChapterRendering {
    package static func html(_ file: String, isUnsafe: Bool) throws -> String {
        let bytes = file == "-" ? try standardInput() : try Disk.read(file)
        return BodyHTML.render(parse(bytes), isUnsafe: isUnsafe)
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
