import CLibgit2
import CZlib
import Synchronization

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Reads loose objects within bounds, in the place of libgit2's own reader.
///
/// libgit2 1.5 inflates a truncated loose object for ever, and no time limit can stop the thread. Everything else of its
/// backend (writing, looking up) stays in use.
enum LooseObjects {
    /// Larger objects are refused: no chapter and no picture of a guide comes near.
    static let sizeLimit = 128 << 20

    private static let folders = Mutex<[UInt: String]>([:])

    @safe private struct Original: @unchecked Sendable {
        let free: @convention(c) (UnsafeMutablePointer<git_odb_backend>?) -> Void
        let existsPrefix:
            @convention(c) (
                UnsafeMutablePointer<git_oid>?, UnsafeMutablePointer<git_odb_backend>?, UnsafePointer<git_oid>?, Int
            ) -> Int32
    }
    /// The functions of libgit2's backend that ours call; the same for every instance.
    private static let original = Mutex<Original?>(nil)

    /// Replaces a repository's object database by one with guarded loose backends, alternates included.
    static func guardDatabase(of repository: OpaquePointer, objects folder: String) throws(GitError) {
        var created: OpaquePointer?
        try GitError.check(unsafe git_odb_new(&created), "git_odb_new")
        let database = try unsafe Handle<DatabaseKind>(adopting: created, from: "git_odb_new")
        try unsafe database.withPointer { (pointer) throws(GitError) in
            var seen: Set<String> = []
            var waiting = [(folder, false)]
            // Five levels of alternates are git's own limit; a set keeps circles finite.
            while let (next, isAlternate) = waiting.popLast(), seen.count < 32 {
                guard seen.insert(next).inserted else { continue }
                try unsafe add(next, to: pointer, isAlternate: isAlternate)
                waiting += alternates(of: next).map { ($0, true) }
            }
            try GitError.check(unsafe git_repository_set_odb(repository, pointer), "git_repository_set_odb")
        }
    }

    private static func add(_ folder: String, to database: OpaquePointer, isAlternate: Bool) throws(GitError) {
        var packs: UnsafeMutablePointer<git_odb_backend>?
        try GitError.check(unsafe git_odb_backend_pack(&packs, folder), "git_odb_backend_pack")
        try GitError.check(
            unsafe isAlternate ? git_odb_add_alternate(database, packs, 2) : git_odb_add_backend(database, packs, 2),
            "git_odb_add_backend")
        var loose: UnsafeMutablePointer<git_odb_backend>?
        try GitError.check(
            unsafe git_odb_backend_loose(&loose, folder, -1, 1, 0, 0), "git_odb_backend_loose")
        guard let backend = unsafe loose, let free = unsafe backend.pointee.free,
            let existsPrefix = unsafe backend.pointee.exists_prefix
        else { throw .library(call: "git_odb_backend_loose", code: -1, message: "no backend was made") }
        original.withLock { if $0 == nil { unsafe $0 = Original(free: free, existsPrefix: existsPrefix) } }
        folders.withLock { $0[UInt(bitPattern: backend)] = folder }
        unsafe backend.pointee.read = { data, length, type, backend, id in
            unsafe LooseObjects.read(data, length, type, backend, id)
        }
        unsafe backend.pointee.read_header = { length, type, backend, id in
            guard let id = unsafe id, let file = unsafe LooseObjects.file(of: backend, id.pointee) else {
                return GIT_ENOTFOUND.rawValue
            }
            switch LooseObjects.inflate(file, headerOnly: true) {
            case .success(let object):
                unsafe length?.pointee = object.size
                unsafe type?.pointee = object.type
                return 0
            case .failure(let fault): return fault.report()
            }
        }
        unsafe backend.pointee.read_prefix = { full, data, length, type, backend, short, digits in
            var id = git_oid()
            guard let exists = unsafe LooseObjects.original.withLock({ unsafe $0?.existsPrefix }) else { return -1 }
            let found = unsafe exists(&id, backend, short, digits)
            guard found == 0 else { return found }
            unsafe full?.pointee = id
            return unsafe LooseObjects.read(data, length, type, backend, &id)
        }
        unsafe backend.pointee.free = { backend in
            guard let backend = unsafe backend else { return }
            LooseObjects.folders.withLock { $0[UInt(bitPattern: backend)] = nil }
            if let original = LooseObjects.original.withLock({ $0 }) { unsafe original.free(backend) }
        }
        try GitError.check(
            unsafe isAlternate
                ? git_odb_add_alternate(database, backend, 1) : git_odb_add_backend(database, backend, 1),
            "git_odb_add_backend")
    }

    private static func alternates(of folder: String) -> [String] {
        guard let bytes = try? readFile(folder + "/info/alternates", limit: 1 << 16) else { return [] }
        return String(decoding: bytes, as: UTF8.self).split(separator: "\n").filter { !$0.hasPrefix("#") }.map {
            $0.hasPrefix("/") ? String($0) : folder + "/" + $0
        }
    }

    // MARK: - Reading one object

    private struct Inflated {
        var type: git_object_t
        var size: Int
        var content: [UInt8]
    }

    private enum Fault: Error {
        case missing
        case damaged(String)

