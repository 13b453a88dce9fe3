// Encoder kernels over vectors of LANES floats, written once and included by each instruction set.
//
// Before including, a set defines LANES (4, 8 or 16), ROWS (rows of a matrix tile), PANELS (panels of 16 columns in
// a tile), NAME(x) (x with the set's suffix), FMA(a, b, c) and the dot products dot_bf16, dot_i16 and dot_i8 over groups
// of four bytes: acc + Σ left · right in each 32-bit lane. It may bring exp2_near as EXP2_NEAR, nearest_bytes as
// NEAREST_BYTES, and dot_two_i8 as DOT_TWO_I8: two dot_i8 of codes that hold the law of blocks; BLOCK_ROWS is then the rows
// of a tile of blocks.
#include <string.h>

typedef float vf __attribute__((vector_size(LANES * 4)));
typedef int32_t vi __attribute__((vector_size(LANES * 4)));
typedef float vf_unaligned __attribute__((vector_size(LANES * 4), aligned(4), may_alias));
typedef int32_t vi_unaligned __attribute__((vector_size(LANES * 4), aligned(4), may_alias));
typedef int32_t group_of_four __attribute__((aligned(1), may_alias));
typedef float one_float __attribute__((aligned(1), may_alias));

#define INLINE static inline __attribute__((always_inline))
#define UNROLL _Pragma("clang loop unroll(full)")
// Vectors in a row of a tile.
#define ACROSS (PANELS * 16 / LANES)

INLINE vf load_f(const float *p) { return *(const vf_unaligned *)p; }
INLINE void store_f(float *p, vf v) { *(vf_unaligned *)p = v; }
INLINE vf all_f(float x) { return (vf){} + x; }
INLINE vi all_i(int32_t x) { return (vi){} + x; }
INLINE vf chosen(vi mask, vf a, vf b) { return (vf)(((vi)a & mask) | ((vi)b & ~mask)); }
// By comparison, which is one instruction; the built-in functions spend three on numbers that are not.
INLINE vf max_f(vf a, vf b) { return chosen(a > b, a, b); }
INLINE vf min_f(vf a, vf b) { return chosen(a < b, a, b); }
INLINE vf abs_f(vf a) { return __builtin_elementwise_abs(a); }
INLINE vf fma_f(vf a, vf b, vf c) { return FMA(a, b, c); }

// The lanes moved by n, the last to the front.
#if LANES == 16
#define MOVED(v, n)                                                                                               \
    __builtin_shufflevector(v, v, (n), (n) + 1, (n) + 2, (n) + 3, (n) + 4, (n) + 5, (n) + 6, (n) + 7, (n) + 8,    \
                            (n) + 9, (n) + 10, (n) + 11, (n) + 12, (n) + 13, (n) + 14, (n) + 15)
#elif LANES == 8
#define MOVED(v, n)                                                                                               \
    __builtin_shufflevector(v, v, (n), (n) + 1, (n) + 2, (n) + 3, (n) + 4, (n) + 5, (n) + 6, (n) + 7)
#else
#define MOVED(v, n) __builtin_shufflevector(v, v, (n), (n) + 1, (n) + 2, (n) + 3)
#endif

INLINE float maximum_f(vf v) {
#if LANES == 16
    v = max_f(v, MOVED(v, 8));
#endif
#if LANES >= 8
    v = max_f(v, MOVED(v, 4));
#endif
    v = max_f(v, MOVED(v, 2));
    return max_f(v, MOVED(v, 1))[0];
}

INLINE float sum_f(vf v) {
#if LANES == 16
    v = v + MOVED(v, 8);
#endif
#if LANES >= 8
    v = v + MOVED(v, 4);
#endif
    v = v + MOVED(v, 2);
    return (v + MOVED(v, 1))[0];
}

INLINE float minimum_f(vf v) { return -maximum_f(-v); }

