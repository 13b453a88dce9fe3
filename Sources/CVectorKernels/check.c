// A set is trusted once it gives the scalar set's results on a small problem: a wrong kernel costs speed, never vectors.
#include "kernels.h"

enum { CHECK_ROWS = 29, CHECK_COLUMNS = 48, CHECK_INPUTS = 40, CHECK_HEAD = 24, CHECK_VECTORS = 70 };

static uint32_t next(uint32_t *state) { return *state = *state * 1664525u + 1013904223u; }

static float uniform(uint32_t *state) { return (float)(next(state) >> 8) / 8388608.0f - 1; }

static int near(const float *a, const float *b, size_t n) {
    for (size_t i = 0; i < n; i++)
        if (!(__builtin_fabsf(a[i] - b[i]) <= 1e-3f * (1 + __builtin_fabsf(b[i])))) return 0;
    return 1;
}

// A product with every step of the epilogue, from rows packed by the set itself.
static void multiply(const struct kernels *k, enum vk_element element, const float *x, const void *packed,
                     const float *columns, float *out) {
    uint32_t left[CHECK_ROWS * CHECK_INPUTS];
    float scales[CHECK_ROWS], offsets[CHECK_ROWS];
    const size_t groups = vk_groups(element, CHECK_INPUTS);
    k->pack_rows(element, x, CHECK_INPUTS, CHECK_ROWS, CHECK_INPUTS, columns, 2000, left, groups * 4, scales, offsets);
    const struct vk_epilogue e = {columns,
                                  columns,
                                  element == VK_I8 ? columns : 0,
                                  element == VK_I16 || element == VK_I8 ? scales : 0,
                                  element == VK_I8 ? offsets : 0,
                                  element == VK_F32 ? 1 : 2};
    k->matmul(element, left, groups * 4, packed, out, CHECK_COLUMNS, CHECK_ROWS, CHECK_COLUMNS, groups, &e);
}

static int same_products(const struct kernels *k, const float *x, uint32_t *state) {
    float columns[CHECK_COLUMNS], mine[CHECK_ROWS * CHECK_COLUMNS], theirs[CHECK_ROWS * CHECK_COLUMNS];
    union {
        float f32[CHECK_INPUTS * CHECK_COLUMNS];
        uint16_t halves[CHECK_INPUTS * CHECK_COLUMNS];
        int8_t bytes[CHECK_INPUTS * CHECK_COLUMNS];
    } packed;
    for (size_t i = 0; i < CHECK_COLUMNS; i++) columns[i] = uniform(state) * 0.1f + 0.5f;
    for (int element = VK_F32; element <= VK_I8_BLOCKS; element++) {
        for (size_t i = 0; i < CHECK_INPUTS * CHECK_COLUMNS; i++) {
            if (element == VK_F32) packed.f32[i] = uniform(state);
            if (element == VK_BF16) packed.halves[i] = (uint16_t)(0x3F00 | (next(state) >> 8 & 0x80FF));
            if (element == VK_I16) packed.halves[i] = (uint16_t)(int16_t)(uniform(state) * 2000);
            if (element == VK_I8) packed.bytes[i] = (int8_t)(uniform(state) * 127);
        }
        if (element == VK_I8_BLOCKS) {
            float weights[CHECK_INPUTS * CHECK_COLUMNS];
            for (size_t i = 0; i < CHECK_INPUTS * CHECK_COLUMNS; i++) weights[i] = uniform(state);
            vk_pack_matrix(VK_I8_BLOCKS, weights, CHECK_COLUMNS, CHECK_INPUTS, 0, 0, &packed, 0, 0);
        }
        multiply(k, (enum vk_element)element, x, &packed, columns, mine);
        multiply(&kernels_scalar, (enum vk_element)element, x, &packed, columns, theirs);
        // A code on the border of two may fall either way, by a rounding of the last bit: one step of a coarse row.
        const float slack = element == VK_I8 ? 2.0f : element == VK_F32 ? 0 : 0.1f;
        for (size_t i = 0; i < CHECK_ROWS * CHECK_COLUMNS; i++) {
            const float apart = __builtin_fabsf(mine[i] - theirs[i]);
            if (!(apart <= slack + 1e-3f * (1 + __builtin_fabsf(theirs[i])))) return 0;
        }
    }
    return 1;
}

static int same_attention(const struct kernels *k, const float *x) {
    float mine[CHECK_ROWS * 8], theirs[CHECK_ROWS * 8];
    _Alignas(64) char workspace[32768];
    if (vk_attention_workspace(CHECK_ROWS, 8) > sizeof workspace) return 0;
    for (int element = VK_F32; element <= VK_I8_BLOCKS; element++) {
        k->attention((enum vk_element)element, x, x + 8, x + 16, CHECK_INPUTS, CHECK_ROWS, 8, 0.35f, mine, 8, workspace);
        kernels_scalar.attention((enum vk_element)element, x, x + 8, x + 16, CHECK_INPUTS, CHECK_ROWS, 8, 0.35f, theirs,
                                 8, workspace);
        for (size_t i = 0; i < CHECK_ROWS * 8; i++)
            if (!(__builtin_fabsf(mine[i] - theirs[i]) <= (element == VK_I8 ? 0.05f : 0.01f))) return 0;
    }
    return 1;
}

