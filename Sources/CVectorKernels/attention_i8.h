// Self-attention of one head in bytes, included by attention.h: queries, keys, weights and values are codes of eight bits.
//
// Keys and values are taken from their means over the text, so that codes need not hold what all tokens share. For keys, that moves
// all scores of a query alike, and the softmax takes it away; so it does with the 128 by which keys are moved up, while queries keep
// their sign. To values the mean is added again at the end. So what rounding takes from the weights of a row goes to the mean: many
// tokens that each weigh less than half a code would be lost otherwise, and they are much of a long text. Each dimension of keys
// and values has a scale of its own, which queries and results carry.

// Parts of the workspace.
struct byte_head {
    char *keys, *values, *queries, *codes;  // packed keys and values, query rows, weights of ROWS queries
    int32_t *scores, *context;              // of ROWS queries
    float *key_sizes, *key_means, *value_sizes, *value_means, *row_scales;
    size_t padded, wide, groups;  // length and dim in whole tiles, groups of four tokens
};

INLINE struct byte_head lay_out_bytes(size_t length, size_t dim, char *workspace) {
    struct byte_head h = {.padded = up(length, 32), .wide = up(dim, 32), .groups = up(length, 4) / 4};
    h.keys = workspace;
    h.values = h.keys + h.padded * dim;
    h.queries = h.values + h.wide * h.padded;
    h.codes = h.queries + up(h.padded * dim, 64);
    h.scores = (int32_t *)(h.codes + 16 * h.padded);
    h.context = h.scores + 16 * h.padded;
    h.key_sizes = (float *)(h.context + 16 * h.wide);
    h.key_means = h.key_sizes + h.wide;
    h.value_sizes = h.key_means + h.wide;
    h.value_means = h.value_sizes + h.wide;
    h.row_scales = h.value_means + h.wide;
    return h;
}

// Up to LANES floats, zeros beyond.
INLINE vf load_up_to(const float *x, size_t n) {
    if (n >= LANES) return load_f(x);
    vf v = all_f(0);
    memcpy(&v, x, n * sizeof(float));
    return v;
}

INLINE void store_up_to(float *out, vf v, size_t n) {
    if (n >= LANES) store_f(out, v);
    else memcpy(out, &v, n * sizeof(float));
}

// The mean of each column, and how far from it the column goes.
INLINE void measure(const float *x, size_t ld, size_t length, size_t dim, float *sizes, float *means) {
    for (size_t c = 0; c < dim; c += LANES) {
        vf low = load_up_to(x + c, dim - c), high = low, sum = all_f(0);
        for (size_t t = 0; t < length; t++) {
            const vf v = load_up_to(x + t * ld + c, dim - c);
            low = min_f(low, v);
            high = max_f(high, v);
            sum = sum + v;
        }
        const vf mean = sum * (1.0f / (float)length);
        store_f(means + c, mean);
        store_f(sizes + c, max_f(high - mean, mean - low));
    }
}

// Codes by what `measure` found: x · factor + plus.
struct coding {
    vf factor, plus;
};

INLINE struct coding coding_of(const float *sizes, const float *means, size_t c) {
    const vf size = load_f(sizes + c), factor = chosen(size > all_f(0), all_f(127.0f) / size, all_f(0));
    return (struct coding){factor, -load_f(means + c) * factor};
}

INLINE vi codes_of(const float *x, size_t n, struct coding coding) {
    return round_i(fma_f(load_up_to(x, n), coding.factor, coding.plus));
}

// Stores the lower bytes of up to LANES integers.
INLINE void store_bytes(char *out, vi codes, size_t n) {
    const vb bytes = __builtin_convertvector(codes, vb);
    if (n >= LANES) *(vb *)out = bytes;
    else memcpy(out, &bytes, n);
}

// Keys to panels of sixteen.
INLINE void pack_byte_keys(const float *k, size_t ld, size_t length, size_t dim, const struct byte_head *h) {
    measure(k, ld, length, dim, h->key_sizes, h->key_means);
    for (size_t c = 0; c < dim; c += LANES) {
        const struct coding coding = coding_of(h->key_sizes, h->key_means, c);
        for (size_t t = 0; t < length; t++)
            store_bytes(h->queries + t * dim + c, codes_of(k + t * ld + c, dim - c, coding) + all_i(128), dim - c);
    }
    pack_keys(h->queries, dim, length, h->padded, dim / 4, h->keys);
}

