import Pipeline
import Rendering
import Synchronization

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The two streams, written whole.
enum Terminal {
    /// The bar to take away before the result is printed.
    static let bar = Mutex(ProgressBar.none)

    static func print(_ text: String) { write(text, to: STDOUT_FILENO) }
    static func print(_ bytes: [UInt8]) { write(bytes, to: STDOUT_FILENO) }

    static func isStandardOutput(_ output: String?) -> Bool {
        ["-", "/dev/stdout", "/dev/fd/1", "/proc/self/fd/1"].contains(output ?? "-")
    }

    /// Gives a result to the file that was asked for; `-` is the standard output.
    static func deliver(_ bytes: [UInt8], to output: String?) throws {
        // By any of its names it is no file to be replaced, whatever it was redirected to.
        if let output, !isStandardOutput(output) {
            try Disk.write(output, bytes)
        } else {
            print(bytes)
        }
    }

    static func notice(_ text: String) { write("editie: note: \(TerminalStyle.safe(text))\n", to: STDERR_FILENO) }

    static func error(_ text: String, isWhole: Bool = false) {
        let safe = TerminalStyle.safe(text)
        write(isWhole ? safe + "\n" : "editie: error: \(safe)\n", to: STDERR_FILENO)
    }

    static func write(_ text: String, to stream: Int32, endsOnFailure: Bool = true) {
        write(Array(text.utf8), to: stream, endsOnFailure: endsOnFailure)
    }

    private static func write(_ bytes: [UInt8], to stream: Int32, endsOnFailure: Bool = true) {
        bar.withLock { $0.finish() }
        var done = 0
        while done < bytes.count {
            let count = unsafe bytes.withUnsafeBytes {
                unsafe Glibc.write(stream, $0.baseAddress?.advanced(by: done), bytes.count - done)
            }
            if count < 0 {
                if errno == EINTR { continue }
                guard endsOnFailure else { return }
                // A reader that went away (`| head`) ends a command as it ends git; anything else is a failure.
                if errno == EPIPE { exit(0) }
                let why = unsafe String(cString: strerror(errno))
                if stream == STDOUT_FILENO {
                    write(
                        "editie: error: cannot write to standard output: \(why); what is there is not whole\n",
                        to: STDERR_FILENO, endsOnFailure: false)
                }
                exit(3)
            }
            done += count
        }
    }

    /// Whether somebody is there to answer.
    static var isInteractive: Bool { isatty(STDIN_FILENO) == 1 && isatty(STDOUT_FILENO) == 1 }

    /// A line of the answer to a question, or all of standard input where nobody types; `nil` at its end.
    static func ask(_ question: String) -> String? {
        if isInteractive {
            write(question, to: STDOUT_FILENO)
            return readLine()
        }
        var lines: [String] = []
        while let line = readLine() { lines.append(line) }
        return lines.isEmpty ? nil : lines.joined(separator: "\n")
    }

    static func style(_ choice: ColorChoice) -> TerminalStyle {
        func set(_ name: String) -> Bool {
            guard let value = variable(name) else { return false }
            return !value.isEmpty && !(value == "0" && name == "CLICOLOR_FORCE")
        }
        let isColored =
            switch choice {
            case .always: true
            case .never: false
            case .auto:
                !set("NO_COLOR")
                    && (set("CLICOLOR_FORCE") || isatty(STDOUT_FILENO) == 1 && variable("TERM") != "dumb")
            }
        return TerminalStyle(isColored: isColored, width: width, isWatched: isatty(STDOUT_FILENO) == 1)
    }

    /// A variable of the environment; `nil` where it is not set.
    static func variable(_ name: String) -> String? {
        guard let value = unsafe getenv(name) else { return nil }
        return unsafe String(cString: value)
    }

    /// The terminal's columns, or `COLUMNS`, or 80 (100 where nobody looks).
    private static var width: Int {
        var size = winsize()
        if unsafe ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 { return Int(size.ws_col) }
        if let columns = variable("COLUMNS").flatMap({ Int($0) }) { return columns }
        return 100
    }
}
