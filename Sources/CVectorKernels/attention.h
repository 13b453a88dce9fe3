// Self-attention of one head, included after lanes.h. Scores of ROWS queries at a time stay in the first-level cache;
// nothing of size length² is stored.

// Rows of `dim` floats to panels of 16 columns, transposed: panel p holds rows 16p...16p+15 as columns.
INLINE void pack_keys(const float *k, size_t ld, size_t length, size_t dim, float *out) {
    for (size_t p = 0; p < length; p += 16, out += 16 * dim) {
        const size_t n = length - p < 16 ? length - p : 16;
        for (size_t j = 0; j < n; j++)
            for (size_t d = 0; d < dim; d++) out[d * 16 + j] = k[(p + j) * ld + d];
        for (size_t d = 0; n < 16 && d < dim; d++)
            for (size_t j = n; j < 16; j++) out[d * 16 + j] = 0;
    }
}

INLINE void pack_values(const float *v, size_t ld, size_t length, size_t dim, float *out) {
    for (size_t c = 0; c < dim; c += 16, out += 16 * length) {
        const size_t n = dim - c < 16 ? dim - c : 16;
        for (size_t t = 0; t < length; t++) {
            for (size_t j = 0; j < n; j++) out[t * 16 + j] = v[t * ld + c + j];
            for (size_t j = n; j < 16; j++) out[t * 16 + j] = 0;
        }
    }
}

// Makes a row of scores e^(scale (s - max)), zero beyond length; returns their sum.
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

INLINE size_t up(size_t n, size_t to) { return (n + to - 1) / to * to; }

static void NAME(attention)(enum vk_element element, const float *q, const float *k, const float *v, size_t ld,
                            size_t length, size_t dim, float scale, float *out, size_t ldo, void *workspace) {
    const size_t padded = up(length, 32), wide = up(dim, 32);
    float *keys = workspace, *values = keys + padded * dim, *scores = values + wide * length;
    float *context = scores + 16 * padded;
    pack_keys(k, ld, length, dim, keys);
    memset(keys + up(length, 16) * dim, 0, (padded - up(length, 16)) * dim * sizeof(float));
    pack_values(v, ld, length, dim, values);
    memset(values + up(dim, 16) * length, 0, (wide - up(dim, 16)) * length * sizeof(float));
    for (size_t m = 0; m < length; m += ROWS) {
        const size_t rows = length - m < ROWS ? length - m : ROWS;
        for (size_t n = 0; n < padded; n += 16 * PANELS)
            tile_f32(rows, (const char *)(q + m * ld), ld * 4, (const char *)(keys + n * dim), dim * 64, dim,
                     (char *)(scores + n), padded * 4);
        float sums[ROWS];
        for (size_t r = 0; r < rows; r++) sums[r] = soften(scores + r * padded, length, padded, scale);
        for (size_t c = 0; c < wide; c += 16 * PANELS)
            tile_f32(rows, (const char *)scores, padded * 4, (const char *)(values + c * length), length * 64, length,
                     (char *)(context + c), wide * 4);
        for (size_t r = 0; r < rows; r++)
            for (size_t d = 0; d < dim; d++) out[(m + r) * ldo + d] = context[r * wide + d] / sums[r];
    }
}
