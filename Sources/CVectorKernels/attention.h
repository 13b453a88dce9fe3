// Self-attention of one head, included after lanes.h: in floats, in 16-bit integers, which hold more than a bfloat16, or in bytes.
// Scores of ROWS queries at a time stay in the first-level cache; nothing of size length² is stored.

INLINE size_t up(size_t n, size_t to) { return (n + to - 1) / to * to; }

// Parts of the workspace; room for floats is room for 16-bit integers too.
struct head {
    char *keys, *values, *rows, *scores;  // packed keys and values, query rows, scores and then weights of ROWS queries
    float *context, *key_scales, *row_scales;
    size_t padded, wide;                  // length and dim in whole tiles
};

INLINE struct head lay_out_head(size_t length, size_t dim, void *workspace) {
    struct head h = {.padded = up(length, 32), .wide = up(dim, 32)};
    h.keys = workspace;
    h.values = h.keys + h.padded * dim * 4;
    h.rows = h.values + h.wide * h.padded * 4;
    h.scores = h.rows + h.padded * dim * 4;
    h.context = (float *)(h.scores + 16 * h.padded * 4);
    h.key_scales = h.context + 16 * h.wide;
    h.row_scales = h.key_scales + h.padded;
    return h;
}

// Rows of 32-bit groups to panels of 16 columns: panel p holds rows 16p...16p+15 as columns. Rows beyond are zero.
INLINE void pack_keys(const char *rows, size_t stride, size_t length, size_t padded, size_t groups, char *out) {
    const size_t panel = groups * 64;
    memset(out + length / 16 * panel, 0, (padded / 16 - length / 16) * panel);
    for (size_t t = 0; t < length; t++) {
        char *to = out + t / 16 * panel + t % 16 * 4;
        for (size_t g = 0; g < groups; g++) memcpy(to + g * 64, rows + t * stride + g * 4, 4);
    }
}

INLINE void pack_values_f32(const float *v, size_t ld, size_t length, size_t dim, size_t wide, float *out) {
    memset(out, 0, wide * length * sizeof(float));
    for (size_t c = 0; c < dim; c += 16, out += 16 * length) {
        const size_t n = dim - c < 16 ? dim - c : 16;
        for (size_t t = 0; t < length; t++) memcpy(out + t * 16, v + t * ld + c, n * sizeof(float));
    }
}

// Values as codes below `limit`, in pairs of tokens; returns what a code is worth.
INLINE float pack_values_i16(const float *v, size_t ld, size_t length, size_t dim, size_t wide, float limit,
                             int16_t *out) {
    const size_t pairs = up(length, 2) / 2;
    float most = 0;
    for (size_t t = 0; t < length; t++) {
        const float size = size_of(v + t * ld, 0, dim);
        most = size > most ? size : most;
    }
    const float inverse = most > 0 ? limit / most : 0;
    memset(out, 0, wide * pairs * 4);
    for (size_t c = 0; c < dim; c += 16, out += 32 * pairs) {
        const size_t n = dim - c < 16 ? dim - c : 16;
        for (size_t t = 0; t < length; t++) {
            const float *row = v + t * ld + c;
            int16_t *to = out + t / 2 * 32 + (t & 1);
            size_t j = 0;
            // Two tokens at once: the first in the lower halves of 32 bits, the second in the upper.
            if (t % 2 == 0 && t + 1 < length)
                for (; j + LANES <= n; j += LANES) {
                    const vi low = round_i(load_f(row + j) * inverse), high = round_i(load_f(row + ld + j) * inverse);
                    store_f((float *)(to + j * 2), (vf)((low & 0xFFFF) | high << 16));
                }
            else if (t % 2 == 1)
                j = n / LANES * LANES;
            for (; j < n; j++) to[j * 2] = (int16_t)__builtin_rintf(row[j] * inverse);
        }
    }
    return most / limit;
}

// Makes a row of scores e^(s - max), zero beyond length; returns their sum.
INLINE float soften(float *s, size_t length, size_t padded, float scale) {
    for (size_t i = length; i < padded; i++) s[i] = -__builtin_inff();
    vf high = load_f(s);
    for (size_t i = LANES; i < padded; i += LANES) high = max_f(high, load_f(s + i));
    const float top = maximum_f(high) * scale;
    vf sum = all_f(0);
    for (size_t i = 0; i < padded; i += LANES) {
        vf e = exp_f(fma_f(load_f(s + i), all_f(scale), all_f(-top)));
        store_f(s + i, e);
        sum = sum + e;
    }
    for (size_t i = length; i < padded; i++) s[i] = 0;
    return sum_f(sum);
}

