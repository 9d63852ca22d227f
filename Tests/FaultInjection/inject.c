// Loaded before libc: counts every call that writes, and at the n-th kills the process or lets the call fail.
//   FAULT_AT=n       the call, from 1; 0 or unset counts only
//   FAULT_MODE=kill  or an errno by number
//   FAULT_LOG=path   the names of the calls, a line each
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

static int count;

// Returns nonzero when the call must fail with errno set.
static int step(const char *name) {
    const char *log = getenv("FAULT_LOG");
    if (log) {
        int saved = errno;
        long file = syscall(SYS_openat, AT_FDCWD, log, O_WRONLY | O_CREAT | O_APPEND, 0644);
        if (file >= 0) {
            syscall(SYS_write, file, name, strlen(name));
            syscall(SYS_write, file, "\n", 1);
            syscall(SYS_close, file);
        }
        errno = saved;
    }
    const char *at = getenv("FAULT_AT");
    if (!at || ++count != atoi(at)) return 0;
    const char *mode = getenv("FAULT_MODE");
    if (!mode || strcmp(mode, "kill") == 0) {
        syscall(SYS_kill, syscall(SYS_getpid), SIGKILL);
        for (;;) pause();
    }
    errno = atoi(mode);
    return 1;
}

#define REAL(type, name, ...) \
    static type (*real)(__VA_ARGS__); \
    if (!real) real = (type(*)(__VA_ARGS__))dlsym(RTLD_NEXT, #name)

ssize_t write(int file, const void *bytes, size_t size) {
    REAL(ssize_t, write, int, const void *, size_t);
    if (file > 2 && step("write")) return -1;
    return real(file, bytes, size);
}
int rename(const char *from, const char *to) {
    REAL(int, rename, const char *, const char *);
    return step("rename") ? -1 : real(from, to);
}
int link(const char *from, const char *to) {
    REAL(int, link, const char *, const char *);
    return step("link") ? -1 : real(from, to);
}
int unlink(const char *path) {
    REAL(int, unlink, const char *);
    return step("unlink") ? -1 : real(path);
}
int rmdir(const char *path) {
    REAL(int, rmdir, const char *);
    return step("rmdir") ? -1 : real(path);
}
int mkdir(const char *path, mode_t mode) {
    REAL(int, mkdir, const char *, mode_t);
    return step("mkdir") ? -1 : real(path, mode);
}
int fsync(int file) {
    REAL(int, fsync, int);
    return step("fsync") ? -1 : real(file);
}
int fdatasync(int file) {
    REAL(int, fdatasync, int);
    return step("fsync") ? -1 : real(file);
}
int flock(int file, int operation) {
    REAL(int, flock, int, int);
    return step("flock") ? -1 : real(file, operation);
}
int chmod(const char *path, mode_t mode) {
    REAL(int, chmod, const char *, mode_t);
    return step("chmod") ? -1 : real(path, mode);
}

#define OPEN(name) \
    int name(const char *path, int flags, ...) { \
        REAL(int, name, const char *, int, ...); \
        mode_t mode = 0; \
        if (flags & O_CREAT) { \
            va_list list; \
            va_start(list, flags); \
            mode = va_arg(list, mode_t); \
            va_end(list); \
            if (step("create")) return -1; \
        } \
        return real(path, flags, mode); \
    }
OPEN(open)
OPEN(open64)