// To the nearest whole number, by the bits that fall off beyond 1.5 · 2²³; for |x| < 2²².
INLINE vf round_f(vf x) {
    const vf magic = all_f(12582912.0f);
    return (x + magic) - magic;
}

INLINE vi round_i(vf x) { return (vi)(x + all_f(12582912.0f)) - all_i(0x4B400000); }

typedef uint8_t vb __attribute__((vector_size(LANES), aligned(1), may_alias));

// Four vectors to the nearest bytes from 0 to 255, in their order. Sets with instructions for that bring their own.
#ifndef NEAREST_BYTES
#define NEAREST_BYTES nearest_bytes
INLINE vi nearest_bytes(vf a, vf b, vf c, vf d) {
    const vf x[4] = {a, b, c, d};
    union {
        vb quarter[4];
        vi whole;
    } bytes;
    UNROLL for (int i = 0; i < 4; i++)
        bytes.quarter[i] = __builtin_convertvector(round_i(min_f(max_f(x[i], all_f(0)), all_f(255))), vb);
    return bytes.whole;
}
#endif

// eˣ within 2e-7 relative, for x <= 88: 2ⁿ · 2ᶠ with |f| <= 1/2, 2ᶠ by its Taylor polynomial of degree 6.
INLINE vf exp_f(vf x) {
    vf t = max_f(x, all_f(-87.0f)) * all_f(1.44269504f);
    vf n = round_f(t), f = t - n;
    vf p = all_f(1.5403530e-4f);
    p = fma_f(p, f, all_f(1.3333558e-3f));
    p = fma_f(p, f, all_f(9.6181291e-3f));
    p = fma_f(p, f, all_f(5.5504109e-2f));
    p = fma_f(p, f, all_f(2.4022651e-1f));
    p = fma_f(p, f, all_f(6.9314718e-1f));
    p = fma_f(p, f, all_f(1.0f));
    return p * (vf)((__builtin_convertvector(n, vi) + all_i(127)) << 23);
}

// 2ˣ within 8e-5 relative, for x <= 126, by polynomials of degree 3 of least relative error: the fraction's, over
// [-1/2, 1/2], put back on the exponent. Sets with instructions for that bring their own.
#ifndef EXP2_NEAR
#define EXP2_NEAR exp2_near
INLINE vf exp2_near(vf x) {
    vf t = max_f(x, all_f(-126.0f));
    vf n = round_f(t), f = t - n;
    vf p = all_f(5.5171628e-2f);
    p = fma_f(p, f, all_f(2.4261114e-1f));
    p = fma_f(p, f, all_f(6.9326097e-1f));
    p = fma_f(p, f, all_f(9.9992806e-1f));
    return p * (vf)((__builtin_convertvector(n, vi) + all_i(127)) << 23);
}
#endif

// x Φ(x), Φ by erf as in Abramowitz and Stegun 7.1.26 (error of erf below 1.5e-7).
INLINE vf gelu_exact(vf x) {
    vf z = abs_f(x) * all_f(0.70710678f);
    vf t = all_f(1.0f) / fma_f(z, all_f(0.3275911f), all_f(1.0f));
    vf p = all_f(1.061405429f);
    p = fma_f(p, t, all_f(-1.453152027f));
    p = fma_f(p, t, all_f(1.421413741f));
    p = fma_f(p, t, all_f(-0.284496736f));
    p = fma_f(p, t, all_f(0.254829592f));
    vf tail = p * t * exp_f(-z * z) * all_f(0.5f);
    return max_f(x, all_f(0.0f)) - abs_f(x) * tail;
}

// 0.5 x (1 + tanh(√(2/π) (x + 0.044715 x³))), as x / (1 + e^(-2u)).
INLINE vf gelu_tanh(vf x) {
    vf u = x * fma_f(x * x, all_f(0.0356774081f), all_f(0.7978845608f));
    return x / (all_f(1.0f) + exp_f(min_f(u * all_f(-2.0f), all_f(80.0f))));
}

