// Products and attention in tiles, included by the set that has them after lanes.h and attention.h.
//
// A block of up to 32 rows and 32 columns has its sums in tiles 0...3, its rows in 4 and 5, its columns in 6 and 7; a step takes
// sixteen groups of each.

enum { TILE_GROUPS = 16, TILE_BYTES = 1024, BLOCK_SIDE = 32 };
_Static_assert(BLOCK_SIDE == 16 * PANELS, "finish() reads rows of a block");

struct tile_shapes {
    uint8_t palette, start_row, reserved[14];
    uint16_t bytes[16];
    uint8_t rows[16];
} __attribute__((packed));

// Gives the tiles the shapes of a block of `rows` rows.
INLINE void shape_tiles(size_t rows) {
    const uint8_t upper = rows < 16 ? (uint8_t)rows : 16, lower = rows > 16 ? (uint8_t)(rows - 16) : 1;
    struct tile_shapes shapes = {.palette = 1, .rows = {upper, upper, lower, lower, upper, lower, 16, 16}};
    for (int i = 0; i < 8; i++) shapes.bytes[i] = 64;
    _tile_loadconfig(&shapes);
}

#define MULTIPLY(bytes, sums, rows, columns)          \
    do {                                              \
        if (bytes) _tile_dpbusd(sums, rows, columns); \
        else _tile_dpbf16ps(sums, rows, columns);     \
    } while (0)

// Adds a step of sixteen groups to the sums of a block; `low` says that it has more than sixteen rows.
INLINE void step(const int bytes, const int low, const char *left, size_t lda, const char *right, size_t panel) {
    _tile_loadd(6, right, 64);
    _tile_loadd(7, right + panel, 64);
    _tile_loadd(4, left, lda);
    MULTIPLY(bytes, 0, 4, 6);
    MULTIPLY(bytes, 1, 4, 7);
    if (!low) return;
    _tile_loadd(5, left + 16 * lda, lda);
    MULTIPLY(bytes, 2, 5, 6);
    MULTIPLY(bytes, 3, 5, 7);
}

// The sums of a block to rows of floats.
INLINE void store_block(const int low, float *out, size_t ldc) {
    _tile_stored(0, out, ldc * 4);
    _tile_stored(1, out + 16, ldc * 4);
    if (!low) return;
    _tile_stored(2, out + 16 * ldc, ldc * 4);
    _tile_stored(3, out + 16 * ldc + 16, ldc * 4);
}

// The last groups of a row that are no whole step, with zeros beyond.
static __attribute__((noinline)) void rest(const int bytes, size_t rows, const char *left, size_t lda, const char *right,
                                           size_t panel, size_t groups) {
    char x[BLOCK_SIDE * 64] __attribute__((aligned(64))) = {0}, w[2 * TILE_BYTES] __attribute__((aligned(64))) = {0};
    for (size_t r = 0; r < rows; r++) memcpy(x + r * 64, left + r * lda, groups * 4);
    memcpy(w, right, groups * 64);
    memcpy(w + TILE_BYTES, right + panel, groups * 64);
    if (bytes) step(1, 1, x, 64, w, TILE_BYTES);
    else step(0, 1, x, 64, w, TILE_BYTES);
}

// The sums of a block of two panels, 32 a row.
INLINE void block_of(const int bytes, const int low, size_t rows, const char *left, size_t lda, const char *right, size_t panel,
                     size_t groups, float *out) {
    _tile_zero(0);
    _tile_zero(1);
    if (low) _tile_zero(2);
    if (low) _tile_zero(3);
    size_t g = 0;
    for (; g + TILE_GROUPS <= groups; g += TILE_GROUPS) step(bytes, low, left + g * 4, lda, right + g * 64, panel);
    if (g < groups) rest(bytes, rows, left + g * 4, lda, right + g * 64, panel, groups - g);
    store_block(low, out, BLOCK_SIDE);
}

static __attribute__((noinline)) void block(enum vk_element element, size_t rows, const char *left, size_t lda,
                                            const char *right, size_t panel, size_t groups, float *out) {
    if (element == VK_I8 && rows > 16) block_of(1, 1, rows, left, lda, right, panel, groups, out);
    else if (element == VK_I8) block_of(1, 0, rows, left, lda, right, panel, groups, out);
    else if (rows > 16) block_of(0, 1, rows, left, lda, right, panel, groups, out);
    else block_of(0, 0, rows, left, lda, right, panel, groups, out);
}

