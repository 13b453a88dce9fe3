// Processes: copies of this one, programs, and what is handed from one to another.
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "confinement.h"

extern char **environ;

pid_t cf_fork(void) { return fork(); }

static int is_kept(const char *variable, char *const *names) {
    for (; *names; names++) {
        const size_t length = strlen(*names);
        if (strncmp(variable, *names, length) == 0 && variable[length] == '=') return 1;
    }
    return 0;
}

void cf_forget_environment(char *const *names) {
    char **kept = environ;
    for (char **variable = environ; variable && *variable; variable++) {
        if (is_kept(*variable, names))
            *kept++ = *variable;
        else
            explicit_bzero(*variable, strlen(*variable));
    }
    if (kept) *kept = 0;
}

void cf_return_blocks(size_t least) {
#ifdef __GLIBC__
    mallopt(M_MMAP_THRESHOLD, (int)least);
#else
    (void)least;
#endif
}

int cf_confine_reader(const struct cf_places *places) {
    int in_force = 0;
    if (cf_keep_rights()) in_force |= cf_rights;
    if (cf_limit_files(places)) in_force |= cf_files;
    if (cf_limit_reader_calls()) in_force |= cf_calls;
    return in_force;
}

int cf_confine_launcher(void) {
    return (cf_keep_rights() ? cf_rights : 0) | (cf_limit_helper_calls(1) ? cf_calls : 0);
}

// The rest of the life of a process that was forked from one that may have threads: system calls only.
static void run(const struct cf_program *program) {
    sigset_t none;
    sigemptyset(&none);
    signal(SIGCHLD, SIG_DFL);
    sigprocmask(SIG_SETMASK, &none, 0);
    setpgid(0, program->group);
    int streams[3];
    // Out of each other's way first.
    for (int i = 0; i < 3; i++) streams[i] = fcntl(program->streams[i], F_DUPFD_CLOEXEC, 3);
    for (int i = 0; i < 3; i++)
        if (dup2(streams[i], i) < 0) _exit(127);
    // A file that another thread has open for writing could not be run as long as this holds it.
    syscall(SYS_close_range, 3, ~0U, 0);
    cf_keep_rights();
    cf_limit_files(&program->places);
    cf_limit_helper_calls(program->places.sockets && *program->places.sockets);
    execve(program->path, program->arguments, program->environment);
    _exit(127);
}

pid_t cf_start(const struct cf_program *program) {
    const pid_t child = fork();
    if (child == 0) run(program);
    if (child < 0) return -errno;
    // Here too, so that the group is there when this returns.
    setpgid(child, program->group ? program->group : child);
    return child;
}

static void pass(int signal) { (void)signal; }

void cf_expect_children(void) {
    sigset_t children;
    sigemptyset(&children);
    sigaddset(&children, SIGCHLD);
    sigprocmask(SIG_BLOCK, &children, 0);
    signal(SIGCHLD, pass);
}

int cf_wait(int socket, int other) {
    struct pollfd polls[] = {{.fd = socket, .events = POLLIN}, {.fd = other}};
    sigset_t none;
    sigemptyset(&none);
    if (ppoll(polls, 2, 0, &none) <= 0) return cf_ended;
    return polls[0].revents ? cf_message : cf_gone;
}

int cf_probe(void) {
    const pid_t child = fork();
    if (child == 0) {
        const struct cf_places none = {0, 0, 0, 0};
        _exit(cf_confine_reader(&none));
    }
    int status = 0;
    while (child > 0 && waitpid(child, &status, 0) < 0 && errno == EINTR) {}
    return child > 0 && WIFEXITED(status) ? WEXITSTATUS(status) : 0;
}

enum { MOST_DESCRIPTORS = 8 };

union control {
    char bytes[CMSG_SPACE(MOST_DESCRIPTORS * sizeof(int))];
    struct cmsghdr header;
};

ssize_t cf_send(int socket, const void *bytes, size_t count, const int *descriptors, size_t descriptor_count) {
    if (descriptor_count > MOST_DESCRIPTORS) return errno = EINVAL, -1;
    union control control = {.bytes = {0}};
    struct iovec piece = {(void *)bytes, count};
    struct msghdr message = {.msg_iov = &piece, .msg_iovlen = 1};
    if (descriptor_count > 0) {
        message.msg_control = control.bytes;
        message.msg_controllen = CMSG_SPACE(descriptor_count * sizeof(int));
        struct cmsghdr *header = CMSG_FIRSTHDR(&message);
        header->cmsg_level = SOL_SOCKET;
        header->cmsg_type = SCM_RIGHTS;
        header->cmsg_len = CMSG_LEN(descriptor_count * sizeof(int));
        memcpy(CMSG_DATA(header), descriptors, descriptor_count * sizeof(int));
    }
    return sendmsg(socket, &message, MSG_NOSIGNAL);
}

ssize_t cf_receive(int socket, void *bytes, size_t count, int *descriptors, size_t descriptor_count) {
    for (size_t i = 0; i < descriptor_count; i++) descriptors[i] = -1;
    union control control = {.bytes = {0}};
    struct iovec piece = {bytes, count};
    struct msghdr message = {
        .msg_iov = &piece, .msg_iovlen = 1, .msg_control = control.bytes, .msg_controllen = sizeof control.bytes};
    const ssize_t received = recvmsg(socket, &message, MSG_CMSG_CLOEXEC);
    if (received < 0) return received;
    for (struct cmsghdr *header = CMSG_FIRSTHDR(&message); header; header = CMSG_NXTHDR(&message, header)) {
        if (header->cmsg_level != SOL_SOCKET || header->cmsg_type != SCM_RIGHTS) continue;
        const size_t found = (header->cmsg_len - CMSG_LEN(0)) / sizeof(int);
        int handed[MOST_DESCRIPTORS];
        memcpy(handed, CMSG_DATA(header), found * sizeof(int));
        if (found == descriptor_count && descriptors[0] < 0)
            memcpy(descriptors, handed, found * sizeof(int));
        else
            for (size_t i = 0; i < found; i++) close(handed[i]);
    }
    return received;
}