// x Φ(x) within 2e-4, below the step of eight-bit codes: max(x, 0) less t (1 - Φ(t)) of t = |x|, which is a polynomial of degree 7
// on [0, 4] (least error, fitted) and nearly 0 beyond.
INLINE vf gelu_near(vf x) {
    const vf t = min_f(abs_f(x), all_f(4.0f));
    vf p = all_f(6.42834749e-4f);
    p = fma_f(p, t, all_f(-9.92111486e-3f));
    p = fma_f(p, t, all_f(5.75631787e-2f));
    p = fma_f(p, t, all_f(-1.39961111e-1f));
    p = fma_f(p, t, all_f(4.27941996e-2f));
    p = fma_f(p, t, all_f(3.90828076e-1f));
    p = fma_f(p, t, all_f(-5.0049379e-1f));
    return fma_f(p, t, max_f(x, all_f(0.0f)));
}

INLINE vf activate(vf y, int32_t activation) {
    if (activation == 1) return gelu_exact(y);
    if (activation == 2) return gelu_near(y);
    if (activation == 3) return gelu_tanh(y);
    return max_f(y, all_f(0.0f));
}

// The product of up to ROWS rows and PANELS panels, raw: floats, or 32-bit integers for the integer elements.
INLINE void tile(enum vk_element element, const int rows, const char *left, size_t lda, const char *packed,
                 size_t panel, size_t groups, char *out, size_t ldc) {
    vf acc[ROWS][ACROSS];
    UNROLL for (int r = 0; r < rows; r++) UNROLL for (int c = 0; c < ACROSS; c++) acc[r][c] = all_f(0);
    for (size_t g = 0; g < groups; g++) {
        vf w[ACROSS];
        UNROLL for (int c = 0; c < ACROSS; c++) {
            const int at = c * LANES;
            w[c] = load_f((const float *)(packed + (at / 16) * panel + g * 64) + at % 16);
        }
        UNROLL for (int r = 0; r < rows; r++) {
            vi a = all_i(*(const group_of_four *)(left + r * lda + g * 4));
            UNROLL for (int c = 0; c < ACROSS; c++) {
                if (element == VK_F32) acc[r][c] = fma_f((vf)a, w[c], acc[r][c]);
                if (element == VK_BF16) acc[r][c] = dot_bf16(acc[r][c], a, (vi)w[c]);
                if (element == VK_I16) acc[r][c] = (vf)dot_i16((vi)acc[r][c], a, (vi)w[c]);
                if (element == VK_I8) acc[r][c] = (vf)dot_i8((vi)acc[r][c], a, (vi)w[c]);
            }
        }
    }
    UNROLL for (int r = 0; r < rows; r++) UNROLL for (int c = 0; c < ACROSS; c++)
        store_f((float *)(out + r * ldc) + c * LANES, acc[r][c]);
}

#define CASE(n) \
    case n: if (n <= ROWS) tile(element, n <= ROWS ? n : ROWS, left, lda, packed, panel, groups, out, ldc); break;

INLINE void tile_of(enum vk_element element, size_t rows, const char *left, size_t lda, const char *packed,
                    size_t panel, size_t groups, char *out, size_t ldc) {
    switch (rows) {
        CASE(1) CASE(2) CASE(3) CASE(4) CASE(5) CASE(6) CASE(7) CASE(8) CASE(9) CASE(10) CASE(11) CASE(12) CASE(13)
        CASE(14)
    }
}

#define TILE(suffix, element)                                                                                     \
    static __attribute__((noinline)) void tile_##suffix(size_t rows, const char *left, size_t lda,                \
                                                        const char *packed, size_t panel, size_t groups,          \
                                                        char *out, size_t ldc) {                                  \
        tile_of(element, rows, left, lda, packed, panel, groups, out, ldc);                                       \
    }
TILE(f32, VK_F32)
TILE(bf16, VK_BF16)
TILE(i16, VK_I16)
TILE(i8, VK_I8)

