// AVX-512 with tiles (AMX): products of bytes and of bfloat16 a square of 16 x 16 sums at a time. A packed panel is already
// what a tile of the right side holds: sixteen groups of four bytes for each of sixteen columns.
#if defined(__x86_64__)
#include <immintrin.h>

#include "kernels.h"

#pragma clang attribute push(                                                                                       \
    __attribute__((target("avx2,fma,bmi2,avx512f,avx512bw,avx512dq,avx512vl,avx512vnni,avx512bf16,amx-tile,amx-int8,amx-bf16"))), \
    apply_to = function)

#define NAME(x) x##_amx
#define WITH_VNNI
#define WITH_BF16
#include "lanes_avx512.h"
// Builds on lanes.h and attention.h.
#include "amx_tiles.h"

const struct kernels kernels_amx = TABLE_WITH("amx", 1, 1, tiles_matmul, tiles_attention);

#pragma clang attribute pop
#endif
