// Files by Landlock, whose calls no C library wraps yet; the numbers and structures are those of the kernel.
#define _GNU_SOURCE
#include "confinement.h"

#if defined(__linux__)
#include <fcntl.h>
#include <stdint.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

enum { CREATE_RULESET = 444, ADD_RULE = 445, RESTRICT_SELF = 446, ASK_VERSION = 1, PATH_BENEATH = 1 };
enum {
    EXECUTE = 1 << 0, WRITE_FILE = 1 << 1, READ_FILE = 1 << 2, READ_DIR = 1 << 3, REMOVE_DIR = 1 << 4, REMOVE_FILE = 1 << 5,
    MAKE_DIR = 1 << 7, MAKE_REGULAR = 1 << 8, MAKE_SOCKET = 1 << 9, MAKE_LINK = 1 << 12, REFER = 1 << 13, TRUNCATE = 1 << 14,
};
enum { READING = READ_FILE | READ_DIR, OF_FILES = EXECUTE | WRITE_FILE | READ_FILE | TRUNCATE };
enum {
    WRITING = READING | WRITE_FILE | REMOVE_DIR | REMOVE_FILE | MAKE_DIR | MAKE_REGULAR | MAKE_LINK | REFER | TRUNCATE,
};

struct ruleset {
    uint64_t files, network, scopes;
};

struct __attribute__((packed)) rule {
    uint64_t access;
    int32_t descriptor;
};

// What a kernel of some version can restrict; a bit that it does not know is an error.
static struct ruleset known(long version) {
    struct ruleset rules = {.files = (1 << 13) - 1};
    if (version >= 2) rules.files |= REFER;
    if (version >= 3) rules.files |= TRUNCATE;
    // Binding and connecting over TCP.
    if (version >= 4) rules.network = 3;
    // Controls of devices.
    if (version >= 5) rules.files |= 1 << 15;
    // Abstract sockets of, and signals to, processes outside.
    if (version >= 6) rules.scopes = 3;
    return rules;
}

// How long the structure was in that version.
static size_t length(long version) { return version >= 6 ? 24 : version >= 4 ? 16 : 8; }

static void open_places(long ruleset, char *const *paths, uint64_t access) {
    for (; paths && *paths; paths++) {
        struct rule rule = {.access = access, .descriptor = open(*paths, O_PATH | O_CLOEXEC)};
        if (rule.descriptor < 0) continue;
        struct stat status;
        if (fstat(rule.descriptor, &status) == 0 && !S_ISDIR(status.st_mode)) rule.access &= OF_FILES;
        syscall(ADD_RULE, ruleset, PATH_BENEATH, &rule, 0);
        close(rule.descriptor);
    }
}

int cf_limit_files(const struct cf_places *places) {
    const long version = syscall(CREATE_RULESET, 0, 0, ASK_VERSION);
    if (version < 1) return 0;
    const struct ruleset rules = known(version);
    const long ruleset = syscall(CREATE_RULESET, &rules, length(version), 0);
    if (ruleset < 0) return 0;
    open_places(ruleset, places->readable, READING & rules.files);
    open_places(ruleset, places->runnable, (READING | EXECUTE) & rules.files);
    open_places(ruleset, places->writable, WRITING & rules.files);
    open_places(ruleset, places->sockets, MAKE_SOCKET | REMOVE_FILE);
    const long result = syscall(RESTRICT_SELF, ruleset, 0);
    close((int)ruleset);
    return result == 0;
}
#else
int cf_limit_files(const struct cf_places *places) { return 0; }
#endif
