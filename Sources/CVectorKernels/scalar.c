// The reference: plain loops, and the encoder's template over four lanes that any compiler target can do.
#include "kernels.h"

#define NAME(x) x##_scalar
#define LANES 4
#define ROWS 2
#define PANELS 1
#define FMA(a, b, c) ((a) * (b) + (c))

typedef float four_f __attribute__((vector_size(16)));
typedef int32_t four_i __attribute__((vector_size(16)));

// A bfloat16 is the upper half of a float.
static inline four_f dot_bf16(four_f acc, four_i a, four_i w) {
    acc = (four_f)(a << 16) * (four_f)(w << 16) + acc;
    return (four_f)(a >> 16 << 16) * (four_f)(w >> 16 << 16) + acc;
}

static inline four_i dot_i16(four_i acc, four_i a, four_i w) {
    return acc + (a << 16 >> 16) * (w << 16 >> 16) + (a >> 16) * (w >> 16);
}

static inline four_i dot_i8(four_i acc, four_i a, four_i w) {
    const four_i low = {255, 255, 255, 255};
    acc += (a & low) * (w << 24 >> 24) + (a >> 8 & low) * (w << 16 >> 24);
    return acc + (a >> 16 & low) * (w << 8 >> 24) + (a >> 24 & low) * (w >> 24);
}

#include "lanes.h"
// clang-format keeps the order: attention builds on lanes.
#include "attention.h"
#include "planes.h"

static float dot_f32_scalar(const float *a, const float *b, size_t n) {
    float sum = 0;
    for (size_t i = 0; i < n; i++) sum += a[i] * b[i];
    return sum;
}

static int32_t dot_i8_scalar(const int8_t *a, const int8_t *b, size_t n) {
    int32_t sum = 0;
    for (size_t i = 0; i < n; i++) sum += a[i] * b[i];
    return sum;
}

static void scan_i8_scalar(const int8_t *codes, size_t rows, size_t dim, const int8_t *queries, size_t query_count,
                           int32_t *scores) {
    for (size_t r = 0; r < rows; r++)
        for (size_t q = 0; q < query_count; q++)
            scores[q * rows + r] = dot_i8_scalar(codes + r * dim, queries + q * dim, dim);
}

static float normalize_f32_scalar(float *x, size_t n) {
    const float length = __builtin_sqrtf(dot_f32_scalar(x, x, n));
    for (size_t i = 0; length > 0 && i < n; i++) x[i] /= length;
    return length;
}

static float quantize_i8_scalar(const float *x, size_t n, int8_t *codes) {
    float most = 0;
    for (size_t i = 0; i < n; i++) most = __builtin_fabsf(x[i]) > most ? __builtin_fabsf(x[i]) : most;
    const float inverse = most > 0 ? 127.0f / most : 0;
    for (size_t i = 0; i < n; i++) codes[i] = (int8_t)__builtin_rintf(x[i] * inverse);
    return most / 127.0f;
}

static void rescore_i8_scalar(const int8_t *codes, const float *scales, size_t dim, const float *query,
                              const uint32_t *ids, size_t count, float *scores) {
    for (size_t i = 0; i < count; i++) {
        const int8_t *row = codes + ids[i] * dim;
        float sum = 0;
        for (size_t d = 0; d < dim; d++) sum += query[d] * row[d];
        scores[i] = sum * scales[ids[i]];
    }
}

const struct kernels kernels_scalar = {
    "scalar",
    0,
    0,
    dot_f32_scalar,
    dot_i8_scalar,
    scan_i8_scalar,
    normalize_f32_scalar,
    quantize_i8_scalar,
    rescore_i8_scalar,
    scan_planes_scalar,
    rank_planes_scalar,
    matmul_scalar,
    layer_norm_scalar,
    pack_rows_scalar,
    attention_scalar,
};
