// Lanes of sixteen floats, included by each set of AVX-512 after it has defined NAME, and WITH_VNNI and WITH_BF16 where it has
// those dot products; brings everything from the dot products to the search.
#define LANES 16
#define ROWS 12
#define PANELS 2
#define FMA(a, b, c) _mm512_fmadd_ps(a, b, c)

typedef int32_t sixteen_i __attribute__((vector_size(64)));

static inline __m512 dot_bf16(__m512 acc, sixteen_i a, sixteen_i w) {
#ifdef WITH_BF16
    return _mm512_dpbf16_ps(acc, (__m512bh)a, (__m512bh)w);
#else
    // A bfloat16 is the upper half of a float.
    acc = _mm512_fmadd_ps((__m512)(a << 16), (__m512)(w << 16), acc);
    return _mm512_fmadd_ps((__m512)(a >> 16 << 16), (__m512)(w >> 16 << 16), acc);
#endif
}

static inline sixteen_i dot_i16(sixteen_i acc, sixteen_i a, sixteen_i w) {
#ifdef WITH_VNNI
    return (sixteen_i)_mm512_dpwssd_epi32((__m512i)acc, (__m512i)a, (__m512i)w);
#else
    return acc + (sixteen_i)_mm512_madd_epi16((__m512i)a, (__m512i)w);
#endif
}

static inline sixteen_i dot_i8(sixteen_i acc, sixteen_i a, sixteen_i w) {
#ifdef WITH_VNNI
    return (sixteen_i)_mm512_dpbusd_epi32((__m512i)acc, (__m512i)a, (__m512i)w);
#else
    // vpmaddubsw would saturate: even and odd bytes are widened and multiplied apart.
    const __m512i even = _mm512_and_si512((__m512i)a, _mm512_set1_epi16(255));
    const __m512i odd = _mm512_srli_epi16((__m512i)a, 8);
    const __m512i w_even = _mm512_srai_epi16(_mm512_slli_epi16((__m512i)w, 8), 8);
    const __m512i w_odd = _mm512_srai_epi16((__m512i)w, 8);
    return acc + (sixteen_i)_mm512_madd_epi16(even, w_even) + (sixteen_i)_mm512_madd_epi16(odd, w_odd);
#endif
}

#include "near_avx512.h"
// Builds on what is near.
#include "lanes.h"
// Builds on lanes.h.
#include "attention.h"

#define THREE(a, b, c, table) (words) _mm512_ternarylogic_epi64((__m512i)(a), (__m512i)(b), (__m512i)(c), table)
#define PARITY(a, b, c) THREE(a, b, c, 0x96)
#define MAJORITY(a, b, c) THREE(a, b, c, 0xE8)
#include "planes.h"
// Builds on NAME.
#include "search_x86.h"