static int same_norms(const struct kernels *k, const float *x) {
    float mine[CHECK_ROWS * CHECK_INPUTS], theirs[CHECK_ROWS * CHECK_INPUTS];
    for (size_t i = 0; i < CHECK_ROWS * CHECK_INPUTS; i++) mine[i] = theirs[i] = x[i];
    k->layer_norm(mine, x, x, x + CHECK_INPUTS, 1e-12f, CHECK_ROWS, CHECK_INPUTS);
    kernels_scalar.layer_norm(theirs, x, x, x + CHECK_INPUTS, 1e-12f, CHECK_ROWS, CHECK_INPUTS);
    k->normalize_f32(mine, CHECK_INPUTS);
    kernels_scalar.normalize_f32(theirs, CHECK_INPUTS);
    return near(mine, theirs, CHECK_ROWS * CHECK_INPUTS);
}

static int same_scans(const struct kernels *k, const float *x, uint32_t *state) {
    int8_t codes[CHECK_VECTORS * CHECK_HEAD];
    uint8_t bits[96 * CHECK_HEAD / 8];
    _Alignas(64) uint8_t planes[CHECK_HEAD * VK_PLANE] = {0};
    for (size_t i = 0; i < sizeof codes; i++) codes[i] = (int8_t)(next(state) >> 24);
    vk_pack_bits(codes, CHECK_VECTORS, CHECK_HEAD, bits);
    for (size_t v = 0; v < CHECK_VECTORS; v += 32) vk_put_planes(bits + v * CHECK_HEAD / 8, CHECK_HEAD, v, planes);
    // Nine planes worth 1, four of them flipped, and two each worth 2 and 4: at most 21.
    const uint32_t offsets[] = {0,
                                VK_PLANE * 2,
                                VK_PLANE * 3,
                                VK_PLANE * 5,
                                VK_PLANE * 6,
                                VK_PLANE * 1,
                                VK_PLANE * 4,
                                VK_PLANE * 7,
                                VK_PLANE * 8,
                                VK_PLANE * 9,
                                VK_PLANE * 10,
                                VK_PLANE * 11,
                                VK_PLANE * 12};
    const struct vk_sum sum = {offsets, {{5, 4}, {1, 1}, {2, 0}}, 5, CHECK_HEAD};
    uint32_t ids[2][512];
    uint16_t sums[2][512];
    int32_t dots[2][CHECK_VECTORS * 5];
    float exact[2][512], scales[CHECK_VECTORS];
    size_t found[2] = {0, 0};
    for (size_t i = 0; i < CHECK_VECTORS; i++) scales[i] = x[i];
    const struct kernels *both[2] = {k, &kernels_scalar};
    for (int s = 0; s < 2; s++) {
        struct vk_question question = {sum, 0, 10, ids[s], sums[s], 512, 0};
        const struct vk_batch batch = {&question, 1, offsets, sizeof offsets / sizeof *offsets};
        both[s]->scan_planes(planes, CHECK_VECTORS, &batch, 0, 1, 3);
        found[s] = question.count;
        both[s]->scan_i8(codes, CHECK_VECTORS, CHECK_HEAD, codes, 5, dots[s]);
    }
    if (found[0] != found[1]) return 0;
    if (k->rank_planes(planes, CHECK_VECTORS, &sum, 0, 9) != kernels_scalar.rank_planes(planes, CHECK_VECTORS, &sum, 0, 9))
        return 0;
    for (size_t i = 0; i < found[0]; i++) {
        if (ids[0][i] != ids[1][i] || sums[0][i] != sums[1][i]) return 0;
        ids[0][i] -= 3;
    }
    for (size_t i = 0; i < CHECK_VECTORS * 5; i++)
        if (dots[0][i] != dots[1][i]) return 0;
    for (int s = 0; s < 2; s++) both[s]->rescore_i8(codes, scales, CHECK_HEAD, x, ids[0], found[0], exact[s]);
    const float dot = k->dot_f32(x, x + 1, 61), other = kernels_scalar.dot_f32(x, x + 1, 61);
    return near(exact[0], exact[1], found[0]) && near(&dot, &other, 1);
}

int agrees_with_scalar(const struct kernels *k) {
    float x[(CHECK_ROWS + 1) * CHECK_INPUTS];
    uint32_t state = 2026;
    for (size_t i = 0; i < sizeof x / sizeof *x; i++) x[i] = uniform(&state) * 2;
    return same_products(k, x, &state) && same_attention(k, x) && same_norms(k, x) && same_scans(k, x, &state);
}
