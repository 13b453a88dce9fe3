// The first pass over planes of bits, written once and included by each instruction set after lanes.h.
//
// Numbers are added upright: a register holds one binary digit of as many sums as it has bits, so that a full adder of two
// or three instructions adds a bit to each of them (Li and Patel, BitWeaving, 2013). A set may bring that adder's two results
// as PARITY and MAJORITY of three registers.

typedef uint64_t words __attribute__((vector_size(LANES * 4), may_alias));

#ifndef PARITY
#define PARITY(a, b, c) ((a) ^ (b) ^ (c))
#define MAJORITY(a, b, c) (((a) & (b)) | ((c) & ((a) ^ (b))))
#endif

// A strip is what is added up at once, a piece of a plane that the nearest cache holds with its sums. Lines are counted over all tiles.
enum { PLANE = VK_TILE / 8, STRIP = VK_SAMPLE / 8, LINE = 64, LINES = STRIP / LINE, STEPS_AHEAD = 8 };

struct sums {
    _Alignas(64) uint8_t digits[VK_DIGITS + 1][STRIP];
    _Alignas(64) uint8_t carries[VK_CARRIES][STRIP];
};

static const _Alignas(64) uint8_t no_bits[STRIP];

// Adds two bits to a digit and returns what carries over.
INLINE words add(words *digit, words a, words b) {
    const words carry = MAJORITY(*digit, a, b);
    *digit = PARITY(*digit, a, b);
    return carry;
}

// A strip of the first plane of a tile.
INLINE const uint8_t *strip_at(const uint8_t *planes, size_t dim, size_t strip) {
    return planes + strip / (PLANE / STRIP) * dim * PLANE + strip % (PLANE / STRIP) * STRIP;
}

INLINE const uint8_t *plane_of(uint16_t source, const uint8_t *strip, const struct sums *sums) {
    if (source == VK_NO_PLANE) return no_bits;
    if (source & VK_CARRY) return sums->carries[source & VK_INDEX];
    return strip + (size_t)(source & VK_INDEX) * PLANE;
}

// Adds four planes into two digits and a carry, and asks for the planes of a later step.
INLINE void take_step(const struct vk_step *step, const uint8_t *strip, const struct vk_step *later,
                      const uint8_t *later_strip, size_t from, size_t to, struct sums *sums) {
    const uint8_t *in[4], *next[4];
    words flips[4];
    for (int i = 0; i < 4; i++) {
        in[i] = plane_of(step->planes[i], strip, sums);
        next[i] = plane_of(later->planes[i], later_strip, sums);
        flips[i] = (words){} - (uint64_t)((step->planes[i] & (VK_CARRY | VK_FLIPPED)) == VK_FLIPPED);
    }
    uint8_t *one = sums->digits[step->digit], *two = sums->digits[step->digit + 1], *carry = sums->carries[step->carry];
    for (size_t line = from; line < to; line += LINE) {
        for (int i = 0; i < 4; i++) __builtin_prefetch(next[i] + line, 0, 2);
        for (size_t at = line; at < line + LINE; at += sizeof(words)) {
#define BITS(i) (*(const words *)(in[i] + at) ^ flips[i])
            words low = *(words *)(one + at), high = *(words *)(two + at);
            const words first = add(&low, BITS(0), BITS(1)), second = add(&low, BITS(2), BITS(3));
            *(words *)(carry + at) = add(&high, first, second);
#undef BITS
            *(words *)(one + at) = low;
            *(words *)(two + at) = high;
        }
    }
}

// Sums of a piece of a strip; the planes of the next one are asked for at the end.
static void add_up(const struct vk_sum *sum, const uint8_t *planes, size_t strip, size_t from, size_t to, struct sums *sums) {
    const uint8_t *here = strip_at(planes, sum->dim, strip), *next = strip_at(planes, sum->dim, strip + 1);
    for (size_t d = 0; d <= sum->digits; d++) memset(sums->digits[d] + from, 0, to - from);
    for (size_t k = 0; k < sum->count; k++) {
        const size_t ahead = k + STEPS_AHEAD;
        const int wraps = ahead >= sum->count;
        take_step(sum->steps + k, here, sum->steps + (wraps ? ahead % sum->count : ahead), wraps ? next : here, from, to,
                  sums);
    }
}