// The same from integer scores to codes of at most `limit`, in the place of the scores; what a score is worth is
// score · key_scales · scale, in powers of 2.
INLINE float soften_i16(int32_t *s, size_t length, const float *key_scales, float scale, float limit) {
    static const int32_t places[] = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15};
    float *f = (float *)s;
    const size_t whole = length / LANES * LANES, end = up(length, LANES);
    vf high = all_f(-1e30f);
    for (size_t i = 0; i < end; i += LANES) {
        vf x = __builtin_convertvector((vi)load_f(f + i), vf) * load_f(key_scales + i);
        if (i == whole) {
            const vi within = (vi)load_f((const float *)places) < all_i((int32_t)(length - i));
            x = chosen(within, x, all_f(-1e30f));
        }
        store_f(f + i, x);
        high = max_f(high, x);
    }
    const float top = -maximum_f(high) * scale;
    vi sum = all_i(0);
    for (size_t i = 0; i < end; i += LANES) {
        const vi code = round_i(EXP2_NEAR(fma_f(load_f(f + i), all_f(scale), all_f(top))) * limit);
        *(vs *)((int16_t *)s + i) = __builtin_convertvector(code, vs);
        sum = sum + code;
    }
    return (float)__builtin_reduce_add(sum);
}

static void attend_f32(const float *q, const float *k, const float *v, size_t ld, size_t length, size_t dim,
                       float scale, float *out, size_t ldo, const struct head *h) {
    float *scores = (float *)h->scores;
    pack_keys((const char *)k, ld * 4, length, h->padded, dim, h->keys);
    pack_values_f32(v, ld, length, dim, h->wide, (float *)h->values);
    for (size_t m = 0; m < length; m += ROWS) {
        const size_t rows = length - m < ROWS ? length - m : ROWS;
        for (size_t n = 0; n < h->padded; n += 16 * PANELS)
            tile_f32(rows, (const char *)(q + m * ld), ld * 4, h->keys + n * dim * 4, dim * 64, dim,
                     (char *)(scores + n), h->padded * 4);
        float sums[ROWS];
        for (size_t r = 0; r < rows; r++) sums[r] = soften(scores + r * h->padded, length, h->padded, scale);
        for (size_t c = 0; c < h->wide; c += 16 * PANELS)
            tile_f32(rows, h->scores, h->padded * 4, h->values + c * length * 4, length * 64, length,
                     (char *)(h->context + c), h->wide * 4);
        for (size_t r = 0; r < rows; r++)
            for (size_t d = 0; d < dim; d++) out[(m + r) * ldo + d] = h->context[r * h->wide + d] / sums[r];
    }
}

// Packs queries and keys of 16 bits; returns the 32-bit groups of a row.
INLINE size_t pack_words(const float *q, const float *k, size_t ld, size_t length, size_t dim, const struct head *h) {
    const size_t groups = up(dim, 2) / 2;
    const float limit = vk_i16_limit(dim);
    NAME(pack_rows)(VK_I16, k, ld, length, dim, 0, limit, h->rows, groups * 4, h->key_scales, 0);
    pack_keys(h->rows, groups * 4, length, h->padded, groups, h->keys);
    NAME(pack_rows)(VK_I16, q, ld, length, dim, 0, limit, h->rows, groups * 4, h->row_scales, 0);
    return groups;
}

static void attend_i16(const float *q, const float *k, const float *v, size_t ld, size_t length, size_t dim, float scale,
                       float *out, size_t ldo, const struct head *h) {
    const size_t pairs = up(length, 2) / 2;
    const size_t groups = pack_words(q, k, ld, length, dim, h);
    const float weight_limit = vk_i16_limit(length), value_limit = weight_limit < 16383 ? weight_limit : 16383;
    for (size_t t = length; t < h->padded; t++) h->key_scales[t] = 0;
    const float worth = pack_values_i16(v, ld, length, dim, h->wide, value_limit, (int16_t *)h->values);
    for (size_t m = 0; m < length; m += ROWS) {
        const size_t rows = length - m < ROWS ? length - m : ROWS;
        for (size_t n = 0; n < h->padded; n += 16 * PANELS)
            tile_i16(rows, h->rows + m * groups * 4, groups * 4, h->keys + n * groups * 4, groups * 64, groups,
                     h->scores + n * 4, h->padded * 4);
        float sums[ROWS];
        for (size_t r = 0; r < rows; r++)
            sums[r] = soften_i16((int32_t *)h->scores + r * h->padded, length, h->key_scales,
                                 h->row_scales[m + r] * scale * 1.44269504f, weight_limit);
        for (size_t c = 0; c < h->wide; c += 16 * PANELS)
            tile_i16(rows, h->scores, h->padded * 4, h->values + c * pairs * 4, pairs * 64, pairs,
                     (char *)(h->context + c), h->wide * 4);
        for (size_t r = 0; r < rows; r++) {
            const float each = worth / sums[r];
            const int32_t *context = (const int32_t *)h->context + r * h->wide;
            for (size_t d = 0; d < dim; d++) out[(m + r) * ldo + d] = (float)context[d] * each;
        }
    }
}

// Builds on what stands above.
#include "attention_i8.h"

static void NAME(attention)(enum vk_element element, const float *q, const float *k, const float *v, size_t ld,
                            size_t length, size_t dim, float scale, float *out, size_t ldo, void *workspace) {
    const struct head h = lay_out_head(length, dim, workspace);
    switch (element) {
        case VK_F32: attend_f32(q, k, v, ld, length, dim, scale, out, ldo, &h); break;
        case VK_BF16: case VK_I16: case VK_I8_BLOCKS: attend_i16(q, k, v, ld, length, dim, scale, out, ldo, &h); break;
        case VK_I8: attend_i8(q, k, v, ld, length, dim, scale, out, ldo, workspace); break;
    }
}