#ifndef DOT_TWO_I8
#define DOT_TWO_I8(acc, a, w, b, v) dot_i8(dot_i8(acc, a, w), b, v)
#define BLOCK_ROWS ROWS
#endif

// The same of blocks, in floats. The floats of a tile wait in `out`, so that all registers are left to a block's sums.
INLINE void block_tile(const int rows, const char *left, size_t lda, const char *packed, size_t panel, size_t groups,
                       char *out, size_t ldc) {
    const char *from[BLOCK_ROWS];
    UNROLL for (int r = 0; r < rows; r++) {
        from[r] = left + r * lda;
        __asm__("" : "+r"(from[r]));  // a pointer a row: no additions in the loop
        UNROLL for (int c = 0; c < ACROSS; c++) store_f((float *)(out + r * ldc) + c * LANES, all_f(0));
    }
    for (size_t block = 0; block < groups; block += VK_BLOCK_GROUPS) {
        const char *scales = packed + VK_BLOCK * 16, *starts = scales + 64;
        vi acc[BLOCK_ROWS][ACROSS];
        UNROLL for (int c = 0; c < ACROSS; c++) {
            const vi start = (vi)load_f((const float *)(starts + c * LANES / 16 * panel) + c * LANES % 16);
            UNROLL for (int r = 0; r < rows; r++) acc[r][c] = start;
        }
        for (size_t at = 0; at < VK_BLOCK; at += 8, packed += 128) {
            vi w[ACROSS], v[ACROSS];
            UNROLL for (int c = 0; c < ACROSS; c++) {
                const float *codes = (const float *)(packed + c * LANES / 16 * panel) + c * LANES % 16;
                w[c] = (vi)load_f(codes);
                v[c] = (vi)load_f(codes + 16);
            }
            UNROLL for (int r = 0; r < rows; r++) {
                const vi a = all_i(*(const group_of_four *)(from[r] + at));
                const vi b = all_i(*(const group_of_four *)(from[r] + at + 4));
                UNROLL for (int c = 0; c < ACROSS; c++) acc[r][c] = DOT_TWO_I8(acc[r][c], a, w[c], b, v[c]);
            }
        }
        UNROLL for (int r = 0; r < rows; r++) {
            const vf scale = all_f(*(const one_float *)(from[r] + VK_BLOCK));
            UNROLL for (int c = 0; c < ACROSS; c++) {
                const vf column = load_f((const float *)(scales + c * LANES / 16 * panel) + c * LANES % 16);
                float *to = (float *)(out + r * ldc) + c * LANES;
                store_f(to, fma_f(__builtin_convertvector(acc[r][c], vf), scale * column, load_f(to)));
            }
            from[r] += VK_BLOCK_GROUPS * 4;
        }
        packed += 128;
    }
}

#define BLOCK_CASE(n) \
    case n: if (n <= BLOCK_ROWS) block_tile(n <= BLOCK_ROWS ? n : BLOCK_ROWS, left, lda, packed, panel, groups, out, ldc); break;

static __attribute__((noinline)) void tile_i8_blocks(size_t rows, const char *left, size_t lda, const char *packed,
                                                     size_t panel, size_t groups, char *out, size_t ldc) {
    for (size_t r = 0; r < rows; r += BLOCK_ROWS, left += BLOCK_ROWS * lda, out += BLOCK_ROWS * ldc)
        switch (rows - r < BLOCK_ROWS ? rows - r : BLOCK_ROWS) {
            BLOCK_CASE(1) BLOCK_CASE(2) BLOCK_CASE(3) BLOCK_CASE(4) BLOCK_CASE(5) BLOCK_CASE(6) BLOCK_CASE(7)
            BLOCK_CASE(8) BLOCK_CASE(9) BLOCK_CASE(10) BLOCK_CASE(11) BLOCK_CASE(12) BLOCK_CASE(13) BLOCK_CASE(14)
        }
}

