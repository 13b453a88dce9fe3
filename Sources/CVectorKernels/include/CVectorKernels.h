// Vector kernels of Docent: dispatched once at load to the best instruction set of the CPU.
//
// No function allocates or keeps a pointer, but for vk_parallel's threads. Pointers need no alignment unless a comment says so.
#ifndef C_VECTOR_KERNELS_H
#define C_VECTOR_KERNELS_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

// The instruction set in use: "scalar", "avx2", "avxvnni", "avx512",
// "avx512vnni", "avx512bf16", "amx" or "neon".
const char *vk_set_name(void);
// The names of the sets that this CPU can run, best first, `scalar` last; null from there on.
const char *vk_set_at(size_t index);
// Selects a set by its name for the calling thread only, so that sets can be compared while other threads keep theirs. Null
// returns to the process's own, which the environment variable DOCENT_KERNELS names at load. 0 when done, -1 when this CPU or
// build has no such set.
int vk_use_set_in_thread(const char *name);
// Whether a set gives the scalar set's results on a small problem; done at load, which takes the next set where one
// fails, but for a set that DOCENT_KERNELS names. 1 when it does, 0 when not, -1 when there is no such set here.
int vk_check_set(const char *name);
// 1 when the CPU multiplies unsigned by signed bytes in one instruction, else 0.
int vk_has_fast_i8(void);
// 1 when the CPU multiplies bfloat16 pairs in one instruction, else 0.
int vk_has_fast_bf16(void);

// Σ a·b of n floats.
float vk_dot_f32(const float *a, const float *b, size_t n);
// Σ a·b of n signed bytes, exact.
int32_t vk_dot_i8(const int8_t *a, const int8_t *b, size_t n);
// scores[q * rows + r] = the dot product of query q and row r; both row-major with `dim` bytes a row.
void vk_scan_i8(const int8_t *codes, size_t rows, size_t dim, const int8_t *queries, size_t query_count,
                int32_t *scores);
// Scales x to unit length; leaves a zero vector as it is. Returns the length it had.
float vk_normalize_f32(float *x, size_t n);
// codes = round(x / s) in -127...127 with s = max|x| / 127; returns s (0 for a zero vector).
float vk_quantize_i8(const float *x, size_t n, int8_t *codes);

// scores[i] = the dot product of the query and row ids[i] of the codes, times scales[ids[i]].
void vk_rescore_i8(const int8_t *codes, const float *scales, size_t dim, const float *query, const uint32_t *ids,
                   size_t count, float *scores);

// One bit stands for each component of a vector, 1 where it is >= 0, in planes that a scan reads: vectors stand in tiles of
// VK_TILE, a tile has a plane for each of its `dim` dimensions, one after the other, and vector v of a tile is bit v % 8 of byte
// v / 8. A line is 64 bytes of a plane, the bits of 512 vectors. From one plane to the next are VK_PLANE bytes: a page of
// memory, so that few addresses are looked up, and a line that is not used, so that the nearest cache has places for the same
// line of all planes. Tiles are aligned to 64 bytes.
enum { VK_TILE = 32768, VK_PLANE = VK_TILE / 8 + 64, VK_SAMPLE = 8192, VK_DIGITS = 15 };

// A question is a sum over some of the planes of a tile, which begin at these offsets: first `counts[0][0]` planes whose bits
// are worth 1, then `counts[0][1]` of which those that are 0 are worth 1, then those worth 2 and those worth 4. All sums are below
// 2^digits, `digits` at most VK_DIGITS, `dim` at most 4096.
struct vk_sum {
    const uint32_t *offsets;
    uint16_t counts[3][2];
    uint32_t digits;
    size_t dim;
};

// A question of a pass: vectors whose bit in `allowed` (a 32-bit word for each 32 vectors; null: all) is set and whose sum is
// above `threshold` are appended to the `count` that are in `ids` and `scores`.
struct vk_question {
    struct vk_sum sum;
    const uint32_t *allowed;
    uint16_t threshold;
    uint32_t *ids;
    uint16_t *scores;
    size_t capacity, count;
};

