import Git

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Shows long output in the pager that git would take.
enum Pager {
    /// Prints a text through the pager where somebody looks at a terminal, else as it is.
    static func print(_ text: String, isOff: Bool) {
        guard !isOff, isatty(STDOUT_FILENO) == 1, let command, show(text, in: command) else {
            return Terminal.print(text)
        }
    }

    /// `GIT_PAGER`, the user's `core.pager`, `PAGER`, `less`; `nil` where that is none or `cat`.
    ///
    /// A repository's own `core.pager` is never asked: it would run what a stranger wrote.
    private static var command: String? {
        let command =
            Terminal.variable("GIT_PAGER") ?? UserSettings.string("core.pager") ?? Terminal.variable("PAGER") ?? "less"
        return command.isEmpty || command == "cat" ? nil : command
    }

    /// - Returns: whether the pager ran; `false` before anything was shown.
    private static func show(_ text: String, in command: String) -> Bool {
        // As git does: leave a short text on the screen, keep colours, do not clear at the end.
        if Terminal.variable("LESS") == nil { unsafe setenv("LESS", "FRX", 1) }
        if Terminal.variable("LV") == nil { unsafe setenv("LV", "-c", 1) }
        var ends: [Int32] = [-1, -1]
        guard unsafe pipe(&ends) == 0 else { return false }
        var actions = unsafe posix_spawn_file_actions_t()
        unsafe posix_spawn_file_actions_init(&actions)
        defer { unsafe posix_spawn_file_actions_destroy(&actions) }
        unsafe posix_spawn_file_actions_adddup2(&actions, ends[0], STDIN_FILENO)
        unsafe posix_spawn_file_actions_addclose(&actions, ends[1])
        // The pager owns the keys: an interrupt is for it alone.
        signal(SIGINT, SIG_IGN)
        signal(SIGPIPE, SIG_IGN)
        var process = pid_t()
        let started = unsafe command.withCString { command in
            unsafe "/bin/sh".withCString { shell in
                unsafe "-c".withCString { flag in
                    var arguments: [UnsafeMutablePointer<CChar>?] = unsafe [
                        UnsafeMutablePointer(mutating: shell), UnsafeMutablePointer(mutating: flag),
                        UnsafeMutablePointer(mutating: command), nil,
                    ]
                    return unsafe posix_spawn(&process, "/bin/sh", &actions, nil, &arguments, environ)
                }
            }
        }
        close(ends[0])
        guard started == 0 else {
            close(ends[1])
            return false
        }
        // A reader who has seen enough closes the pager before the end.
        Terminal.write(text, to: ends[1], endsOnFailure: false)
        close(ends[1])
        var status: Int32 = 0
        while unsafe waitpid(process, &status, 0) < 0, errno == EINTR {}
        // 127: the shell found no such program, and nothing was shown.
        return (status >> 8) & 0xFF != 127
    }
}
