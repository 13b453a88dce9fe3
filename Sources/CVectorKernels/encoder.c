// The forward pass of a BERT encoder over packed sequences: no padding is computed, nothing of size length² stored.
#include <string.h>

#include "CVectorKernels.h"

// Rows of the feed-forward network at a time, so that its wide middle stays in the second-level cache.
enum { FEED_ROWS = 96 };

static size_t up(size_t n, size_t to) { return (n + to - 1) / to * to; }

// Bytes of a row on the left side of a product.
static size_t stride_of(enum vk_element element, size_t n) { return vk_groups(element, n) * 4; }

// The greatest code of 16-bit rows and matrices so that a sum of n products fits 32 bits: √(2³¹ / n).
float vk_i16_limit(size_t n) {
    const float limit = __builtin_floorf(__builtin_sqrtf(2147483648.0f / (float)n));
    return limit > 32767 ? 32767 : limit;
}

struct work {
    float *wide;     // tokens × 3 hidden: queries, keys, values; then rows of the feed-forward network
    float *narrow;   // tokens × hidden
    char *left;      // rows as the matrices want them
    float *scales, *offsets;
    char *attention;
};

static size_t lay_out(const struct vk_encoder *e, size_t tokens, size_t longest, char *base, struct work *w) {
    const size_t rows = up(tokens, 16), most = e->hidden > e->intermediate ? e->hidden : e->intermediate;
    const size_t feed = (size_t)FEED_ROWS * e->intermediate, heads = rows * 3 * e->hidden;
    const size_t left = rows * stride_of(e->element, e->hidden), feed_left = FEED_ROWS * stride_of(e->element, most);
    const size_t sizes[] = {
        (feed > heads ? feed : heads) * 4,  rows * e->hidden * 4, left > feed_left ? left : feed_left,
        (rows + FEED_ROWS) * 4,             (rows + FEED_ROWS) * 4,
        vk_attention_workspace(longest, e->hidden / e->heads),
    };
    void *parts[6];
    size_t at = 0;
    for (int i = 0; i < 6; i++) {
        parts[i] = base + at;
        at += up(sizes[i], 64);
    }
    *w = (struct work){parts[0], parts[1], parts[2], parts[3], parts[4], parts[5]};
    return at;
}

size_t vk_encode_workspace(const struct vk_encoder *encoder, size_t tokens, size_t longest) {
    struct work w;
    return lay_out(encoder, tokens, longest, 0, &w);
}

// Raises `greatest` to the largest sizes of the columns of x.
static void watch(float *greatest, const float *x, size_t rows, size_t n) {
    for (size_t i = 0; i < rows * n; i++) {
        const float size = __builtin_fabsf(x[i]);
        if (size > greatest[i % n]) greatest[i % n] = size;
    }
}

// Rows as a matrix wants them on its left.
static const void *left_of(const struct vk_encoder *e, const struct vk_linear *matrix, const float *x, size_t rows,
                           const struct work *w) {
    if (e->element == VK_F32) return x;
    vk_pack_rows(e->element, x, matrix->inputs, rows, matrix->inputs, matrix->smoothing, vk_i16_limit(matrix->inputs),
                 w->left, stride_of(e->element, matrix->inputs), w->scales, w->offsets);
    return w->left;
}

// out (row stride `columns`) = activation(left · matrix + bias) for some rows and columns.
static void multiply(const struct vk_encoder *e, const struct vk_linear *matrix, size_t first, size_t columns,
                     const void *left, size_t rows, float *out, int32_t activation, const struct work *w) {
    const size_t groups = vk_groups(e->element, matrix->inputs);
    const int coded = e->element == VK_I16 || e->element == VK_I8;
    const struct vk_epilogue epilogue = {
        matrix->bias + first,
        coded ? matrix->column_scale + first : 0,
        e->element == VK_I8 ? matrix->column_sum + first : 0,
        coded ? w->scales : 0,
        e->element == VK_I8 ? w->offsets : 0,
        activation,
    };
    vk_matmul(e->element, left, groups * 4, (const char *)matrix->packed + first * groups * 4, out, columns, rows, columns,
              groups, &epilogue);
}