        func report() -> Int32 {
            switch self {
            case .missing: return GIT_ENOTFOUND.rawValue
            case .damaged(let why):
                unsafe git_error_set_str(Int32(GIT_ERROR_ODB.rawValue), why)
                return GIT_ERROR.rawValue
            }
        }
    }

    private static func file(of backend: UnsafeMutablePointer<git_odb_backend>?, _ id: git_oid) -> String? {
        guard let backend = unsafe backend, let folder = folders.withLock({ $0[UInt(bitPattern: backend)] }) else {
            return nil
        }
        let digits = OID(raw: id).description
        return "\(folder)/\(digits.prefix(2))/\(digits.dropFirst(2))"
    }

    private static func read(
        _ data: UnsafeMutablePointer<UnsafeMutableRawPointer?>?, _ length: UnsafeMutablePointer<Int>?,
        _ type: UnsafeMutablePointer<git_object_t>?, _ backend: UnsafeMutablePointer<git_odb_backend>?,
        _ id: UnsafePointer<git_oid>?
    ) -> Int32 {
        guard let id = unsafe id, let file = unsafe file(of: backend, id.pointee) else { return GIT_ENOTFOUND.rawValue }
        switch inflate(file, headerOnly: false) {
        case .failure(let fault): return fault.report()
        case .success(let object):
            guard let copy = unsafe git_odb_backend_data_alloc(backend, object.size + 1) else { return -1 }
            unsafe object.content.withUnsafeBytes { source in
                if let base = source.baseAddress, source.count > 0 {
                    unsafe copy.copyMemory(from: base, byteCount: source.count)
                }
            }
            unsafe copy.storeBytes(of: 0, toByteOffset: object.size, as: UInt8.self)
            unsafe data?.pointee = copy
            unsafe length?.pointee = object.size
            unsafe type?.pointee = object.type
            return 0
        }
    }

    private static func inflate(_ path: String, headerOnly: Bool) -> Result<Inflated, Fault> {
        let packed: [UInt8]
        do {
            packed = try readFile(path, limit: headerOnly ? 4096 : sizeLimit, mayBeLonger: headerOnly)
        } catch .disk(_, _, ENOENT) {
            return .failure(.missing)
        } catch {
            return .failure(.damaged("its file cannot be read"))
        }
        var stream = unsafe z_stream()
        let version = ZLIB_VERSION
        guard unsafe inflateInit_(&stream, version, Int32(MemoryLayout<z_stream>.size)) == Z_OK else {
            return .failure(.damaged("zlib cannot be started"))
        }
        defer { unsafe inflateEnd(&stream) }
        var packedCopy = packed
        return unsafe packedCopy.withUnsafeMutableBufferPointer { input -> Result<Inflated, Fault> in
            unsafe stream.next_in = input.baseAddress
            unsafe stream.avail_in = UInt32(input.count)
            var head = [UInt8](repeating: 0, count: 64)
            var status = unsafe step(&stream, into: &head, count: 64)
            guard status == Z_OK || status == Z_STREAM_END || status == Z_BUF_ERROR else {
                return .failure(.damaged("it does not inflate"))
            }
            let got = unsafe 64 - Int(stream.avail_out)
            guard let end = head[..<got].firstIndex(of: 0), let header = parse(head[..<end]) else {
                return .failure(.damaged("its header is not one of git"))
            }
            if headerOnly { return .success(Inflated(type: header.type, size: header.size, content: [])) }
            guard header.size <= sizeLimit else {
                return .failure(.damaged("it is larger than \(sizeLimit >> 20) MiB"))
            }
            var content = Array(head[(end + 1)..<got])
            guard content.count <= header.size else { return .failure(.damaged("it is longer than it says")) }
            // Each round must yield something, so a truncated object ends the loop.
            while content.count < header.size, status == Z_OK {
                let want = min(1 << 16, header.size - content.count)
                var chunk = [UInt8](repeating: 0, count: want)
                status = unsafe step(&stream, into: &chunk, count: want)
                let made = unsafe want - Int(stream.avail_out)
                guard made > 0 else { break }
                content += chunk[..<made]
            }
            guard content.count == header.size else { return .failure(.damaged("it is truncated")) }
            return .success(Inflated(type: header.type, size: header.size, content: content))
        }
    }

    private static func step(_ stream: inout z_stream, into buffer: inout [UInt8], count: Int) -> Int32 {
        unsafe buffer.withUnsafeMutableBufferPointer { output in
            unsafe stream.next_out = output.baseAddress
            unsafe stream.avail_out = UInt32(count)
            return unsafe CZlib.inflate(&stream, Z_NO_FLUSH)
        }
    }

    private static func parse(_ header: ArraySlice<UInt8>) -> (type: git_object_t, size: Int)? {
        let parts = header.split(separator: UInt8(ascii: " "))
        guard parts.count == 2, let size = Int(String(decoding: parts[1], as: UTF8.self)), size >= 0 else { return nil }
        switch String(decoding: parts[0], as: UTF8.self) {
        case "blob": return (GIT_OBJECT_BLOB, size)
        case "tree": return (GIT_OBJECT_TREE, size)
        case "commit": return (GIT_OBJECT_COMMIT, size)
        case "tag": return (GIT_OBJECT_TAG, size)
        default: return nil
        }
    }
}
