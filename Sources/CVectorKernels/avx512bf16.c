// AVX-512 with dot products of bytes, 16-bit integers and bfloat16 (VNNI and BF16).
#if defined(__x86_64__)
#include <immintrin.h>

#include "kernels.h"

#pragma clang attribute push(                                                                      \
    __attribute__((target("avx2,fma,bmi2,avx512f,avx512bw,avx512dq,avx512vl,avx512vnni,avx512bf16"))), apply_to = function)

#define NAME(x) x##_avx512bf16
#define WITH_VNNI
#define WITH_BF16
#include "lanes_avx512.h"

const struct kernels kernels_avx512bf16 = TABLE_OF("avx512bf16", 1, 1);

#pragma clang attribute pop
#endif
