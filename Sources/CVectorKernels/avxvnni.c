// AVX2 with byte dot products in 256-bit registers (AVX-VNNI).
#if defined(__x86_64__)
#include <immintrin.h>

#include "kernels.h"

#pragma clang attribute push(__attribute__((target("avx2,fma,bmi2,avxvnni"))), apply_to = function)

#define NAME(x) x##_avxvnni
#define LANES 8
#define ROWS 6
#define PANELS 1
#define FMA(a, b, c) _mm256_fmadd_ps(a, b, c)

typedef int32_t eight_i __attribute__((vector_size(32)));

// A bfloat16 is the upper half of a float.
static inline __m256 dot_bf16(__m256 acc, eight_i a, eight_i w) {
    acc = _mm256_fmadd_ps((__m256)(a << 16), (__m256)(w << 16), acc);
    return _mm256_fmadd_ps((__m256)(a >> 16 << 16), (__m256)(w >> 16 << 16), acc);
}

static inline eight_i dot_i16(eight_i acc, eight_i a, eight_i w) {
    return (eight_i)_mm256_dpwssd_avx_epi32((__m256i)acc, (__m256i)a, (__m256i)w);
}

static inline eight_i dot_i8(eight_i acc, eight_i a, eight_i w) {
    return (eight_i)_mm256_dpbusd_avx_epi32((__m256i)acc, (__m256i)a, (__m256i)w);
}

#include "lanes.h"
// Builds on lanes.h.
#include "attention.h"
#include "planes.h"
// Builds on NAME.
#include "search_x86.h"

const struct kernels kernels_avxvnni = TABLE_OF("avxvnni", 1, 0);

#pragma clang attribute pop
#endif
