// What surrounds the scan of bits: making the codes, the memory they lie in, and keeping the best of what it found.
#if defined(__linux__)
#define _GNU_SOURCE
#include <sys/mman.h>
#endif
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

typedef int8_t lanes __attribute__((vector_size(32), aligned(1), may_alias));
typedef _Bool marks __attribute__((ext_vector_type(32)));

void vk_put_planes(const uint8_t *block, size_t dim, size_t vector, uint8_t *planes) {
    uint8_t *to = planes + vector / VK_TILE * dim * VK_PLANE + vector % VK_TILE / 8;
    for (size_t d = 0; d < dim; d += 8, block += 32) {
        lanes left = *(const lanes *)block;
        const size_t rest = dim - d < 8 ? dim - d : 8;
        // The highest bit first, which is a byte's sign.
        for (size_t bit = 8; bit-- > 0; left += left) {
            const marks set = __builtin_convertvector(left < 0, marks);
            if (bit < rest) memcpy(to + (d + bit) * VK_PLANE, &set, 4);
        }
    }
}

void vk_prefer_large_pages(void *memory, size_t bytes) {
#if defined(__linux__) && defined(MADV_HUGEPAGE)
    const uintptr_t page = 4096, first = ((uintptr_t)memory + page - 1) / page * page;
    const uintptr_t end = ((uintptr_t)memory + bytes) / page * page;
    if (end > first) madvise((void *)first, end - first, MADV_HUGEPAGE);
#else
    (void)memory, (void)bytes;
#endif
}

enum { BINS = 4096 };

// The highest bin at or above which `keep` entries lie; *over is the number of entries above it.
static size_t cut(const uint32_t *bins, size_t keep, size_t *over) {
    size_t bin = BINS - 1;
    for (*over = 0; bin > 0 && *over + bins[bin] < keep; bin--) *over += bins[bin];
    return bin;
}

// Counts scores from `base` on in bins of 2^shift, the highest in the last.
static void count_scores(const uint16_t *scores, size_t count, uint16_t base, int shift, uint32_t *bins) {
    memset(bins, 0, BINS * sizeof *bins);
    for (size_t i = 0; i < count; i++) {
        const int bin = (scores[i] - base) >> shift;
        if (bin >= 0 && bin < BINS) bins[bin]++;
    }
}

// The score of the `keep`-th best entry; *over is the number of entries above it. Scores of a scan lie close together, so that
// a bin is one score; where they do not, the bin of the cut is counted once more by itself.
static uint16_t lowest_kept(const uint16_t *scores, size_t count, size_t keep, size_t *over) {
    uint32_t bins[BINS];
    uint16_t least = 65535, most = 0;
    for (size_t i = 0; i < count; i++) {
        least = scores[i] < least ? scores[i] : least;
        most = scores[i] > most ? scores[i] : most;
    }
    int shift = 0;
    while ((most - least) >> shift >= BINS) shift++;
    count_scores(scores, count, least, shift, bins);
    const size_t top = cut(bins, keep, over);
    if (shift == 0) return (uint16_t)(least + top);
    const uint16_t base = (uint16_t)(least + (top << shift));
    size_t over_low;
    count_scores(scores, count, base, 0, bins);
    memset(bins + (1 << shift), 0, (BINS - (1 << shift)) * sizeof *bins);
    const uint16_t lowest = (uint16_t)(base + cut(bins, keep - *over, &over_low));
    *over += over_low;
    return lowest;
}

uint16_t vk_keep_best(uint32_t *ids, uint16_t *scores, size_t count, size_t keep) {
    size_t over, kept = 0;
    const uint16_t lowest = lowest_kept(scores, count, keep, &over);
    size_t equal = keep - over;
    // Without branches: every third or fourth entry stays, which no processor foresees.
    for (size_t i = 0; i < count; i++) {
        const uint16_t score = scores[i];
        const size_t takes_equal = (score == lowest) & (equal > 0);
        equal -= takes_equal;
        ids[kept] = ids[i];
        scores[kept] = score;
        kept += (score > lowest) | takes_equal;
    }
    return lowest;
}