// Questions that go over the planes together, and the offsets of all planes that any of them reads, each once.
struct vk_batch {
    struct vk_question *questions;
    size_t count;
    const uint32_t *read;
    size_t read_count;
};

// Scans lines `from` to before `to` of `vectors` vectors, ids counted from `first`. Stops before a line for which a question has
// no room, were all of it to be appended. Returns the line after the last that was done.
size_t vk_scan_planes(const uint8_t *planes, size_t vectors, const struct vk_batch *batch, size_t from, size_t to,
                      uint32_t first);
// A sum that about `rank` of every VK_SAMPLE vectors reach: the `rank`-th best of a sample of so many, or of all where they are
// fewer, that are spread over all and admitted; 0 where these are fewer than `rank`, which is at least 1.
uint16_t vk_rank_planes(const uint8_t *planes, size_t vectors, const struct vk_sum *sum, const uint32_t *allowed,
                        size_t rank);
// Puts the bits of 32 vectors, as vk_pack_bits leaves them in a block, into their places in planes; `vector`, the first of
// them, is a multiple of 32.
void vk_put_planes(const uint8_t *block, size_t dim, size_t vector, uint8_t *planes);
// Bit codes as an index keeps them stand in blocks of 32 vectors; a block has 32 bytes for each group of eight dimensions:
// byte j of group g holds dimensions 8g...8g+7 of vector j, the first in the lowest bit, 1 for a component >= 0.
//
// The bit codes of `vectors` rows of byte codes, into whole blocks; what stands beyond the last vector is zero.
void vk_pack_bits(const int8_t *codes, size_t vectors, size_t dim, uint8_t *out);
// Keeps the `keep` entries of the highest scores, in place and in their order (of equal ones the first); returns the
// lowest score kept.
uint16_t vk_keep_best(uint32_t *ids, uint16_t *scores, size_t count, size_t keep);

// Asks the system for large pages behind memory that nothing is written to yet, so that a scan misses fewer addresses; does
// nothing where there are none.
void vk_prefer_large_pages(void *memory, size_t bytes);

// How the four bytes of a group in a packed matrix are used.
enum vk_element {
    VK_F32 = 0,   // one float
    VK_BF16 = 1,  // two bfloat16
    VK_I16 = 2,   // two signed 16-bit integers
    VK_I8 = 3,    // four bytes, unsigned on the left, signed on the right
    // The same in blocks of VK_BLOCK inputs, each with a scale of its own on either side. A block has VK_BLOCK_GROUPS
    // groups: the codes (those on the left moved up by 128), then a float for what a code is worth, then on the right a
    // 32-bit integer that takes the 128 back.
    VK_I8_BLOCKS = 4,
};

enum { VK_BLOCK = 64, VK_BLOCK_GROUPS = VK_BLOCK / 4 + 2 };

// The groups that a row of `inputs` numbers takes.
size_t vk_groups(enum vk_element element, size_t inputs);

// The greatest code of 16-bit rows and matrices so that a sum of n products fits 32 bits.
float vk_i16_limit(size_t n);

// What becomes of a product before it is stored; a null pointer leaves its step out:
// y = (acc + row_offset[m] * column_sum[n]) * row_scale[m] * column_scale[n] + bias[n], then GELU.
struct vk_epilogue {
    const float *bias;
    const float *column_scale;
    const float *column_sum;
    const float *row_scale;
    const float *row_offset;
    // 0: none, 1: erf GELU to float precision, 2: erf GELU within 2e-4, 3: tanh GELU, 4: ReLU
    int32_t activation;
};

// out (rows x columns, floats, row stride ldc) = left (rows x groups of 4 bytes, row stride lda in bytes) times a
// packed matrix: panels of 16 columns, each `groups` x 16 x 4 bytes. `columns` is a multiple of 16.
void vk_matmul(enum vk_element element, const void *left, size_t lda, const void *packed, float *out, size_t ldc,
               size_t rows, size_t columns, size_t groups, const struct vk_epilogue *epilogue);

// x = layer norm of (x + y) a row, times gamma, plus beta; y may be null.
void vk_layer_norm(float *x, const float *y, const float *gamma, const float *beta, float epsilon, size_t rows,
                   size_t n);
