// What surrounds the bit scan: making the codes, and keeping the best of what it found.
#include <string.h>

#include "CVectorKernels.h"

void vk_pack_bits(const int8_t *codes, size_t vectors, size_t dim, uint8_t *out) {
    const size_t groups = (dim + 7) / 8;
    memset(out, 0, (vectors + 31) / 32 * groups * 32);
    for (size_t v = 0; v < vectors; v++) {
        uint8_t *block = out + v / 32 * groups * 32 + v % 32;
        for (size_t d = 0; d < dim; d++) block[d / 8 * 32] |= (uint8_t)((codes[v * dim + d] >= 0) << d % 8);
    }
}

// The highest bin at or above which `keep` entries lie; *over is the number of entries above it.
static size_t cut(const uint32_t bins[256], size_t keep, size_t *over) {
    size_t bin = 255;
    for (*over = 0; bin > 0 && *over + bins[bin] < keep; bin--) *over += bins[bin];
    return bin;
}

uint16_t vk_keep_best(uint32_t *ids, uint16_t *scores, size_t count, size_t keep) {
    uint32_t high[256] = {0}, low[256] = {0};
    size_t over, over_low;
    for (size_t i = 0; i < count; i++) high[scores[i] >> 8]++;
    const size_t top = cut(high, keep, &over);
    for (size_t i = 0; i < count; i++)
        if (scores[i] >> 8 == top) low[scores[i] & 255]++;
    const uint16_t lowest = (uint16_t)(top << 8 | cut(low, keep - over, &over_low));
    size_t equal = keep - over - over_low, kept = 0;
    for (size_t i = 0; i < count; i++) {
        if (scores[i] < lowest || (scores[i] == lowest && equal-- == 0)) {
            equal += scores[i] == lowest;
            continue;
        }
        ids[kept] = ids[i];
        scores[kept++] = scores[i];
    }
    return lowest;
}
