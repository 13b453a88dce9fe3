// Calls of the system by a filter of the kernel (seccomp). What is closed answers that the kernel has no such call: C libraries
// then do without it, where they can.
#define _GNU_SOURCE
#include "confinement.h"

#if defined(__linux__) && (defined(__x86_64__) || defined(__aarch64__))
#include <errno.h>
#include <fcntl.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <stdint.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <unistd.h>

#if defined(__x86_64__)
enum { MACHINE = AUDIT_ARCH_X86_64 };
#else
enum { MACHINE = AUDIT_ARCH_AARCH64 };
#endif

enum { LONGEST = 512, THREAD = 0x10000 };

struct program {
    struct sock_filter steps[LONGEST];
    unsigned short count;
};

static void add(struct program *program, uint16_t code, uint8_t if_true, uint8_t if_false, uint32_t value) {
    if (program->count < LONGEST)
        program->steps[program->count++] = (struct sock_filter){code, if_true, if_false, value};
}

static void load(struct program *program, uint32_t offset) { add(program, BPF_LD | BPF_W | BPF_ABS, 0, 0, offset); }
static void end(struct program *program, uint32_t action) { add(program, BPF_RET | BPF_K, 0, 0, action); }

enum { CLOSED = SECCOMP_RET_ERRNO | ENOSYS };

// The low word of an argument; both machines are little-endian, and the kernel itself looks at no more of an int.
static uint32_t argument(unsigned number) {
    return (uint32_t)(offsetof(struct seccomp_data, args) + 8 * number);
}

// Refuses the calls of another machine's programs, which have other numbers, and loads the number.
static void begin(struct program *program) {
    load(program, offsetof(struct seccomp_data, arch));
    add(program, BPF_JMP | BPF_JEQ | BPF_K, 1, 0, MACHINE);
    end(program, CLOSED);
    load(program, offsetof(struct seccomp_data, nr));
#if defined(__x86_64__)
    // x32 has the same machine and numbers from here on.
    add(program, BPF_JMP | BPF_JGE | BPF_K, 0, 1, 0x40000000);
    end(program, CLOSED);
#endif
}

static void decide(struct program *program, const int *calls, size_t count, uint32_t action) {
    for (size_t i = 0; i < count; i++) {
        add(program, BPF_JMP | BPF_JEQ | BPF_K, 0, 1, (uint32_t)calls[i]);
        end(program, action);
    }
}

// Lets a call through when one of its arguments is one of two values.
static void allow_if(struct program *program, int call, unsigned number, uint32_t one, uint32_t other) {
    add(program, BPF_JMP | BPF_JEQ | BPF_K, 0, 5, (uint32_t)call);
    load(program, argument(number));
    add(program, BPF_JMP | BPF_JEQ | BPF_K, 1, 0, one);
    add(program, BPF_JMP | BPF_JEQ | BPF_K, 0, 1, other);
    end(program, SECCOMP_RET_ALLOW);
    end(program, CLOSED);
}

static int install(const struct program *program) {
    if (program->count >= LONGEST) return 0;
    const struct sock_fprog filter = {program->count, (struct sock_filter *)program->steps};
    return prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &filter) == 0;
}

// All that a reader calls, under the names that the machine has for it.
static const int reading[] = {
    SYS_read, SYS_write, SYS_readv, SYS_writev, SYS_pread64, SYS_pwrite64, SYS_lseek, SYS_close, SYS_flock, SYS_dup,
    SYS_dup3, SYS_fstat, SYS_newfstatat, SYS_statx, SYS_statfs, SYS_fstatfs, SYS_faccessat, SYS_faccessat2, SYS_readlinkat,
    SYS_openat, SYS_getdents64, SYS_getcwd, SYS_mkdirat, SYS_unlinkat, SYS_fadvise64, SYS_ftruncate,
    SYS_ppoll, SYS_pselect6, SYS_epoll_create1, SYS_epoll_ctl, SYS_epoll_pwait, SYS_eventfd2, SYS_pipe2,
    SYS_timerfd_create, SYS_timerfd_settime,
    SYS_mmap, SYS_munmap, SYS_mremap, SYS_mprotect, SYS_madvise, SYS_brk, SYS_membarrier,
    SYS_futex, SYS_set_robust_list, SYS_get_robust_list, SYS_rseq, SYS_set_tid_address,
    SYS_rt_sigaction, SYS_rt_sigprocmask, SYS_rt_sigreturn, SYS_rt_sigsuspend, SYS_rt_sigtimedwait, SYS_sigaltstack,
    SYS_restart_syscall, SYS_nanosleep, SYS_clock_nanosleep, SYS_clock_gettime, SYS_clock_getres, SYS_gettimeofday, SYS_times,
    SYS_getrusage, SYS_getpid, SYS_getppid, SYS_gettid, SYS_getuid, SYS_geteuid, SYS_getgid, SYS_getegid, SYS_getpgid,
    SYS_getsid, SYS_sched_yield, SYS_sched_getaffinity, SYS_sched_getparam, SYS_sched_getscheduler, SYS_sched_get_priority_max,
    SYS_sched_get_priority_min, SYS_getpriority, SYS_getcpu, SYS_uname, SYS_sysinfo, SYS_getrandom,
    SYS_sendto, SYS_sendmsg, SYS_recvfrom, SYS_recvmsg, SYS_shutdown, SYS_wait4, SYS_waitid, SYS_exit, SYS_exit_group,
#if defined(__x86_64__)
    SYS_open, SYS_stat, SYS_lstat, SYS_access, SYS_readlink, SYS_mkdir, SYS_rmdir, SYS_unlink, SYS_poll, SYS_select, SYS_epoll_wait,
    SYS_pipe, SYS_dup2, SYS_time, SYS_getpgrp, SYS_getrlimit, SYS_setrlimit, SYS_arch_prctl,
#else
    SYS_getrlimit, SYS_setrlimit,
#endif
};

