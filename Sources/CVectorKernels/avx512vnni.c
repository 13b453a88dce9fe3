// AVX-512 with dot products of bytes and 16-bit integers (VNNI).
#if defined(__x86_64__)
#include <immintrin.h>

#include "kernels.h"

#pragma clang attribute push(                                                                      \
    __attribute__((target("avx2,fma,bmi2,avx512f,avx512bw,avx512dq,avx512vl,avx512vnni"))), apply_to = function)

#define NAME(x) x##_avx512vnni
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
    return (sixteen_i)_mm512_dpwssd_epi32((__m512i)acc, (__m512i)a, (__m512i)w);
}

static inline sixteen_i dot_i8(sixteen_i acc, sixteen_i a, sixteen_i w) {
    return (sixteen_i)_mm512_dpbusd_epi32((__m512i)acc, (__m512i)a, (__m512i)w);
}

#include "exp2_avx512.h"
// Builds on EXP2_NEAR.
#include "lanes.h"
// Builds on lanes.h.
#include "attention.h"
// Builds on NAME.
#include "search_x86.h"

const struct kernels kernels_avx512vnni = TABLE_OF("avx512vnni", 1, 0);

#pragma clang attribute pop
#endif
