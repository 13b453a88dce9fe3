#include "CMachineLimits.h"

#include <pthread.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static double now(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

struct job {
    void *(*body)(void *);
    size_t bytes;
    const char *memory;
    double sink;
};

// The least time of several in which all threads end.
static double together(int threads, struct job *jobs) {
    double best = 1e9;
    for (int run = 0; run < 5; run++) {
        pthread_t ids[64];
        const double start = now();
        for (int t = 1; t < threads; t++) pthread_create(ids + t, 0, jobs[t].body, jobs + t);
        jobs[0].body(jobs);
        for (int t = 1; t < threads; t++) pthread_join(ids[t], 0);
        const double seconds = now() - start;
        best = seconds < best ? seconds : best;
    }
    return best;
}

enum { TURNS = 20000000, CHAINS = 12 };

#if defined(__x86_64__)
#include <immintrin.h>
#if defined(__linux__)
#include <sys/syscall.h>
#include <unistd.h>
#endif

// In assembly, as the others are: a compiler folds a sum that its product leaves as it is, and counts it all the same.
__attribute__((target("avx2,fma"))) static void *multiply_floats(void *job) {
    __m256 sums[CHAINS];
    const __m256 a = _mm256_set1_ps(0.999f), b = _mm256_set1_ps(0.001f);
    for (int c = 0; c < CHAINS; c++) sums[c] = _mm256_set1_ps((float)c);
    for (int i = 0; i < TURNS; i++) {
#pragma clang loop unroll(full)
        for (int c = 0; c < CHAINS; c++) __asm__("vfmadd231ps %2, %1, %0" : "+x"(sums[c]) : "x"(a), "x"(b));
    }
    for (int c = 1; c < CHAINS; c++) sums[0] = _mm256_add_ps(sums[0], sums[c]);
    ((struct job *)job)->sink += sums[0][0];
    return 0;
}

__attribute__((target("avx2"))) static void *multiply_shorts(void *job) {
    __m256i sums[CHAINS];
    __m256i a = _mm256_set1_epi16(3);
    const __m256i b = _mm256_set1_epi16(5);
    for (int c = 0; c < CHAINS; c++) sums[c] = _mm256_set1_epi32(c);
    for (int i = 0; i < TURNS; i++) {
        __asm__ volatile("" : "+x"(a));
#pragma clang loop unroll(full)
        for (int c = 0; c < CHAINS; c++) {
            __m256i product;
            __asm__ volatile("vpmaddwd %1, %2, %0" : "=x"(product) : "x"(a), "x"(b));
            sums[c] = _mm256_add_epi32(sums[c], product);
        }
    }
    for (int c = 1; c < CHAINS; c++) sums[0] = _mm256_add_epi32(sums[0], sums[c]);
    ((struct job *)job)->sink += _mm256_extract_epi32(sums[0], 0);
    return 0;
}

// Unsigned by signed bytes, 64 products an instruction.
__attribute__((target("avx512f,avx512vnni"))) static void *multiply_bytes(void *job) {
    __m512i sums[CHAINS];
    const __m512i a = _mm512_set1_epi8(3), b = _mm512_set1_epi8(-5);
    for (int c = 0; c < CHAINS; c++) sums[c] = _mm512_set1_epi32(c);
    for (int i = 0; i < TURNS; i++) {
#pragma clang loop unroll(full)
        for (int c = 0; c < CHAINS; c++) __asm__("vpdpbusd %2, %1, %0" : "+v"(sums[c]) : "v"(a), "v"(b));
    }
    for (int c = 1; c < CHAINS; c++) sums[0] = _mm512_add_epi32(sums[0], sums[c]);
    ((struct job *)job)->sink += _mm512_reduce_add_epi32(sums[0]);
    return 0;
}

// Pairs of bfloat16, 32 products an instruction.
__attribute__((target("avx512f,avx512bf16"))) static void *multiply_halves(void *job) {
    __m512 sums[CHAINS];
    const __m512 a = _mm512_set1_ps(0.25f), b = _mm512_set1_ps(0.5f);
    for (int c = 0; c < CHAINS; c++) sums[c] = _mm512_set1_ps((float)c);
    for (int i = 0; i < TURNS; i++) {
#pragma clang loop unroll(full)
        for (int c = 0; c < CHAINS; c++) __asm__("vdpbf16ps %2, %1, %0" : "+v"(sums[c]) : "v"(a), "v"(b));
    }
    for (int c = 1; c < CHAINS; c++) sums[0] = _mm512_add_ps(sums[0], sums[c]);
    ((struct job *)job)->sink += _mm512_reduce_add_ps(sums[0]);
    return 0;
}

