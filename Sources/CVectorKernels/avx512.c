// AVX-512 F, BW, DQ and VL: without byte dot products.
#if defined(__x86_64__)
#include <immintrin.h>

#include "kernels.h"

#pragma clang attribute push(__attribute__((target("avx2,fma,bmi2,avx512f,avx512bw,avx512dq,avx512vl"))), \
                             apply_to = function)

#define NAME(x) x##_avx512
#define LANES 16
#define ROWS 12
#define PANELS 2
#define FMA(a, b, c) _mm512_fmadd_ps(a, b, c)

typedef int32_t sixteen_i __attribute__((vector_size(64)));

// A bfloat16 is the upper half of a float.
static inline __m512 dot_bf16(__m512 acc, sixteen_i a, sixteen_i w) {
    acc = _mm512_fmadd_ps((__m512)(a << 16), (__m512)(w << 16), acc);
    return _mm512_fmadd_ps((__m512)(a >> 16 << 16), (__m512)(w >> 16 << 16), acc);
}

static inline sixteen_i dot_i16(sixteen_i acc, sixteen_i a, sixteen_i w) {
    return acc + (sixteen_i)_mm512_madd_epi16((__m512i)a, (__m512i)w);
}

// vpmaddubsw would saturate: even and odd bytes are widened and multiplied apart.
static inline sixteen_i dot_i8(sixteen_i acc, sixteen_i a, sixteen_i w) {
    const __m512i even = _mm512_and_si512((__m512i)a, _mm512_set1_epi16(255));
    const __m512i odd = _mm512_srli_epi16((__m512i)a, 8);
    const __m512i w_even = _mm512_srai_epi16(_mm512_slli_epi16((__m512i)w, 8), 8);
    const __m512i w_odd = _mm512_srai_epi16((__m512i)w, 8);
    return acc + (sixteen_i)_mm512_madd_epi16(even, w_even) + (sixteen_i)_mm512_madd_epi16(odd, w_odd);
}

#include "exp2_avx512.h"
// Builds on EXP2_NEAR.
#include "lanes.h"
// Builds on lanes.h.
#include "attention.h"
// Builds on NAME.
#include "search_x86.h"

const struct kernels kernels_avx512 = TABLE_OF("avx512", 0, 0);

#pragma clang attribute pop
#endif
