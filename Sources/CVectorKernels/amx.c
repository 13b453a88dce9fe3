// AVX-512 with tiles (AMX): products of bytes and of bfloat16 a square of 16 x 16 sums at a time. A packed panel is already
// what a tile of the right side holds: sixteen groups of four bytes for each of sixteen columns.
#if defined(__x86_64__)
#include <immintrin.h>

#include "kernels.h"

#pragma clang attribute push(                                                                                       \
    __attribute__((target("avx2,fma,bmi2,avx512f,avx512bw,avx512dq,avx512vl,avx512vnni,avx512bf16,amx-tile,amx-int8,amx-bf16"))), \
    apply_to = function)

#define NAME(x) x##_amx
#define LANES 16
#define ROWS 12
#define PANELS 2
#define FMA(a, b, c) _mm512_fmadd_ps(a, b, c)

typedef int32_t sixteen_i __attribute__((vector_size(64)));

static inline __m512 dot_bf16(__m512 acc, sixteen_i a, sixteen_i w) {
    return _mm512_dpbf16_ps(acc, (__m512bh)a, (__m512bh)w);
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
// Builds on all of these.
#include "amx_tiles.h"

const struct kernels kernels_amx = TABLE_WITH("amx", 1, 1, tiles_matmul, tiles_attention);

#pragma clang attribute pop
#endif
