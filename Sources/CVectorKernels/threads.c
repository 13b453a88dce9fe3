// A few threads that persist between calls: the encoder's own, apart from Swift's cooperative pool.
#include <pthread.h>
#include <stdatomic.h>
#include <stdint.h>

#include "CVectorKernels.h"

enum { MOST = 64 };

static pthread_mutex_t region = PTHREAD_MUTEX_INITIALIZER;  // held by the one parallel call under way
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;    // guards all below
static pthread_cond_t work = PTHREAD_COND_INITIALIZER, done = PTHREAD_COND_INITIALIZER;
static size_t threads, wanted, running;
static uint64_t call;
static void (*task_body)(void *, size_t, size_t);
static void *task_context;
static size_t task_count;
static atomic_size_t next_task;

static void drain(size_t worker) {
    for (size_t t; (t = atomic_fetch_add(&next_task, 1)) < task_count;) task_body(task_context, t, worker);
}

static void *serve(void *index) {
    const size_t worker = (size_t)(uintptr_t)index;
    uint64_t seen = 0;
    pthread_mutex_lock(&lock);
    for (;;) {
        while (seen == call || worker > wanted) {
            seen = call;
            pthread_cond_wait(&work, &lock);
        }
        seen = call;
        running++;
        pthread_mutex_unlock(&lock);
        drain(worker);
        pthread_mutex_lock(&lock);
        if (--running == 0) pthread_cond_signal(&done);
    }
    return 0;
}

// As many threads as asked for beside the calling one, or as many as the system gives. The lock is held.
static size_t start(size_t count) {
    pthread_attr_t attributes;
    pthread_attr_init(&attributes);
    pthread_attr_setdetachstate(&attributes, PTHREAD_CREATE_DETACHED);
    while (threads < count && threads < MOST) {
        pthread_t thread;
        if (pthread_create(&thread, &attributes, serve, (void *)(uintptr_t)(threads + 1)) != 0) break;
        threads++;
    }
    pthread_attr_destroy(&attributes);
    return threads < count ? threads : count;
}

void vk_parallel(size_t tasks, size_t workers, void (*body)(void *, size_t, size_t), void *context) {
    if (tasks < 2 || workers < 2 || pthread_mutex_trylock(&region) != 0) {
        for (size_t t = 0; t < tasks; t++) body(context, t, 0);
        return;
    }
    pthread_mutex_lock(&lock);
    wanted = start((tasks < workers ? tasks : workers) - 1);
    task_body = body;
    task_context = context;
    task_count = tasks;
    atomic_store(&next_task, 0);
    call++;
    pthread_cond_broadcast(&work);
    pthread_mutex_unlock(&lock);
    drain(0);
    pthread_mutex_lock(&lock);
    wanted = 0;  // Nothing is left to do: a thread that has not woken by now is not waited for.
    while (running > 0) pthread_cond_wait(&done, &lock);
    pthread_mutex_unlock(&lock);
    pthread_mutex_unlock(&region);
}
