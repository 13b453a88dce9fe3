// AVX2 and FMA.
#if defined(__x86_64__)
#include <immintrin.h>

#include "kernels.h"

#pragma clang attribute push(__attribute__((target("avx2,fma,bmi2"))), apply_to = function)

#define NAME(x) x##_avx2
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
    return acc + (eight_i)_mm256_madd_epi16((__m256i)a, (__m256i)w);
}

// vpmaddubsw would saturate: even and odd bytes are widened and multiplied apart.
static inline eight_i dot_i8(eight_i acc, eight_i a, eight_i w) {
    const __m256i even = _mm256_and_si256((__m256i)a, _mm256_set1_epi16(255));
    const __m256i odd = _mm256_srli_epi16((__m256i)a, 8);
    const __m256i w_even = _mm256_srai_epi16(_mm256_slli_epi16((__m256i)w, 8), 8);
    const __m256i w_odd = _mm256_srai_epi16((__m256i)w, 8);
    return acc + (eight_i)_mm256_madd_epi16(even, w_even) + (eight_i)_mm256_madd_epi16(odd, w_odd);
}

// Two groups added in 16 bits before they are widened: three multiplications where 16-bit codes need four.
static inline eight_i dot_two_i8(eight_i acc, eight_i a, eight_i w, eight_i b, eight_i v) {
    const __m256i pairs = _mm256_add_epi16(_mm256_maddubs_epi16((__m256i)a, (__m256i)w),
                                           _mm256_maddubs_epi16((__m256i)b, (__m256i)v));
    return acc + (eight_i)_mm256_madd_epi16(pairs, _mm256_set1_epi16(1));
}

#define DOT_TWO_I8 dot_two_i8
#define BLOCK_ROWS 3

#include "lanes.h"
// Builds on lanes.h.
#include "attention.h"
#include "planes.h"
// Builds on NAME.
#include "search_x86.h"

const struct kernels kernels_avx2 = TABLE_OF("avx2", 0, 0);

#pragma clang attribute pop
#endif
