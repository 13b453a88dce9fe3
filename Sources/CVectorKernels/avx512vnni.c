// AVX-512 with dot products of bytes and 16-bit integers (VNNI).
#if defined(__x86_64__)
#include <immintrin.h>

#include "kernels.h"

#pragma clang attribute push(                                                                      \
    __attribute__((target("avx2,fma,bmi2,avx512f,avx512bw,avx512dq,avx512vl,avx512vnni"))), apply_to = function)

#define NAME(x) x##_avx512vnni
#define WITH_VNNI
#include "lanes_avx512.h"

const struct kernels kernels_avx512vnni = TABLE_OF("avx512vnni", 1, 0);

#pragma clang attribute pop
#endif
