// Weights to the packed form that vk_matmul reads; done once when a model is prepared.
#include <string.h>

#include "CVectorKernels.h"

static uint16_t bf16_of(float x) {
    uint32_t bits;
    memcpy(&bits, &x, 4);
    return (uint16_t)((bits + 0x7FFF + (bits >> 16 & 1)) >> 16);
}

static float most_of(const float *row, size_t n, const float *smoothing) {
    float most = 0;
    for (size_t i = 0; i < n; i++) {
        const float size = __builtin_fabsf(smoothing ? row[i] / smoothing[i] : row[i]);
        most = size > most ? size : most;
    }
    return most;
}

void vk_pack_matrix(enum vk_element element, const float *weights, size_t outputs, size_t inputs,
                    const float *smoothing, size_t first_output, void *packed, float *column_scale,
                    float *column_sum) {
    static const size_t counts[] = {1, 2, 2, 4};
    const size_t per_group = counts[element], groups = (inputs + per_group - 1) / per_group;
    const float limit = element == VK_I8 ? 127 : element == VK_I16 ? vk_i16_limit(inputs) : 1;
    for (size_t o = 0; o < outputs; o++) {
        const size_t column = first_output + o;
        const float *row = weights + o * inputs;
        const float most = element >= VK_I16 ? most_of(row, inputs, smoothing) : 1;
        const float inverse = most > 0 ? limit / most : 0;
        char *to = (char *)packed + column / 16 * groups * 64 + column % 16 * 4;
        float sum = 0;
        for (size_t i = 0; i < inputs; i++) {
            const float value = smoothing ? row[i] / smoothing[i] : row[i];
            char *at = to + i / per_group * 64 + i % per_group * (4 / per_group);
            const float code = __builtin_rintf(value * inverse);
            const uint16_t half = bf16_of(value);
            const int16_t word = (int16_t)code;
            const int8_t byte = (int8_t)code;
            switch (element) {
                case VK_F32: memcpy(at, &value, 4); break;
                case VK_BF16: memcpy(at, &half, 2); break;
                case VK_I16: memcpy(at, &word, 2); break;
                case VK_I8: memcpy(at, &byte, 1); break;
            }
            sum += code;
        }
        column_scale[column] = most / limit;
        column_sum[column] = sum;
    }
}

void vk_pack_bf16(const float *x, size_t n, uint16_t *out) {
    for (size_t i = 0; i < n; i++) out[i] = bf16_of(x[i]);
}

static float word_at(const void *words, int bf16, size_t at) {
    if (!bf16) return ((const float *)words)[at];
    const uint32_t bits = (uint32_t)((const uint16_t *)words)[at] << 16;
    float x;
    memcpy(&x, &bits, 4);
    return x;
}

void vk_gather(const void *words, int bf16, const float *positions, const float *types, const int32_t *ids,
               const int32_t *type_ids, size_t length, size_t hidden, float *x) {
    for (size_t t = 0; t < length; t++) {
        const size_t word = (size_t)ids[t] * hidden, type = type_ids ? (size_t)type_ids[t] * hidden : 0;
        for (size_t i = 0; i < hidden; i++)
            x[t * hidden + i] = word_at(words, bf16, word + i) + positions[t * hidden + i] + types[type + i];
    }
}

void vk_mean(const float *x, size_t rows, size_t n, float *out) {
    for (size_t i = 0; i < n; i++) out[i] = 0;
    for (size_t r = 0; r < rows; r++)
        for (size_t i = 0; i < n; i++) out[i] += x[r * n + i];
    for (size_t i = 0; i < n; i++) out[i] /= (float)rows;
}