// Rows in blocks, each beside all panels in their order: a block's rows stay in the first-level cache, the panels stream by.
static void tiles_matmul(enum vk_element element, const void *left, size_t lda, const void *packed, float *out, size_t ldc,
                         size_t rows, size_t columns, size_t groups, const struct vk_epilogue *e) {
    if (element != VK_I8 && element != VK_BF16)
        return NAME(matmul)(element, left, lda, packed, out, ldc, rows, columns, groups, e);
    const struct vk_epilogue none = {0};
    const size_t panel = groups * 64;
    float sums[BLOCK_SIDE * BLOCK_SIDE] __attribute__((aligned(64)));
    for (size_t m = 0; m < rows; m += BLOCK_SIDE) {
        const size_t height = rows - m < BLOCK_SIDE ? rows - m : BLOCK_SIDE;
        const char *from = (const char *)left + m * lda;
        if (m == 0 || height < BLOCK_SIDE) shape_tiles(height);
        for (size_t n = 0; n < columns; n += BLOCK_SIDE) {
            const size_t width = columns - n < BLOCK_SIDE ? columns - n : BLOCK_SIDE;
            const char *right = (const char *)packed + n / 16 * panel;
            block(element, height, from, lda, right, width == BLOCK_SIDE ? panel : 0, groups, sums);
            finish(element, sums, out + m * ldc + n, ldc, height, m, width, n, e ? e : &none);
        }
    }
    _tile_release();
}

// Attention in bfloat16. Lengths and sizes are rounded up to whole blocks; what stands beyond is zero.
struct tiled_head {
    char *keys, *values, *queries, *weights;
    float *scores, *context;
    size_t padded, wide;
};

static struct tiled_head lay_out_tiles(size_t length, size_t dim, char *workspace) {
    struct tiled_head h = {.padded = up(length, BLOCK_SIDE), .wide = up(dim, BLOCK_SIDE)};
    h.keys = workspace;
    h.values = h.keys + h.padded * h.wide * 2;
    h.queries = h.values + h.padded * h.wide * 2;
    h.weights = h.queries + h.padded * h.wide * 2;
    h.scores = (float *)(h.weights + BLOCK_SIDE * h.padded * 2);
    h.context = h.scores + BLOCK_SIDE * h.padded;
    return h;
}

// `wide` numbers of a row times `scale`, as bfloat16, zero beyond `dim`.
INLINE void round_row(const float *x, size_t dim, size_t wide, float scale, char *out) {
    for (size_t d = 0; d < wide; d += 32) {
        const __mmask32 within = dim - d >= 32 ? ~0u : (1u << (dim - d)) - 1;
        const __m512 a = _mm512_maskz_loadu_ps((__mmask16)within, x + d) * scale;
        const __m512 b = _mm512_maskz_loadu_ps((__mmask16)(within >> 16), x + d + 16) * scale;
        _mm512_storeu_si512(out + d * 2, (__m512i)_mm512_cvtne2ps_pbh(b, a));
    }
}

// Sixteen rows of sixteen 32-bit numbers to sixteen columns of them.
INLINE void transpose(const char *rows, size_t stride, char *out) {
    __m512i a[16], b[16];
    UNROLL for (int i = 0; i < 16; i++) a[i] = _mm512_loadu_si512(rows + i * stride);
    UNROLL for (int i = 0; i < 16; i += 2) {
        b[i] = _mm512_unpacklo_epi32(a[i], a[i + 1]);
        b[i + 1] = _mm512_unpackhi_epi32(a[i], a[i + 1]);
    }
    UNROLL for (int i = 0; i < 16; i += 4) {
        a[i] = _mm512_unpacklo_epi64(b[i], b[i + 2]);
        a[i + 1] = _mm512_unpackhi_epi64(b[i], b[i + 2]);
        a[i + 2] = _mm512_unpacklo_epi64(b[i + 1], b[i + 3]);
        a[i + 3] = _mm512_unpackhi_epi64(b[i + 1], b[i + 3]);
    }
    UNROLL for (int i = 0; i < 4; i++) {
        b[i] = _mm512_shuffle_i32x4(a[i], a[i + 4], 0x88);
        b[i + 4] = _mm512_shuffle_i32x4(a[i], a[i + 4], 0xDD);
        b[i + 8] = _mm512_shuffle_i32x4(a[i + 8], a[i + 12], 0x88);
        b[i + 12] = _mm512_shuffle_i32x4(a[i + 8], a[i + 12], 0xDD);
    }
    UNROLL for (int i = 0; i < 4; i++) {
        _mm512_storeu_si512(out + i * 64, _mm512_shuffle_i32x4(b[i], b[i + 8], 0x88));
        _mm512_storeu_si512(out + (i + 4) * 64, _mm512_shuffle_i32x4(b[i + 4], b[i + 12], 0x88));
        _mm512_storeu_si512(out + (i + 8) * 64, _mm512_shuffle_i32x4(b[i], b[i + 8], 0xDD));
        _mm512_storeu_si512(out + (i + 12) * 64, _mm512_shuffle_i32x4(b[i + 4], b[i + 12], 0xDD));
    }
}

