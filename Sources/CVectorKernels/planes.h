// The first pass over planes of bits, written once and included by each instruction set after lanes.h.
//
// Numbers are added upright: a register holds one binary digit of as many sums as it has bits, so that a full adder of two
// or three instructions adds a bit to each of them (Li and Patel, BitWeaving, 2013). Eight planes at a time change three
// digits, which stay in registers, and leave one plane of carries, worth eight times as much; these are added in turn. A set may
// bring that adder's two results as PARITY and MAJORITY of three registers.
//
// Questions take turns over each line, which comes from memory once for all of them and from the nearest cache to each.

typedef uint64_t words __attribute__((vector_size(LANES * 4), may_alias));

#ifndef PARITY
#define PARITY(a, b, c) ((a) ^ (b) ^ (c))
#define MAJORITY(a, b, c) (((a) & (b)) | ((c) & ((a) ^ (b))))
#endif

// Lines are counted over all tiles.
enum { LINE = 64, TILE_LINES = VK_TILE / 8 / LINE, SAMPLE_LINES = VK_SAMPLE / 8 / LINE, MOST_CARRIES = 4096 / 8 + 2 };

// The sums of a line, a binary digit after the other.
struct sums {
    _Alignas(64) uint8_t digits[VK_DIGITS][LINE];
};

// A line of the first plane of its tile.
INLINE const uint8_t *line_at(const uint8_t *planes, size_t dim, size_t line) {
    return planes + line / TILE_LINES * dim * VK_PLANE + line % TILE_LINES * LINE;
}

// Adds two bits to a digit and returns what carries over.
INLINE words add(words *digit, words a, words b) {
    const words carry = MAJORITY(*digit, a, b);
    *digit = PARITY(*digit, a, b);
    return carry;
}

// Adds eight bits to three digits.
INLINE words add_eight(words *digits, const words *bits) {
    const words a = add(digits, bits[0], bits[1]), b = add(digits, bits[2], bits[3]);
    const words c = add(digits, bits[4], bits[5]), d = add(digits, bits[6], bits[7]);
    const words first = add(digits + 1, a, b), second = add(digits + 1, c, d);
    return add(digits + 2, first, second);
}

// Adds up to eight planes to three digits.
INLINE words add_planes(words *digits, const uint8_t *at, const uint32_t *offsets, size_t count, int flipped) {
    words bits[8];
    UNROLL for (size_t i = 0; i < 8; i++) {
        const words plane = i < count ? *(const words *)(at + offsets[i]) : (words){} - (uint64_t)flipped;
        bits[i] = flipped ? ~plane : plane;
    }
    return add_eight(digits, bits);
}

// Adds all planes of a list to three digits and returns where its carries end.
INLINE words *add_list(words *digits, const uint8_t *at, const uint32_t *offsets, size_t count, int flipped, words *carries) {
    for (; count >= 8; count -= 8, offsets += 8) *carries++ = add_planes(digits, at, offsets, 8, flipped);
    if (count) *carries++ = add_planes(digits, at, offsets, count, flipped);
    return carries;
}

// Adds carries to three digits, and puts those that come of it in their place.
INLINE words *add_carries(words *digits, words *carries, size_t count) {
    words *out = carries;
    for (; count >= 8; count -= 8, carries += 8) *out++ = add_eight(digits, carries);
    if (count) {
        words bits[8] = {{0}};
        for (size_t i = 0; i < count; i++) bits[i] = carries[i];
        *out++ = add_eight(digits, bits);
    }
    return out;
}

// The sums of a line.
static void add_up(const struct vk_sum *sum, const uint8_t *line, struct sums *sums) {
    // Those of a digit are carried three digits on.
    words carries[3][MOST_CARRIES];
    for (size_t at = 0; at < LINE; at += sizeof(words)) {
        const uint32_t *offsets = sum->offsets;
        words digits[3] = {{0}};
        size_t counts[3] = {0};
        for (size_t d = 0; d < sum->digits; d++) {
            words *const start = carries[d % 3], *end = start;
            if (d < 3) {
                const uint32_t *flipped = offsets + sum->counts[d][0];
                end = add_list(digits, line + at, offsets, sum->counts[d][0], 0, start);
                end = add_list(digits, line + at, flipped, sum->counts[d][1], 1, end);
                offsets = flipped + sum->counts[d][1];
            } else {
                end = add_carries(digits, start, counts[d % 3]);
            }
            counts[d % 3] = (size_t)(end - start);
            *(words *)(sums->digits[d] + at) = digits[0];
            digits[0] = digits[1];
            digits[1] = digits[2];
            digits[2] = (words){};
        }
    }
}