typedef void (*tile_function)(size_t, const char *, size_t, const char *, size_t, size_t, char *, size_t);
static const tile_function tiles[] = {tile_f32, tile_bf16, tile_i16, tile_i8, tile_i8_blocks};

// Finishes a tile in place: what the epilogue asks for, with 32-bit integers made floats. Column by column, so that what
// belongs to a column is read once: y = code · (row · column) + (row · offset) · (column · sum) + bias.
INLINE void finish_columns(const int integers, const int32_t activation, const float *from, float *out, size_t ldc, size_t rows,
                           size_t first_row, size_t columns, size_t first_column, const struct vk_epilogue *e) {
    for (size_t c = 0; c < columns; c += LANES) {
        const size_t n = first_column + c;
        const vf bias = e->bias ? load_f(e->bias + n) : all_f(0);
        const vf column = e->column_scale ? load_f(e->column_scale + n) : all_f(1);
        const vf sum = e->column_sum ? column * load_f(e->column_sum + n) : all_f(0);
        for (size_t r = 0; r < rows; r++) {
            float *at = out + r * ldc + c;
            vf y = load_f(from + r * 16 * PANELS + c);
            if (integers) {
                const float scale = e->row_scale ? e->row_scale[first_row + r] : 1;
                vf plus = bias;
                if (e->row_offset) plus = fma_f(all_f(scale * e->row_offset[first_row + r]), sum, bias);
                y = fma_f(__builtin_convertvector((vi)y, vf) * scale, column, plus);
            } else {
                y = y + bias;
            }
            store_f(at, activation ? activate(y, activation) : y);
        }
    }
}

static __attribute__((noinline)) void finish(enum vk_element element, const float *from, float *out, size_t ldc, size_t rows,
                                             size_t first_row, size_t columns, size_t first_column,
                                             const struct vk_epilogue *e) {
    const int integers = element == VK_I16 || element == VK_I8;
    switch (e->activation) {
        case 0: finish_columns(integers, 0, from, out, ldc, rows, first_row, columns, first_column, e); break;
        case 2: finish_columns(integers, 2, from, out, ldc, rows, first_row, columns, first_column, e); break;
        default: finish_columns(integers, e->activation, from, out, ldc, rows, first_row, columns, first_column, e);
    }
}

// Fetches a part of some memory into the second-level cache: as much as `count` is of `of`. Where there is no memory it does
// nothing.
INLINE void fetch_share(const char *memory, size_t bytes, size_t first, size_t count, size_t of) {
    for (size_t at = bytes * first / of / 64 * 64; at < bytes * (first + count) / of; at += 64)
        __builtin_prefetch(memory + at, 0, 2);
}

static void NAME(matmul)(enum vk_element element, const void *left, size_t lda, const void *packed, float *out,
                         size_t ldc, size_t rows, size_t columns, size_t groups, const struct vk_epilogue *e) {
    const size_t panel = groups * 64;
    for (size_t n = 0; n < columns; n += 16 * PANELS) {
        const size_t width = columns - n < 16 * PANELS ? columns - n : 16 * PANELS;
        const char *right = (const char *)packed + n / 16 * panel;
        for (size_t m = 0; m < rows; m += ROWS) {
            const size_t height = rows - m < ROWS ? rows - m : ROWS;
            const char *from = (const char *)left + m * lda;
            float *to = out + m * ldc + n;
            // The panels that come next, a part beside each tile.
            fetch_share(right + PANELS * panel, PANELS * panel, m, height, rows);
            float raw[ROWS * 16 * PANELS] __attribute__((aligned(64)));
            tiles[element](height, from, lda, right, width == 16 * PANELS ? panel : 0, groups, (char *)raw, 64 * PANELS);
            finish(element, raw, to, ldc, height, m, width, n, e ? e : &(const struct vk_epilogue){0});
        }
    }
}