// Keys to panels of sixteen tokens, values to panels of sixteen dimensions by pairs of tokens, queries to rows.
static void pack_head(const float *q, const float *k, const float *v, size_t ld, size_t length, size_t dim, float scale,
                      const struct tiled_head *h) {
    const size_t row = h->wide * 2;
    memset(h->queries + length * row, 0, (h->padded - length) * row);
    for (size_t t = 0; t < length; t++) round_row(k + t * ld, dim, h->wide, 1, h->queries + t * row);
    for (size_t t = 0; t < h->padded; t += 16)
        for (size_t d = 0; d < row; d += 64) transpose(h->queries + t * row + d, row, h->keys + t * row + d * 16);
    for (size_t t = 0; t < length; t++) round_row(v + t * ld, dim, h->wide, 1, h->queries + t * row);
    const __m512i pairs = _mm512_set_epi16(31, 15, 30, 14, 29, 13, 28, 12, 27, 11, 26, 10, 25, 9, 24, 8, 23, 7, 22, 6, 21, 5, 20, 4,
                                           19, 3, 18, 2, 17, 1, 16, 0);
    for (size_t t = 0; t < h->padded; t += 2)
        for (size_t d = 0; d < h->wide; d += 16) {
            const __m256i first = _mm256_loadu_si256((const __m256i *)(h->queries + t * row + d * 2));
            const __m256i second = _mm256_loadu_si256((const __m256i *)(h->queries + (t + 1) * row + d * 2));
            const __m512i both = _mm512_inserti64x4(_mm512_castsi256_si512(first), second, 1);
            _mm512_storeu_si512(h->values + d * 2 * h->padded + t * 32, _mm512_permutexvar_epi16(pairs, both));
        }
    for (size_t t = 0; t < length; t++) round_row(q + t * ld, dim, h->wide, scale, h->queries + t * row);
}

// 2^(s - max) of a row of scores as bfloat16, zero beyond length; returns their sum.
INLINE float soften_bf16(float *s, size_t length, size_t padded, char *out) {
    const size_t whole = length / 16 * 16;
    const __mmask16 within = (__mmask16)((1u << (length - whole)) - 1);
    __m512 high = _mm512_set1_ps(-1e30f);
    for (size_t i = 0; i < whole; i += 16) high = _mm512_max_ps(high, _mm512_load_ps(s + i));
    high = _mm512_mask_max_ps(high, within, high, _mm512_load_ps(s + (whole < padded ? whole : 0)));
    const __m512 top = _mm512_set1_ps(_mm512_reduce_max_ps(high));
    for (size_t i = whole; i < padded; i += 16)
        _mm512_store_ps(s + i, _mm512_mask_mov_ps(_mm512_set1_ps(-1e30f), i == whole ? within : 0, _mm512_load_ps(s + i)));
    __m512 sum = _mm512_setzero_ps();
    for (size_t i = 0; i < padded; i += 32) {
        const __m512 a = EXP2_NEAR(_mm512_load_ps(s + i) - top), b = EXP2_NEAR(_mm512_load_ps(s + i + 16) - top);
        sum = sum + a + b;
        _mm512_store_si512(out + i * 2, (__m512i)_mm512_cvtne2ps_pbh(b, a));
    }
    return _mm512_reduce_add_ps(sum);
}

static void tiles_attention(enum vk_element element, const float *q, const float *k, const float *v, size_t ld, size_t length,
                            size_t dim, float scale, float *out, size_t ldo, void *workspace) {
    if (element != VK_I8 && element != VK_BF16)
        return NAME(attention)(element, q, k, v, ld, length, dim, scale, out, ldo, workspace);
    const struct tiled_head h = lay_out_tiles(length, dim, workspace);
    const size_t row = h.wide * 2;
    pack_head(q, k, v, ld, length, dim, scale * 1.44269504f, &h);
    shape_tiles(BLOCK_SIDE);
    for (size_t m = 0; m < length; m += BLOCK_SIDE) {
        const size_t rows = length - m < BLOCK_SIDE ? length - m : BLOCK_SIDE;
        for (size_t n = 0; n < h.padded; n += BLOCK_SIDE) {
            _tile_zero(0);
            _tile_zero(1);
            _tile_zero(2);
            _tile_zero(3);
            for (size_t d = 0; d < row; d += 64) step(0, 1, h.queries + m * row + d, row, h.keys + n * row + d * 16, 16 * row);
            store_block(1, h.scores + n, h.padded);
        }
        float sums[BLOCK_SIDE];
        for (size_t r = 0; r < rows; r++)
            sums[r] = soften_bf16(h.scores + r * h.padded, length, h.padded, h.weights + r * h.padded * 2);
        for (size_t d = 0; d < h.wide; d += BLOCK_SIDE) {
            block(VK_BF16, BLOCK_SIDE, h.weights, h.padded * 2, h.values + d * 2 * h.padded, 32 * h.padded, h.padded / 2, h.context);
            for (size_t r = 0; r < rows; r++) {
                const float each = 1 / sums[r];
                for (size_t i = 0; i < BLOCK_SIDE && d + i < dim; i++) out[(m + r) * ldo + d + i] = h.context[r * 32 + i] * each;
            }
        }
    }
    _tile_release();
}