// Asks for a line of some planes.
INLINE void fetch_line(const uint8_t *line, const uint32_t *offsets, size_t count) {
    for (size_t i = 0; i < count; i++) __builtin_prefetch(line + offsets[i], 0, 2);
}

// Which sums are above the threshold.
INLINE void compare(const struct sums *sums, uint32_t digits, uint16_t threshold, uint64_t *above) {
    for (size_t at = 0; at < LINE; at += sizeof(words)) {
        words greater = {}, equal = ~(words){};
        for (uint32_t d = digits; d-- > 0;) {
            const words bits = *(const words *)(sums->digits[d] + at);
            if (threshold >> d & 1) {
                equal &= bits;
            } else {
                greater |= equal & bits;
                equal &= ~bits;
            }
        }
        memcpy((char *)above + at, &greater, sizeof greater);
    }
}

// The bits of 64 vectors that exist and are admitted.
INLINE uint64_t admitted(const uint32_t *allowed, size_t vectors, size_t first) {
    if (first >= vectors) return 0;
    const size_t left = vectors - first;
    const uint64_t valid = left < 64 ? ((uint64_t)1 << left) - 1 : ~(uint64_t)0;
    if (!allowed) return valid;
    return ((left > 32 ? (uint64_t)allowed[first / 32 + 1] << 32 : 0) | allowed[first / 32]) & valid;
}

// Digits of the sums of eight vectors, a byte each.
INLINE uint64_t digits_of(const struct sums *sums, size_t from, size_t to, size_t byte) {
    uint64_t digits = 0;
#pragma clang loop vectorize(disable)
    for (size_t d = from; d < to; d++) digits |= (uint64_t)sums->digits[d][byte] << (d - from) * 8;
    return digits;
}

// Bit j of each of eight bytes, side by side.
INLINE uint32_t gathered(uint64_t bytes, size_t j) {
    return (uint32_t)((bytes >> j & 0x0101010101010101) * 0x0102040810204080 >> 56);
}

// Appends the vectors of a line whose bit in `which` is set, with their sums; returns how many these are.
static size_t append(const struct sums *sums, size_t digits, const uint8_t *which, uint32_t id, uint32_t *ids,
                     uint16_t *scores) {
    typedef uint8_t bytes __attribute__((vector_size(64), aligned(1), may_alias));
    typedef _Bool marks __attribute__((ext_vector_type(64)));
    const marks any = __builtin_convertvector(*(const bytes *)which != 0, marks);
    uint64_t busy;
    memcpy(&busy, &any, 8);
    size_t count = 0;
    for (; busy; busy &= busy - 1) {
        const size_t byte = (size_t)__builtin_ctzll(busy);
        const uint64_t low = digits_of(sums, 0, digits < 8 ? digits : 8, byte);
        const uint64_t high = digits_of(sums, 8, digits, byte);
        for (uint32_t rest = which[byte]; rest; rest &= rest - 1, count++) {
            const size_t j = (size_t)__builtin_ctz(rest);
            ids[count] = id + (uint32_t)(byte * 8 + j);
            scores[count] = (uint16_t)(gathered(low, j) | gathered(high, j) << 8);
        }
    }
    return count;
}

// Whether any vector of a line of 512 is admitted.
static int is_wanted(const uint32_t *allowed, size_t vectors, size_t line) {
    if (!allowed) return line * 512 < vectors;
    uint64_t any = 0;
    for (size_t w = 0; w < 8; w++) any |= admitted(allowed, vectors, line * 512 + w * 64);
    return any != 0;
}

