// Chooses the set once at load, and forwards each public name to it or to what the thread chose.
#include <stdlib.h>
#include <string.h>
#if defined(__x86_64__) && defined(__linux__)
#include <sys/syscall.h>
#include <unistd.h>
#endif

#include "kernels.h"

static const struct kernels *chosen = &kernels_scalar;
static _Thread_local const struct kernels *chosen_by_thread;

static const struct kernels *in_use(void) { return chosen_by_thread ? chosen_by_thread : chosen; }

#if defined(__x86_64__)
// Whether the system lets this process use the state of tiles, which it grants to who asks (ARCH_REQ_XCOMP_PERM for XTILEDATA).
static int may_use_tiles(void) {
#if defined(__linux__)
    enum { REQUEST = 0x1023, TILE_DATA = 18 };
    return syscall(SYS_arch_prctl, REQUEST, TILE_DATA) == 0;
#else
    return 0;
#endif
}
#endif

// The sets that this CPU can run, best first; `scalar` ends the list.
static size_t usable(const struct kernels **sets) {
    size_t n = 0;
#if defined(__x86_64__)
    __builtin_cpu_init();
    const int avx2 = __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma") && __builtin_cpu_supports("bmi2");
    const int avx512 = avx2 && __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") &&
                       __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512vl");
    const int vnni = avx512 && __builtin_cpu_supports("avx512vnni");
    const int bf16 = vnni && __builtin_cpu_supports("avx512bf16");
    if (bf16 && __builtin_cpu_supports("amx-int8") && __builtin_cpu_supports("amx-bf16") && may_use_tiles()) sets[n++] = &kernels_amx;
    if (bf16) sets[n++] = &kernels_avx512bf16;
    if (vnni) sets[n++] = &kernels_avx512vnni;
    if (avx2 && __builtin_cpu_supports("avxvnni")) sets[n++] = &kernels_avxvnni;
    if (avx512) sets[n++] = &kernels_avx512;
    if (avx2) sets[n++] = &kernels_avx2;
#elif defined(__aarch64__)
    sets[n++] = &kernels_neon;
#endif
    sets[n++] = &kernels_scalar;
    return n;
}

const char *vk_set_at(size_t index) {
    const struct kernels *sets[8];
    return index < usable(sets) ? sets[index]->name : 0;
}

static const struct kernels *named(const char *name) {
    const struct kernels *sets[8];
    const size_t n = usable(sets);
    for (size_t i = 0; i < n; i++)
        if (strcmp(sets[i]->name, name) == 0) return sets[i];
    return 0;
}

int vk_use_set_in_thread(const char *name) {
    const struct kernels *set = name ? named(name) : 0;
    if (name && !set) return -1;
    chosen_by_thread = set;
    return 0;
}

int vk_check_set(const char *name) {
    const struct kernels *set = named(name);
    return set ? agrees_with_scalar(set) : -1;
}

__attribute__((constructor)) static void choose(void) {
    const struct kernels *sets[8];
    size_t i = 0;
    usable(sets);
    while (sets[i] != &kernels_scalar && !agrees_with_scalar(sets[i])) i++;
    const char *name = getenv("DOCENT_KERNELS");
    const struct kernels *wanted = name ? named(name) : 0;
    chosen = wanted ? wanted : sets[i];
}

const char *vk_set_name(void) { return in_use()->name; }
int vk_has_fast_i8(void) { return in_use()->fast_i8; }
int vk_has_fast_bf16(void) { return in_use()->fast_bf16; }

float vk_dot_f32(const float *a, const float *b, size_t n) { return in_use()->dot_f32(a, b, n); }
int32_t vk_dot_i8(const int8_t *a, const int8_t *b, size_t n) { return in_use()->dot_i8(a, b, n); }
void vk_scan_i8(const int8_t *codes, size_t rows, size_t dim, const int8_t *queries, size_t query_count,
                int32_t *scores) {
    in_use()->scan_i8(codes, rows, dim, queries, query_count, scores);
}
float vk_normalize_f32(float *x, size_t n) { return in_use()->normalize_f32(x, n); }
float vk_quantize_i8(const float *x, size_t n, int8_t *codes) { return in_use()->quantize_i8(x, n, codes); }
void vk_rescore_i8(const int8_t *codes, const float *scales, size_t dim, const float *query, const uint32_t *ids,
                   size_t count, float *scores) {
    in_use()->rescore_i8(codes, scales, dim, query, ids, count, scores);
}
size_t vk_scan_planes(const uint8_t *planes, size_t vectors, const struct vk_batch *batch, size_t from, size_t to,
                      uint32_t first) {
    return in_use()->scan_planes(planes, vectors, batch, from, to, first);
}
uint16_t vk_rank_planes(const uint8_t *planes, size_t vectors, const struct vk_sum *sum, const uint32_t *allowed,
                        size_t rank) {
    return in_use()->rank_planes(planes, vectors, sum, allowed, rank);
}
void vk_matmul(enum vk_element element, const void *left, size_t lda, const void *packed, float *out, size_t ldc,
               size_t rows, size_t columns, size_t groups, const struct vk_epilogue *epilogue) {
    in_use()->matmul(element, left, lda, packed, out, ldc, rows, columns, groups, epilogue);
}
void vk_layer_norm(float *x, const float *y, const float *gamma, const float *beta, float epsilon, size_t rows,
                   size_t n) {
    in_use()->layer_norm(x, y, gamma, beta, epsilon, rows, n);
}
void vk_pack_rows(enum vk_element element, const float *x, size_t ldx, size_t rows, size_t n, const float *smoothing,
                  float limit, void *out, size_t stride, float *row_scale, float *row_offset) {
    in_use()->pack_rows(element, x, ldx, rows, n, smoothing, limit, out, stride, row_scale, row_offset);
}
size_t vk_attention_workspace(size_t length, size_t dim) {
    const size_t padded = (length + 31) / 32 * 32, wide = (dim + 31) / 32 * 32;
    return (3 * padded * wide + 32 * padded + 32 * wide + 3 * padded) * sizeof(float) + 64;
}
void vk_attention(enum vk_element element, const float *q, const float *k, const float *v, size_t ld, size_t length,
                  size_t dim, float scale, float *out, size_t ldo, void *workspace) {
    in_use()->attention(element, q, k, v, ld, length, dim, scale, out, ldo, workspace);
}