// Rows of floats to the left side of vk_matmul; `stride` is the row stride of `out` in bytes, a multiple of 4;
// what stands between n elements and the end of the last group is zeroed.
void vk_pack_rows(enum vk_element element, const float *x, size_t ldx, size_t rows, size_t n, const float *smoothing,
                  float limit, void *out, size_t stride, float *row_scale, float *row_offset);

// Self-attention of one head over one sequence, in floats: out = softmax(q kᵀ · scale) v, all of `length` rows with
// stride ld (floats), `dim` a multiple of 4. `workspace` holds vk_attention_workspace(length, dim) bytes, aligned to 64.
size_t vk_attention_workspace(size_t length, size_t dim);
void vk_attention(enum vk_element element, const float *q, const float *k, const float *v, size_t ld, size_t length,
                  size_t dim, float scale, float *out, size_t ldo, void *workspace);

// Packs a matrix (outputs x inputs floats, row-major) as columns first_output... of a packed matrix that was zeroed,
// each input divided by smoothing[i] where given. column_scale and column_sum are filled at the same columns: what a code
// is worth, and the sum of the codes; a matrix in blocks has these within, and leaves both as they are.
// Blocks hold a law that some sets lean on: of inputs 8i + {0, 1, 4, 5} and of 8i + {2, 3, 6, 7} the positive codes add
// to at most 128, and so do the negative, so that their products with unsigned bytes can be added in 16 bits.
void vk_pack_matrix(enum vk_element element, const float *weights, size_t outputs, size_t inputs,
                    const float *smoothing, size_t first_output, void *packed, float *column_scale,
                    float *column_sum);
// Rounds floats to bfloat16, ties to even.
void vk_pack_bf16(const float *x, size_t n, uint16_t *out);
// x (length x hidden) = the rows of a table of floats or bfloat16 named by ids, plus a position's, plus a type's.
// `type_ids` may be null: all of type 0. Ids must lie within their tables.
void vk_gather(const void *words, int bf16, const float *positions, const float *types, const int32_t *ids,
               const int32_t *type_ids, size_t length, size_t hidden, float *x);
// out = the mean of the rows.
void vk_mean(const float *x, size_t rows, size_t n, float *out);

// A matrix of a layer, packed for vk_matmul; `outputs` is a multiple of 16.
struct vk_linear {
    const void *packed;
    const float *bias, *column_scale, *column_sum, *smoothing;
    uint32_t inputs, outputs;
};

// A layer of a BERT encoder: attention, then a feed-forward network, each with its residual and layer norm.
struct vk_layer {
    struct vk_linear attention, output, up, down;  // attention: queries, keys and values side by side
    const float *attention_gamma, *attention_beta, *gamma, *beta;
};

// An encoder; `scale` multiplies the scores of attention. Where `greatest` is given, it has hidden floats for the inputs of
// each of attention, output and up, and intermediate floats for those of down, layer by layer; each is raised to the largest
// size that the input had.
struct vk_encoder {
    const struct vk_layer *layers;
    uint32_t layer_count, hidden, heads, intermediate;
    enum vk_element element;
    int32_t activation;
    float epsilon, scale;
    float *greatest;
};

// The bytes that vk_encode needs for so many tokens in sequences of at most `longest`.
size_t vk_encode_workspace(const struct vk_encoder *encoder, size_t tokens, size_t longest);
// Runs all layers over sequences that stand one after the other in x (a row of `hidden` floats a token), in place.
// `workspace` is aligned to 64.
void vk_encode(const struct vk_encoder *encoder, float *x, const uint32_t *lengths, size_t sequences, void *workspace);

// Runs body(context, task, worker) for each task below `tasks` on up to `workers` threads, the calling one included, and
// returns when all are done. The threads persist and sleep between calls. A call while another is under way
// runs alone on its own thread. `worker` is below `workers`.
void vk_parallel(size_t tasks, size_t workers, void (*body)(void *context, size_t task, size_t worker), void *context);

#ifdef __cplusplus
}
#endif
#endif