static void apply(const struct vk_encoder *e, const struct vk_linear *matrix, const float *x, size_t rows, float *out,
                  int32_t activation, const struct work *w) {
    multiply(e, matrix, 0, matrix->outputs, left_of(e, matrix, x, rows, w), rows, out, activation, w);
}

// Heads whose queries, keys and values are computed together: one, so that they stay in the second-level cache, where its
// columns are whole panels.
static size_t heads_at_once(const struct vk_encoder *e) { return e->hidden / e->heads % 16 ? e->heads : 1; }

// Where the sizes of a layer's inputs are kept.
static float *greatest_of(const struct vk_encoder *e, const struct vk_layer *layer) {
    return e->greatest ? e->greatest + (size_t)(layer - e->layers) * (3 * e->hidden + e->intermediate) : 0;
}

static void attend(const struct vk_encoder *e, const struct vk_layer *layer, float *x, size_t tokens,
                   const uint32_t *lengths, size_t sequences, const struct work *w) {
    const size_t hidden = e->hidden, dim = hidden / e->heads, columns = heads_at_once(e) * dim;
    float *const q = w->wide, *const k = q + tokens * columns, *const v = k + tokens * columns;
    float *greatest = greatest_of(e, layer);
    if (greatest) watch(greatest, x, tokens, hidden);
    const void *left = left_of(e, &layer->attention, x, tokens, w);
    for (size_t c = 0; c < hidden; c += columns) {
        for (size_t part = 0; part < 3; part++)
            multiply(e, &layer->attention, part * hidden + c, columns, left, tokens, q + part * tokens * columns, 0, w);
        for (size_t s = 0, first = 0; s < sequences; first += lengths[s++])
            for (size_t d = 0; d < columns; d += dim) {
                const size_t at = first * columns + d;
                vk_attention(e->element, q + at, k + at, v + at, columns, lengths[s], dim, e->scale,
                             w->narrow + first * hidden + c + d, hidden, w->attention);
            }
    }
    if (greatest) watch(greatest + hidden, w->narrow, tokens, hidden);
    apply(e, &layer->output, w->narrow, tokens, w->wide, 0, w);
    vk_layer_norm(x, w->wide, layer->attention_gamma, layer->attention_beta, e->epsilon, tokens, hidden);
}

static void feed(const struct vk_encoder *e, const struct vk_layer *layer, float *x, size_t tokens,
                 const struct work *w) {
    float *greatest = greatest_of(e, layer);
    if (greatest) watch(greatest + 2 * e->hidden, x, tokens, e->hidden);
    for (size_t from = 0; from < tokens; from += FEED_ROWS) {
        const size_t rows = tokens - from < FEED_ROWS ? tokens - from : FEED_ROWS;
        float *part = x + from * e->hidden;
        apply(e, &layer->up, part, rows, w->wide, e->activation, w);
        if (greatest) watch(greatest + 3 * e->hidden, w->wide, rows, e->intermediate);
        apply(e, &layer->down, w->wide, rows, w->narrow, 0, w);
        vk_layer_norm(part, w->narrow, layer->gamma, layer->beta, e->epsilon, rows, e->hidden);
    }
}

void vk_encode(const struct vk_encoder *encoder, float *x, const uint32_t *lengths, size_t sequences, void *workspace) {
    size_t tokens = 0, longest = 0;
    for (size_t s = 0; s < sequences; s++) {
        tokens += lengths[s];
        longest = lengths[s] > longest ? lengths[s] : longest;
    }
    struct work w;
    lay_out(encoder, tokens, longest, workspace, &w);
    for (size_t l = 0; l < encoder->layer_count; l++) {
        attend(encoder, encoder->layers + l, x, tokens, lengths, sequences, &w);
        feed(encoder, encoder->layers + l, x, tokens, &w);
    }
}
