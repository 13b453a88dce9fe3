// Advanced SIMD of arm64.
#if defined(__aarch64__)
#include <arm_neon.h>

#include "kernels.h"

#define NAME(x) x##_neon
#define LANES 4
#define ROWS 6
#define PANELS 1
#define FMA(a, b, c) vfmaq_f32(c, a, b)

typedef float four_f __attribute__((vector_size(16)));
typedef int32_t four_i __attribute__((vector_size(16)));

// A bfloat16 is the upper half of a float.
static inline four_f dot_bf16(four_f acc, four_i a, four_i w) {
    acc = vfmaq_f32(acc, (float32x4_t)(a << 16), (float32x4_t)(w << 16));
    return vfmaq_f32(acc, (float32x4_t)(a >> 16 << 16), (float32x4_t)(w >> 16 << 16));
}

static inline four_i dot_i16(four_i acc, four_i a, four_i w) {
    const int32x4_t low = vmull_s16(vget_low_s16((int16x8_t)a), vget_low_s16((int16x8_t)w));
    const int32x4_t high = vmull_high_s16((int16x8_t)a, (int16x8_t)w);
    return acc + (four_i)vpaddq_s32(low, high);
}

static inline four_i dot_i8(four_i acc, four_i a, four_i w) {
    const int16x8_t a_low = vreinterpretq_s16_u16(vmovl_u8(vget_low_u8((uint8x16_t)a)));
    const int16x8_t a_high = vreinterpretq_s16_u16(vmovl_high_u8((uint8x16_t)a));
    const int16x8_t w_low = vmovl_s8(vget_low_s8((int8x16_t)w)), w_high = vmovl_high_s8((int8x16_t)w);
    // Each sum of pairs holds half a group; a second sum of pairs makes it whole.
    const int32x4_t first = vpaddq_s32(vmull_s16(vget_low_s16(a_low), vget_low_s16(w_low)), vmull_high_s16(a_low, w_low));
    const int32x4_t second =
        vpaddq_s32(vmull_s16(vget_low_s16(a_high), vget_low_s16(w_high)), vmull_high_s16(a_high, w_high));
    return acc + (four_i)vpaddq_s32(first, second);
}

#include "lanes.h"
// Builds on lanes.h.
#include "attention.h"
#include "planes.h"

static float dot_f32_neon(const float *a, const float *b, size_t n) {
    float32x4_t s0 = vdupq_n_f32(0), s1 = s0;
    size_t i = 0;
    for (; i + 8 <= n; i += 8) {
        s0 = vfmaq_f32(s0, vld1q_f32(a + i), vld1q_f32(b + i));
        s1 = vfmaq_f32(s1, vld1q_f32(a + i + 4), vld1q_f32(b + i + 4));
    }
    float sum = vaddvq_f32(vaddq_f32(s0, s1));
    for (; i < n; i++) sum += a[i] * b[i];
    return sum;
}

static int32_t dot_i8_neon(const int8_t *a, const int8_t *b, size_t n) {
    int32x4_t sum = vdupq_n_s32(0);
    size_t i = 0;
    for (; i + 16 <= n; i += 16) {
        const int8x16_t x = vld1q_s8(a + i), y = vld1q_s8(b + i);
        sum = vpadalq_s16(sum, vmull_s8(vget_low_s8(x), vget_low_s8(y)));
        sum = vpadalq_s16(sum, vmull_high_s8(x, y));
    }
    int32_t total = vaddvq_s32(sum);
    for (; i < n; i++) total += a[i] * b[i];
    return total;
}

static void scan_i8_neon(const int8_t *codes, size_t rows, size_t dim, const int8_t *queries, size_t query_count,
                         int32_t *scores) {
    for (size_t r = 0; r < rows; r++, codes += dim) {
        __builtin_prefetch(codes + 8 * dim);
        for (size_t q = 0; q < query_count; q++) scores[q * rows + r] = dot_i8_neon(codes, queries + q * dim, dim);
    }
}

static float normalize_f32_neon(float *x, size_t n) {
    const float length = __builtin_sqrtf(dot_f32_neon(x, x, n));
    for (size_t i = 0; length > 0 && i < n; i++) x[i] /= length;
    return length;
}

static float quantize_i8_neon(const float *x, size_t n, int8_t *codes) {
    return kernels_scalar.quantize_i8(x, n, codes);
}

static void rescore_i8_neon(const int8_t *codes, const float *scales, size_t dim, const float *query,
                            const uint32_t *ids, size_t count, float *scores) {
    for (size_t i = 0; i < count; i++) {
        if (i + 8 < count) __builtin_prefetch(codes + ids[i + 8] * dim);
        const int8_t *row = codes + ids[i] * dim;
        float32x4_t sum = vdupq_n_f32(0);
        size_t d = 0;
        for (; d + 8 <= dim; d += 8) {
            const int16x8_t c = vmovl_s8(vld1_s8(row + d));
            sum = vfmaq_f32(sum, vld1q_f32(query + d), vcvtq_f32_s32(vmovl_s16(vget_low_s16(c))));
            sum = vfmaq_f32(sum, vld1q_f32(query + d + 4), vcvtq_f32_s32(vmovl_high_s16(c)));
        }
        float total = vaddvq_f32(sum);
        for (; d < dim; d++) total += query[d] * row[d];
        scores[i] = total * scales[ids[i]];
    }
}

const struct kernels kernels_neon = {
    "neon",
    0,
    0,
    dot_f32_neon,
    dot_i8_neon,
    scan_i8_neon,
    normalize_f32_neon,
    quantize_i8_neon,
    rescore_i8_neon,
    scan_planes_neon,
    rank_planes_neon,
    matmul_neon,
    layer_norm_neon,
    pack_rows_neon,
    attention_neon,
};
#endif