// Queries, times the sizes of the keys, to rows with a scale each.
INLINE void pack_byte_queries(const float *q, size_t ld, size_t length, size_t dim, const struct byte_head *h) {
    // A score is below 2²².
    const float limit = dim <= 128 ? 127 : (float)(4194303 / (255 * dim));
    for (size_t t = 0; t < length; t++, q += ld) {
        const float most = size_of(q, h->key_sizes, dim), inverse = most > 0 ? limit / most : 0;
        h->row_scales[t] = most / (limit * 127.0f);
        for (size_t c = 0; c < dim; c += LANES)
            store_bytes(h->queries + t * dim + c,
                        round_i(load_up_to(q + c, dim - c) * load_f(h->key_sizes + c) * inverse), dim - c);
    }
}

// Values to panels of sixteen dimensions, by fours of tokens.
INLINE void pack_byte_values(const float *v, size_t ld, size_t length, size_t dim, const struct byte_head *h) {
    measure(v, ld, length, dim, h->value_sizes, h->value_means);
    const size_t panel = h->groups * 64;
    for (size_t c = 0; c < h->wide; c += LANES) {
        const struct coding coding = c < dim ? coding_of(h->value_sizes, h->value_means, c) : (struct coding){};
        char *to = h->values + c / 16 * panel + c % 16 * 4;
        for (size_t g = 0; g < h->groups; g++) {
            const size_t tokens = c >= dim ? 0 : length - 4 * g < 4 ? length - 4 * g : 4;
            const float *from = v + 4 * g * ld + c;
            vi four = all_i(0);
            if (tokens == 4)
                UNROLL for (int t = 0; t < 4; t++) four |= (codes_of(from + t * ld, dim - c, coding) & 255) << 8 * t;
            else
                for (size_t t = 0; t < tokens; t++) four |= (codes_of(from + t * ld, dim - c, coding) & 255) << 8 * (int)t;
            store_f((float *)(to + g * 64), (vf)four);
        }
    }
}

// The scores of up to ROWS queries with all keys, as floats that are 1.5 · 2²³ too large: so their integers are their lower bits.
INLINE void score_tile(const int rows, const char *queries, size_t dim, const struct byte_head *h) {
    for (size_t n = 0; n < h->padded; n += 16 * PANELS) {
        const char *keys = h->keys + n * dim;
        vi acc[ROWS][ACROSS];
        UNROLL for (int r = 0; r < rows; r++) UNROLL for (int c = 0; c < ACROSS; c++) acc[r][c] = all_i(0x4B400000);
        for (size_t g = 0; g < dim / 4; g++) {
            vi w[ACROSS];
            UNROLL for (int c = 0; c < ACROSS; c++)
                w[c] = (vi)load_f((const float *)(keys + c * LANES / 16 * dim * 16 + g * 64) + c * LANES % 16);
            UNROLL for (int r = 0; r < rows; r++) {
                const vi a = all_i(*(const group_of_four *)(queries + r * dim + g * 4));
                UNROLL for (int c = 0; c < ACROSS; c++) acc[r][c] = dot_i8(acc[r][c], w[c], a);
            }
        }
        UNROLL for (int r = 0; r < rows; r++) UNROLL for (int c = 0; c < ACROSS; c++)
            store_f((float *)(h->scores + r * h->padded + n) + c * LANES, (vf)acc[r][c]);
    }
}

#define SCORE_CASE(n) case n: if (n <= ROWS) score_tile(n <= ROWS ? n : ROWS, queries, dim, h); break;

INLINE void score(size_t rows, const char *queries, size_t dim, const struct byte_head *h) {
    switch (rows) {
        SCORE_CASE(1) SCORE_CASE(2) SCORE_CASE(3) SCORE_CASE(4) SCORE_CASE(5) SCORE_CASE(6) SCORE_CASE(7) SCORE_CASE(8)
        SCORE_CASE(9) SCORE_CASE(10) SCORE_CASE(11) SCORE_CASE(12)
    }
}

INLINE vi load_i(const int32_t *p) { return *(const vi_unaligned *)p; }

