import CLibgit2

/// What the user, or whoever set the machine up, has told git; never what a repository says.
package enum UserSettings {
    /// A setting such as `core.pager`; `nil` where it is not set or cannot be read.
    package static func string(_ name: String) -> String? {
        guard (try? Library.start()) != nil else { return nil }
        var opened: OpaquePointer?
        guard unsafe git_config_open_default(&opened) == 0, let settings = unsafe opened else { return nil }
        defer { unsafe git_config_free(settings) }
        var buffer = unsafe git_buf()
        defer { unsafe git_buf_dispose(&buffer) }
        guard unsafe git_config_get_string_buf(&buffer, settings, name) == 0, let text = unsafe buffer.ptr else {
            return nil
        }
        return unsafe String(cString: text)
    }
}
