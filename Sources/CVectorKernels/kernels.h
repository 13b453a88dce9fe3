// The private table: one for each instruction set, the same functions in the same order.
#ifndef KERNELS_H
#define KERNELS_H

#include "CVectorKernels.h"

struct kernels {
    const char *name;
    int fast_i8, fast_bf16;
    float (*dot_f32)(const float *, const float *, size_t);
    int32_t (*dot_i8)(const int8_t *, const int8_t *, size_t);
    void (*scan_i8)(const int8_t *, size_t, size_t, const int8_t *, size_t, int32_t *);
    float (*normalize_f32)(float *, size_t);
    float (*quantize_i8)(const float *, size_t, int8_t *);
    void (*rescore_i8)(const int8_t *, const float *, size_t, const float *, const uint32_t *, size_t, float *);
    size_t (*scan_planes)(const uint8_t *, size_t, const struct vk_batch *, size_t, size_t, uint32_t);
    uint16_t (*rank_planes)(const uint8_t *, size_t, const struct vk_sum *, const uint32_t *, size_t);
    void (*matmul)(enum vk_element, const void *, size_t, const void *, float *, size_t, size_t, size_t, size_t,
                   const struct vk_epilogue *);
    void (*layer_norm)(float *, const float *, const float *, const float *, float, size_t, size_t);
    void (*pack_rows)(enum vk_element, const float *, size_t, size_t, size_t, const float *, float, void *, size_t,
                      float *, float *);
    void (*attention)(enum vk_element, const float *, const float *, const float *, size_t, size_t, size_t, float,
                      float *, size_t, void *);
};

// Whether a set gives the scalar set's results on a small problem.
int agrees_with_scalar(const struct kernels *set);

extern const struct kernels kernels_scalar;
#if defined(__x86_64__)
extern const struct kernels kernels_avx2, kernels_avxvnni, kernels_avx512, kernels_avx512vnni,
    kernels_avx512bf16, kernels_amx;
#elif defined(__aarch64__)
extern const struct kernels kernels_neon;
#endif

#endif
