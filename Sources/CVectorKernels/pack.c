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

size_t vk_groups(enum vk_element element, size_t inputs) {
    static const size_t counts[] = {1, 2, 2, 4};
    if (element == VK_I8_BLOCKS) return (inputs + VK_BLOCK - 1) / VK_BLOCK * VK_BLOCK_GROUPS;
    return (inputs + counts[element] - 1) / counts[element];
}

// The largest sum of the weights of one sign that meet in a 16-bit lane: two neighbours of each of two groups of four.
static float most_in_lane(const float *block) {
    float most = 0;
    for (size_t from = 0; from < VK_BLOCK; from += 8) {
        float sums[2][2] = {{0}};
        for (size_t i = 0; i < 8; i++) sums[i / 2 % 2][block[from + i] < 0] += __builtin_fabsf(block[from + i]);
        for (int lane = 0; lane < 2; lane++)
            for (int sign = 0; sign < 2; sign++) most = sums[lane][sign] > most ? sums[lane][sign] : most;
    }
    return most;
}

// A column of a matrix in blocks. The largest code is 127, or as much less as keeps each lane's sum at 128, of which the
// rounding of four weights may add 2.
static void pack_blocks(const float *row, size_t inputs, const float *smoothing, char *to) {
    for (size_t from = 0; from < inputs; from += VK_BLOCK, to += VK_BLOCK_GROUPS * 64) {
        float block[VK_BLOCK] = {0};
        for (size_t i = 0; i < VK_BLOCK && from + i < inputs; i++)
            block[i] = smoothing ? row[from + i] / smoothing[from + i] : row[from + i];
        const float single = most_of(block, VK_BLOCK, 0) / 127.0f, lane = most_in_lane(block) / 126.0f;
        const float scale = single > lane ? single : lane, inverse = scale > 0 ? 1.0f / scale : 0;
        int32_t start = 0;
        for (size_t i = 0; i < VK_BLOCK; i++) {
            const int8_t code = (int8_t)__builtin_rintf(block[i] * inverse);
            memcpy(to + i / 4 * 64 + i % 4, &code, 1);
            start -= 128 * code;
        }
        memcpy(to + VK_BLOCK * 16, &scale, 4);
        memcpy(to + VK_BLOCK * 16 + 64, &start, 4);
    }
}

void vk_pack_matrix(enum vk_element element, const float *weights, size_t outputs, size_t inputs,
                    const float *smoothing, size_t first_output, void *packed, float *column_scale,
                    float *column_sum) {
    static const size_t counts[] = {1, 2, 2, 4, 4};
    const size_t per_group = counts[element], groups = vk_groups(element, inputs);
    const float limit = element == VK_I8 ? 127 : element == VK_I16 ? vk_i16_limit(inputs) : 1;
    for (size_t o = 0; o < outputs; o++) {
        const size_t column = first_output + o;
        const float *row = weights + o * inputs;
        char *to = (char *)packed + column / 16 * groups * 64 + column % 16 * 4;
        if (element == VK_I8_BLOCKS) {
            pack_blocks(row, inputs, smoothing, to);
            continue;
        }
        const float most = element >= VK_I16 ? most_of(row, inputs, smoothing) : 1;
        const float inverse = most > 0 ? limit / most : 0;
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
                default: memcpy(at, &byte, 1);
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