// Of the vectors of a sample whose bit in `left` is set, the sum of the `rank`-th best, digit by digit from the highest; 0 where
// there are fewer.
static uint16_t ranked(const struct sums *sums, uint32_t digits, uint64_t (*left)[8], size_t rank) {
    size_t total = 0;
    for (size_t i = 0; i < SAMPLE_LINES; i++)
        for (size_t w = 0; w < 8; w++) total += (size_t)__builtin_popcountll(left[i][w]);
    if (total < rank) return 0;
    uint32_t sum = 0;
    for (uint32_t d = digits; d-- > 0;) {
        uint64_t bits[SAMPLE_LINES][8];
        size_t set = 0;
        for (size_t i = 0; i < SAMPLE_LINES; i++) {
            memcpy(bits[i], sums[i].digits[d], LINE);
            for (size_t w = 0; w < 8; w++) set += (size_t)__builtin_popcountll(left[i][w] & bits[i][w]);
        }
        const int is_set = set >= rank;
        if (is_set) sum |= 1u << d;
        else rank -= set;
        for (size_t i = 0; i < SAMPLE_LINES; i++)
            for (size_t w = 0; w < 8; w++) left[i][w] &= is_set ? bits[i][w] : ~bits[i][w];
    }
    return (uint16_t)sum;
}

// The lines of a sample are spread over all.
INLINE size_t sample_line(size_t i, size_t wanted, size_t lines) { return lines * (2 * i + 1) / (2 * wanted); }

// How many planes a sum adds, those counted twice or three times that are worth 3, 5, 6 or 7.
INLINE size_t planes_of(const struct vk_sum *sum) {
    size_t count = 0;
    for (size_t d = 0; d < 3; d++) count += (size_t)sum->counts[d][0] + sum->counts[d][1];
    return count;
}

static uint16_t NAME(rank_planes)(const uint8_t *planes, size_t vectors, const struct vk_sum *sum, const uint32_t *allowed,
                                  size_t rank) {
    const size_t lines = (vectors + 511) / 512, wanted = lines < SAMPLE_LINES ? lines : SAMPLE_LINES;
    struct sums sums[SAMPLE_LINES] = {0};
    uint64_t left[SAMPLE_LINES][8] = {{0}};
    for (size_t i = 0; i < wanted; i++) {
        const size_t line = sample_line(i, wanted, lines);
        if (i + 1 < wanted)
            fetch_line(line_at(planes, sum->dim, sample_line(i + 1, wanted, lines)), sum->offsets, planes_of(sum));
        add_up(sum, line_at(planes, sum->dim, line), sums + i);
        for (size_t w = 0; w < 8; w++) left[i][w] = admitted(allowed, vectors, line * 512 + w * 64);
    }
    return ranked(sums, sum->digits, left, rank);
}

// Goes over a line for one question.
static void scan_line(struct vk_question *question, const uint8_t *planes, size_t vectors, size_t line, uint32_t first) {
    struct sums sums;
    uint64_t above[8];
    size_t hits = 0;
    add_up(&question->sum, planes, &sums);
    compare(&sums, question->sum.digits, question->threshold, above);
    for (size_t w = 0; w < 8; w++) {
        if (above[w]) above[w] &= admitted(question->allowed, vectors, line * 512 + w * 64);
        hits += (size_t)__builtin_popcountll(above[w]);
    }
    if (hits)
        question->count += append(&sums, question->sum.digits, (const uint8_t *)above, first + (uint32_t)line * 512,
                                  question->ids + question->count, question->scores + question->count);
}

// Whether a question can find anything in a line.
INLINE int asks_for(const struct vk_question *question, size_t vectors, size_t line) {
    return !(question->threshold >> question->sum.digits) && is_wanted(question->allowed, vectors, line);
}

// The first line from `line` on in which any question can find something, or `to`.
static size_t next_line(const struct vk_batch *batch, size_t vectors, size_t line, size_t to) {
    for (; line < to; line++)
        for (size_t q = 0; q < batch->count; q++)
            if (asks_for(batch->questions + q, vectors, line)) return line;
    return to;
}

static size_t NAME(scan_planes)(const uint8_t *planes, size_t vectors, const struct vk_batch *batch, size_t from, size_t to,
                                uint32_t first) {
    if (batch->count == 0) return to;
    const size_t dim = batch->questions->sum.dim;
    for (size_t line = next_line(batch, vectors, from, to), next; line < to; line = next) {
        for (size_t q = 0; q < batch->count; q++)
            if (batch->questions[q].capacity - batch->questions[q].count < 512) return line;
        next = next_line(batch, vectors, line + 1, to);
        if (next < to) fetch_line(line_at(planes, dim, next), batch->read, batch->read_count);
        for (size_t q = 0; q < batch->count; q++)
            if (asks_for(batch->questions + q, vectors, line))
                scan_line(batch->questions + q, line_at(planes, dim, line), vectors, line, first);
    }
    return to;
}