// Which sums of a line are above the threshold.
INLINE void compare(const struct sums *sums, uint32_t digits, uint16_t threshold, size_t line, uint64_t *above) {
    for (size_t at = 0; at < LINE; at += sizeof(words)) {
        words greater = {}, equal = ~(words){};
        for (uint32_t d = digits; d-- > 0;) {
            const words bits = *(const words *)(sums->digits[d] + line + at);
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
static size_t append(const struct sums *sums, size_t digits, size_t line, const uint8_t *which, uint32_t id, uint32_t *ids,
                     uint16_t *scores) {
    typedef uint8_t bytes __attribute__((vector_size(64), aligned(1), may_alias));
    typedef _Bool marks __attribute__((ext_vector_type(64)));
    const marks any = __builtin_convertvector(*(const bytes *)which != 0, marks);
    uint64_t busy;
    memcpy(&busy, &any, 8);
    size_t count = 0;
    for (; busy; busy &= busy - 1) {
        const size_t byte = (size_t)__builtin_ctzll(busy);
        const uint64_t low = digits_of(sums, 0, digits < 8 ? digits : 8, line + byte);
        const uint64_t high = digits_of(sums, 8, digits, line + byte);
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
    uint64_t any = 0;
    for (size_t w = 0; w < 8; w++) any |= admitted(allowed, vectors, line * 512 + w * 64);
    return any != 0;
}

// Of the vectors whose bit in `left` is set, the sum of the `rank`-th best, digit by digit from the highest; 0 where there are
// fewer.
static uint16_t ranked(const struct sums *sums, uint32_t digits, uint64_t *left, size_t rank) {
    enum { WORDS = STRIP / 8 };
    size_t total = 0;
    for (size_t w = 0; w < WORDS; w++) total += (size_t)__builtin_popcountll(left[w]);
    if (total < rank) return 0;
    uint32_t sum = 0;
    for (uint32_t d = digits; d-- > 0;) {
        const uint64_t *bits = (const uint64_t *)sums->digits[d];
        size_t set = 0;
        for (size_t w = 0; w < WORDS; w++) set += (size_t)__builtin_popcountll(left[w] & bits[w]);
        const int is_set = set >= rank;
        if (is_set) sum |= 1u << d;
        else rank -= set;
        for (size_t w = 0; w < WORDS; w++) left[w] &= is_set ? bits[w] : ~bits[w];
    }
    return (uint16_t)sum;
}

static uint16_t NAME(rank_planes)(const uint8_t *planes, size_t vectors, const struct vk_sum *sum, const uint32_t *allowed,
                                  size_t rank) {
    const size_t lines = (vectors + 511) / 512, wanted = lines < LINES ? lines : LINES;
    struct sums sums;
    uint64_t left[STRIP / 8] = {0};
    // Each line of the sample lies elsewhere in its strip, so that their sums stand side by side.
    for (size_t i = 0; i < wanted; i++) {
        size_t strip = lines * (2 * i + 1) / (2 * wanted) / LINES;
        if (strip * LINES + i >= lines) strip--;
        add_up(sum, planes, strip, i * LINE, (i + 1) * LINE, &sums);
        for (size_t w = 0; w < 8; w++) left[i * 8 + w] = admitted(allowed, vectors, (strip * LINES + i) * 512 + w * 64);
    }
    return ranked(&sums, sum->digits, left, rank);
}

static size_t NAME(scan_planes)(const uint8_t *planes, size_t vectors, const struct vk_sum *sum, size_t from, size_t to,
                                const uint32_t *allowed, uint16_t threshold, uint32_t first, uint32_t *ids,
                                uint16_t *scores, size_t capacity, size_t *count) {
    struct sums sums;
    size_t found = *count;
    if (threshold >> sum->digits) return to;
    for (size_t end; from < to; from = end) {
        const size_t strip = from / LINES;
        end = (strip + 1) * LINES < to ? (strip + 1) * LINES : to;
        while (from < end && !is_wanted(allowed, vectors, from)) from++;
        if (from == end) continue;
        add_up(sum, planes, strip, from % LINES * LINE, ((end - 1) % LINES + 1) * LINE, &sums);
        for (size_t line = from; line < end; line++) {
            uint64_t above[8];
            compare(&sums, sum->digits, threshold, line % LINES * LINE, above);
            size_t hits = 0;
            for (size_t w = 0; w < 8; w++) {
                if (above[w]) above[w] &= admitted(allowed, vectors, line * 512 + w * 64);
                hits += (size_t)__builtin_popcountll(above[w]);
            }
            if (hits > capacity - found) {
                *count = found;
                return line;
            }
            if (hits)
                found += append(&sums, sum->digits, line % LINES * LINE, (const uint8_t *)above,
                                first + (uint32_t)line * 512, ids + found, scores + found);
        }
    }
    *count = found;
    return to;
}