// The shapes of tiles 0...7: all of 16 rows of 64 bytes.
static const struct {
    uint8_t palette, start_row, reserved[14];
    uint16_t bytes[16];
    uint8_t rows[16];
} whole_tiles = {1, 0, {0}, {64, 64, 64, 64, 64, 64}, {16, 16, 16, 16, 16, 16}};

// A tile of 16 x 16 sums, each of 64 products of bytes or 32 of bfloat16; four are under way. They take sixteen times as long
// as vectors, so that a sixteenth of the turns is enough.
#define MULTIPLY_TILES(name, instruction)                                                  \
    __attribute__((target("amx-tile,amx-int8,amx-bf16"))) static void *name(void *job) {   \
        _tile_loadconfig(&whole_tiles);                                                    \
        _tile_zero(0), _tile_zero(1), _tile_zero(2), _tile_zero(3), _tile_zero(4), _tile_zero(5); \
        for (int i = 0; i < TURNS / 64 * CHAINS; i++) {                                    \
            instruction(0, 4, 5);                                                          \
            instruction(1, 4, 5);                                                          \
            instruction(2, 4, 5);                                                          \
            instruction(3, 4, 5);                                                          \
        }                                                                                  \
        _tile_release();                                                                   \
        return job;                                                                        \
    }
MULTIPLY_TILES(multiply_byte_tiles, _tile_dpbusd)
MULTIPLY_TILES(multiply_half_tiles, _tile_dpbf16ps)

// Whether there are tiles and the system lets this process use them (ARCH_REQ_XCOMP_PERM for XTILEDATA).
static int has_tiles(void) {
#if defined(__linux__)
    return __builtin_cpu_supports("amx-int8") && __builtin_cpu_supports("amx-bf16") && syscall(SYS_arch_prctl, 0x1023, 18) == 0;
#else
    return 0;
#endif
}

static double rate(void *(*body)(void *), int has, int threads, double products) {
    if (!has || threads > 64) return 0;
    struct job jobs[64] = {{0}};
    for (int t = 0; t < threads; t++) jobs[t].body = body;
    return (double)threads * TURNS * CHAINS * products * 2 / together(threads, jobs);
}

double ml_peak_f32(int threads) {
    return rate(multiply_floats, __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma"), threads, 8);
}
double ml_peak_i16(int threads) { return rate(multiply_shorts, __builtin_cpu_supports("avx2"), threads, 16); }
double ml_peak_i8(int threads) {
    if (has_tiles()) return rate(multiply_byte_tiles, 1, threads, 16 * 64);
    return rate(multiply_bytes, __builtin_cpu_supports("avx512vnni"), threads, 64);
}
double ml_peak_bf16(int threads) {
    if (has_tiles()) return rate(multiply_half_tiles, 1, threads, 16 * 32);
    return rate(multiply_halves, __builtin_cpu_supports("avx512bf16"), threads, 32);
}
#else
double ml_peak_f32(int threads) { return 0; }
double ml_peak_i16(int threads) { return 0; }
double ml_peak_i8(int threads) { return 0; }
double ml_peak_bf16(int threads) { return 0; }
#endif

static void *read_all(void *job) {
    struct job *j = job;
    uint64_t sums[8] = {0};
    for (size_t i = 0; i + 64 <= j->bytes; i += 64) {
        uint64_t line[8];
        memcpy(line, j->memory + i, 64);
        for (int k = 0; k < 8; k++) sums[k] += line[k];
    }
    for (int k = 0; k < 8; k++) j->sink += (double)(sums[k] & 255);
    return 0;
}

double ml_read_rate(int threads, size_t bytes) {
    if (threads > 64) return 0;
    char *memory = malloc(bytes * (size_t)threads);
    if (!memory) return 0;
    memset(memory, 1, bytes * (size_t)threads);
    struct job jobs[64] = {{0}};
    for (int t = 0; t < threads; t++) jobs[t] = (struct job){read_all, bytes, memory + bytes * (size_t)t, 0};
    const double seconds = together(threads, jobs);
    free(memory);
    return (double)bytes * threads / seconds;
}