static void NAME(layer_norm)(float *x, const float *y, const float *gamma, const float *beta, float epsilon,
                             size_t rows, size_t n) {
    const size_t whole = n / LANES * LANES;
    for (size_t r = 0; r < rows; r++) {
        float *row = x + r * n;
        const float *add = y ? y + r * n : 0;
        vf sum = all_f(0);
        float rest = 0;
        for (size_t i = 0; i < whole; i += LANES) {
            vf v = load_f(row + i);
            if (add) store_f(row + i, v = v + load_f(add + i));
            sum = sum + v;
        }
        for (size_t i = whole; i < n; i++) rest += row[i] += add ? add[i] : 0;
        const float mean = (sum_f(sum) + rest) / (float)n;
        vf square = all_f(0);
        rest = 0;
        for (size_t i = 0; i < whole; i += LANES) {
            vf d = load_f(row + i) - mean;
            square = fma_f(d, d, square);
        }
        for (size_t i = whole; i < n; i++) rest += (row[i] - mean) * (row[i] - mean);
        const float inverse = 1.0f / __builtin_sqrtf((sum_f(square) + rest) / (float)n + epsilon);
        for (size_t i = 0; i < whole; i += LANES) {
            vf d = (load_f(row + i) - mean) * inverse;
            store_f(row + i, fma_f(d, load_f(gamma + i), load_f(beta + i)));
        }
        for (size_t i = whole; i < n; i++) row[i] = (row[i] - mean) * inverse * gamma[i] + beta[i];
    }
}

// The least and the greatest of n floats at x (times `smoothing` where given), and of 0.
INLINE void range_of(const float *x, const float *smoothing, size_t n, float *least, float *greatest) {
    vf low = all_f(0), high = all_f(0);
    size_t i = 0;
    for (; i + LANES <= n; i += LANES) {
        vf v = load_f(x + i);
        if (smoothing) v = v * load_f(smoothing + i);
        low = min_f(low, v);
        high = max_f(high, v);
    }
    *least = minimum_f(low);
    *greatest = maximum_f(high);
    for (; i < n; i++) {
        float v = smoothing ? x[i] * smoothing[i] : x[i];
        *least = v < *least ? v : *least;
        *greatest = v > *greatest ? v : *greatest;
    }
}

// The largest size of n floats at x (times `smoothing` where given).
INLINE float size_of(const float *x, const float *smoothing, size_t n) {
    vf most = all_f(0);
    size_t i = 0;
    for (; i + LANES <= n; i += LANES) {
        const vf v = load_f(x + i);
        most = max_f(most, abs_f(smoothing ? v * load_f(smoothing + i) : v));
    }
    float size = maximum_f(most);
    for (; i < n; i++) {
        const float v = __builtin_fabsf(smoothing ? x[i] * smoothing[i] : x[i]);
        size = v > size ? v : size;
    }
    return size;
}

INLINE uint16_t bf16_of(float x) {
    uint32_t bits;
    memcpy(&bits, &x, 4);
    return (uint16_t)((bits + 0x7FFF + (bits >> 16 & 1)) >> 16);
}

INLINE vf smoothed(const float *x, const float *smoothing, size_t i) {
    vf v = load_f(x + i);
    return smoothing ? v * load_f(smoothing + i) : v;
}

INLINE void pack_f32_row(const float *x, size_t n, const float *smoothing, float *out) {
    for (size_t i = 0; i < n; i++) out[i] = smoothing ? x[i] * smoothing[i] : x[i];
}

typedef int16_t vs __attribute__((vector_size(LANES * 2), aligned(2), may_alias));

INLINE void pack_bf16_row(const float *x, size_t n, const float *smoothing, uint16_t *out) {
    size_t i = 0;
    for (; i + LANES <= n; i += LANES) {
        const vi bits = (vi)smoothed(x, smoothing, i);
        const vi rounded = bits + all_i(0x7FFF) + ((bits >> 16) & all_i(1));
        *(vs *)(out + i) = __builtin_convertvector(rounded >> 16, vs);
    }
    for (; i < n; i++) out[i] = bf16_of(smoothing ? x[i] * smoothing[i] : x[i]);
    if (n & 1) out[n] = 0;
}

