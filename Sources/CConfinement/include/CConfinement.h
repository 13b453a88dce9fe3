#ifndef CCONFINEMENT_H
#define CCONFINEMENT_H

#include <stddef.h>
#include <sys/types.h>

/// What a process has given up for good, for itself and for all that it starts; added up.
enum {
    /// It gains no rights by running a program.
    cf_rights = 1,
    /// Files are closed to it, apart from those that were named.
    cf_files = 2,
    /// Calls of the system are closed to it, those of the network among them.
    cf_calls = 4,
};

/// What of the file system stays open to a process. All lists end with null, and what is not there is passed over.
struct cf_places {
    /// Folders and files that may be read.
    char *const *readable;
    /// Folders and files that may be read and run.
    char *const *runnable;
    /// Folders and files that may be read and written, and in which files may be made and removed.
    char *const *writable;
    /// Folders in which sockets of this machine may be made, and files removed; to a process without any, all sockets are closed.
    char *const *sockets;
};

/// A program to start.
struct cf_program {
    const char *path;
    char *const *arguments;
    char *const *environment;
    /// What becomes its standard input, output and error output.
    int streams[3];
    /// The group of processes that it joins; 0 for one of its own.
    pid_t group;
    struct cf_places places;
};

/// A copy of this process, which must have no other threads; as `fork`.
pid_t cf_fork(void);

/// Overwrites the variables of the environment but for those of some names, which end with null.
void cf_forget_environment(char *const *names);

/// Has blocks of memory of so many bytes and more given back to the system as soon as they are freed, where the C library keeps
/// them else.
void cf_return_blocks(size_t least);

/// Leaves a process what it takes to read bytes and to write them into the named places: memory, threads of its own, what it has
/// open. It starts nothing, connects to nothing and signals nobody else. Must be called before there are other threads.
///
/// Returns the sum of what is in force; what a kernel does not know is not.
int cf_confine_reader(const struct cf_places *places);

/// Closes to a process the network, other processes' memory and the upkeep of the system, and leaves it all else.
///
/// Returns the sum of what is in force.
int cf_confine_launcher(void);

/// Starts a program, to which the network is closed and files beyond its places.
///
/// Returns its number, or the negated number of an error.
pid_t cf_start(const struct cf_program *program);

/// What may come to a process that waits.
enum { cf_ended, cf_message, cf_gone };

/// Lets the end of children be noticed only in `cf_wait`, so that none is missed.
void cf_expect_children(void);

/// Waits until a message comes over a socket, another socket's other end is gone, or a child may have ended.
int cf_wait(int socket, int other);

/// What would be in force in a reader here; tried out in a process of its own.
int cf_probe(void);

/// Sends bytes with descriptors over a socket; -1 with `errno` when that fails.
ssize_t cf_send(int socket, const void *bytes, size_t count, const int *descriptors, size_t descriptor_count);

/// Receives bytes and descriptors; as many of these as are asked for, or all are -1.
ssize_t cf_receive(int socket, void *bytes, size_t count, int *descriptors, size_t descriptor_count);

#endif