// 2^(x · slope + start), within 0.4 %, of scores x as they are stored. By Schraudolph (1999) a number's exponent and mantissa are
// written at once, with 14 bits behind the point, which takes the mantissa for its logarithm; a polynomial of least relative error
// over [1, 2) puts that right. Weights below 2^-24 stay there.
INLINE vf weight_of(vi score, vf slope, vf start) {
    const vi least = all_i(0x4B000000 + ((127 - 24) << 14));
    const vi bits = __builtin_elementwise_max((vi)fma_f((vf)score, slope, start), least) << 9;
    const vf m = (vf)((bits & 0x007FFFFF) | 0x3F800000);
    const vf p = fma_f(all_f(0.23370682f), m, all_f(-0.69423066f));
    return (vf)bits * fma_f(p, m, all_f(1.45708028f));
}

// Makes a row of scores codes of 255 · 2^(scale · (s - max)), whole LANES of them, zero beyond length; returns the sum before they
// were rounded.
INLINE float soften_bytes(const int32_t *s, size_t length, float scale, uint8_t *codes) {
    static const int32_t places[] = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15};
    const size_t whole = length / LANES * LANES;
    const vi within = load_i(places) < all_i((int32_t)(length - whole));
    vi high = (vi)chosen(within, (vf)load_i(s + whole), (vf)all_i(INT32_MIN));
    for (size_t i = 0; i < whole; i += LANES) high = __builtin_elementwise_max(high, load_i(s + i));
    const vi most = all_i(__builtin_reduce_max(high));
    // In fractions of 2^14: the exponent's offset, log2(255), and the greatest score taken off.
    const vf slope = all_f(scale * 16384), start = all_f(8388608.0f + (127 + 7.99435344f) * 16384) - (vf)most * slope;
    vf sum = all_f(0);
    size_t i = 0;
    for (; i + 4 * LANES <= whole; i += 4 * LANES) {
        vf w[4];
        UNROLL for (int j = 0; j < 4; j++) w[j] = weight_of(load_i(s + i + j * LANES), slope, start);
        store_f((float *)(codes + i), (vf)NEAREST_BYTES(w[0], w[1], w[2], w[3]));
        sum = sum + ((w[0] + w[1]) + (w[2] + w[3]));
    }
    for (; i < length; i += LANES) {
        vf w = weight_of(load_i(s + i), slope, start);
        if (i == whole) w = chosen(within, w, all_f(0));
        sum = sum + w;
        *(vb *)(codes + i) = __builtin_convertvector(round_i(min_f(w, all_f(255))), vb);
    }
    return sum_f(sum);
}

INLINE void attend_bytes(const float *q, const float *k, const float *v, size_t ld, size_t length, size_t dim,
                         float scale, float *out, size_t ldo, void *workspace) {
    const struct byte_head h = lay_out_bytes(length, dim, workspace);
    pack_byte_keys(k, ld, length, dim, &h);
    pack_byte_queries(q, ld, length, dim, &h);
    pack_byte_values(v, ld, length, dim, &h);
    for (size_t m = 0; m < length; m += ROWS) {
        const size_t rows = length - m < ROWS ? length - m : ROWS;
        score(rows, h.queries + m * dim, dim, &h);
        float sums[ROWS];
        for (size_t r = 0; r < rows; r++)
            sums[r] = soften_bytes(h.scores + r * h.padded, length, h.row_scales[m + r] * scale * 1.44269504f,
                                   (uint8_t *)h.codes + r * h.padded);
        for (size_t c = 0; c < h.wide; c += 16 * PANELS)
            tile_i8(rows, h.codes, h.padded, h.values + c * h.groups * 4, h.groups * 64, h.groups,
                    (char *)(h.context + c), h.wide * 4);
        for (size_t r = 0; r < rows; r++) {
            const vf each = all_f(1 / (127 * sums[r]));
            for (size_t c = 0; c < dim; c += LANES) {
                const vf sum = __builtin_convertvector(load_i(h.context + r * h.wide + c), vf) * each;
                store_up_to(out + (m + r) * ldo + c,
                            fma_f(sum, load_f(h.value_sizes + c), load_f(h.value_means + c)), dim - c);
            }
        }
    }
}

// Nearly all models have heads of 32 or 64 dimensions: these are known to the compiler.
static void attend_i8(const float *q, const float *k, const float *v, size_t ld, size_t length, size_t dim, float scale,
                      float *out, size_t ldo, void *workspace) {
    switch (dim) {
        case 32: attend_bytes(q, k, v, ld, length, 32, scale, out, ldo, workspace); break;
        case 64: attend_bytes(q, k, v, ld, length, 64, scale, out, ldo, workspace); break;
        default: attend_bytes(q, k, v, ld, length, dim, scale, out, ldo, workspace);
    }
}
