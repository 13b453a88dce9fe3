// AVX-512 F, BW, DQ and VL: without byte dot products.
#if defined(__x86_64__)
#include <immintrin.h>

#include "kernels.h"

#pragma clang attribute push(__attribute__((target("avx2,fma,bmi2,avx512f,avx512bw,avx512dq,avx512vl"))), \
                             apply_to = function)

#define NAME(x) x##_avx512
#include "lanes_avx512.h"

const struct kernels kernels_avx512 = TABLE_OF("avx512", 0, 0);

#pragma clang attribute pop
#endif