int cf_limit_reader_calls(void) {
    struct program program = {.count = 0};
    const uint32_t own = (uint32_t)getpid();
    begin(&program);
    decide(&program, reading, sizeof reading / sizeof *reading, SECCOMP_RET_ALLOW);
    allow_if(&program, SYS_socketpair, 0, AF_UNIX, AF_UNIX);
    allow_if(&program, SYS_kill, 0, own, 0);
    allow_if(&program, SYS_tgkill, 0, own, own);
    allow_if(&program, SYS_prlimit64, 0, own, 0);
    // Flags and locks, and not to whom signals about a file go.
    add(&program, BPF_JMP | BPF_JEQ | BPF_K, 0, 4, SYS_fcntl);
    load(&program, argument(1));
    add(&program, BPF_JMP | BPF_JGE | BPF_K, 1, 0, F_SETOWN);
    end(&program, SECCOMP_RET_ALLOW);
    end(&program, CLOSED);
    // Names of threads, and of memory (PR_SET_VMA).
    allow_if(&program, SYS_prctl, 0, PR_SET_NAME, 0x53564d41);
    // Threads and no processes; of `clone3` the filter cannot tell, so C libraries are sent back to this.
    add(&program, BPF_JMP | BPF_JEQ | BPF_K, 0, 3, SYS_clone);
    load(&program, argument(0));
    add(&program, BPF_JMP | BPF_JSET | BPF_K, 0, 1, THREAD);
    end(&program, SECCOMP_RET_ALLOW);
    end(&program, CLOSED);
    return install(&program);
}

// What no program that reads a document needs.
static const int needless[] = {
    SYS_ptrace, SYS_process_vm_readv, SYS_process_vm_writev,
    SYS_io_uring_setup, SYS_io_uring_enter, SYS_io_uring_register, SYS_bpf, SYS_perf_event_open, SYS_userfaultfd, SYS_add_key,
    SYS_request_key, SYS_keyctl, SYS_mount, SYS_umount2, SYS_pivot_root, SYS_chroot, SYS_setns, SYS_unshare, SYS_open_by_handle_at,
    SYS_open_tree, SYS_move_mount, SYS_fsopen, SYS_fsconfig, SYS_fsmount, SYS_fspick, SYS_pidfd_open, SYS_pidfd_getfd,
    SYS_pidfd_send_signal, SYS_init_module, SYS_finit_module, SYS_delete_module, SYS_kexec_load, SYS_reboot, SYS_swapon,
    SYS_swapoff, SYS_acct, SYS_quotactl, SYS_syslog, SYS_settimeofday, SYS_clock_settime, SYS_clock_adjtime, SYS_adjtimex,
    SYS_sethostname, SYS_setdomainname, SYS_vhangup, SYS_fanotify_init, SYS_mknodat,
#if defined(__x86_64__)
    SYS_iopl, SYS_ioperm, SYS_modify_ldt, SYS_mknod,
#endif
};

// Sockets with names, which reach other programs of this machine.
static const int joining[] = {SYS_connect, SYS_bind, SYS_listen, SYS_accept, SYS_accept4};

int cf_limit_helper_calls(int has_sockets) {
    struct program program = {.count = 0};
    // No socket has the last of all numbers as its domain.
    const uint32_t domain = has_sockets ? AF_UNIX : UINT32_MAX;
    begin(&program);
    decide(&program, needless, sizeof needless / sizeof *needless, CLOSED);
    if (!has_sockets) decide(&program, joining, sizeof joining / sizeof *joining, CLOSED);
    allow_if(&program, SYS_socket, 0, domain, domain);
    end(&program, SECCOMP_RET_ALLOW);
    return install(&program);
}

int cf_keep_rights(void) { return prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0; }
#else
int cf_limit_reader_calls(void) { return 0; }
int cf_limit_helper_calls(int has_sockets) { return 0; }
int cf_keep_rights(void) { return 0; }
#endif