INLINE void pack_i16_row(const float *x, size_t n, const float *smoothing, float limit, int16_t *out, float *scale) {
    const float most = size_of(x, smoothing, n);
    const float inverse = most > 0 ? limit / most : 0;
    *scale = most / limit;
    size_t i = 0;
    for (; i + LANES <= n; i += LANES)
        *(vs *)(out + i) = __builtin_convertvector(round_i(smoothed(x, smoothing, i) * inverse), vs);
    for (; i < n; i++) out[i] = (int16_t)__builtin_rintf((smoothing ? x[i] * smoothing[i] : x[i]) * inverse);
    if (n & 1) out[n] = 0;
}

// x ≈ scale · (code + offset), codes 0...255; zero is exact, so that the range always holds it.
INLINE void pack_i8_row(const float *x, size_t n, const float *smoothing, uint8_t *out, size_t padded, float *scale,
                        float *offset) {
    float low, high;
    range_of(x, smoothing, n, &low, &high);
    const float step = (high - low) / 255.0f;
    const float inverse = step > 0 ? 1.0f / step : 0;
    const float zero = __builtin_rintf(-low * inverse);
    *scale = step;
    *offset = -zero;
    size_t i = 0;
    for (; i + 4 * LANES <= n; i += 4 * LANES) {
        vf q[4];
        UNROLL for (int j = 0; j < 4; j++)
            q[j] = fma_f(smoothed(x, smoothing, i + j * LANES), all_f(inverse), all_f(zero));
        store_f((float *)(out + i), (vf)NEAREST_BYTES(q[0], q[1], q[2], q[3]));
    }
    for (; i < n; i++) {
        float q = __builtin_rintf((smoothing ? x[i] * smoothing[i] : x[i]) * inverse + zero);
        out[i] = (uint8_t)(q < 0 ? 0 : q > 255 ? 255 : q);
    }
    for (; i < padded; i++) out[i] = 0;
}

// x ≈ scale · (code - 128), codes 1...255, a scale a block.
INLINE void pack_blocks_row(const float *x, size_t n, const float *smoothing, char *out) {
    for (size_t from = 0; from < n; from += VK_BLOCK, out += VK_BLOCK_GROUPS * 4) {
        const size_t width = n - from < VK_BLOCK ? n - from : VK_BLOCK;
        const float *values = x + from, *factors = smoothing ? smoothing + from : 0;
        const float most = size_of(values, factors, width), inverse = most > 0 ? 127.0f / most : 0;
        size_t i = 0;
        for (; i + LANES <= width; i += LANES)
            *(vb *)(out + i) = __builtin_convertvector(round_i(smoothed(values, factors, i) * inverse) + all_i(128), vb);
        for (; i < width; i++)
            out[i] = (char)(128 + (int32_t)__builtin_rintf((factors ? values[i] * factors[i] : values[i]) * inverse));
        memset(out + i, 0, VK_BLOCK_GROUPS * 4 - i);
        *(one_float *)(out + VK_BLOCK) = most / 127.0f;
    }
}

static void NAME(pack_rows)(enum vk_element element, const float *x, size_t ldx, size_t rows, size_t n,
                            const float *smoothing, float limit, void *out, size_t stride, float *row_scale,
                            float *row_offset) {
    for (size_t r = 0; r < rows; r++, x += ldx) {
        void *to = (char *)out + r * stride;
        switch (element) {
            case VK_F32: pack_f32_row(x, n, smoothing, to); break;
            case VK_BF16: pack_bf16_row(x, n, smoothing, to); break;
            case VK_I16: pack_i16_row(x, n, smoothing, limit, to, row_scale + r); break;
            case VK_I8: pack_i8_row(x, n, smoothing, to, (n + 3) / 4 * 4, row_scale + r, row_offset + r); break;
            case VK_I8_BLOCKS: pack_blocks_row(x, n, smoothing, to); break;
        }
    }
}
