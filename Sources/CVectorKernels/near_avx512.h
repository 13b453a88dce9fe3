// What AVX-512 has instructions for, included by each set before lanes.h.
#define EXP2_NEAR exp2_near
#define NEAREST_BYTES nearest_bytes

// 2ˣ within 8e-5 relative: the fraction over [0, 1) by a polynomial of degree 3 of least relative error, the whole part by the
// instruction that scales.
static inline __m512 exp2_near(__m512 x) {
    const __m512 f = _mm512_reduce_ps(x, _MM_FROUND_TO_NEG_INF | _MM_FROUND_NO_EXC);
    __m512 p = _mm512_set1_ps(7.8024462e-2f);
    p = _mm512_fmadd_ps(p, f, _mm512_set1_ps(2.2606727e-1f));
    p = _mm512_fmadd_ps(p, f, _mm512_set1_ps(6.9583350e-1f));
    p = _mm512_fmadd_ps(p, f, _mm512_set1_ps(9.9992520e-1f));
    return _mm512_scalef_ps(p, x);
}

// Four vectors to the nearest bytes from 0 to 255. Packing goes by quarters of a register, so that groups of four bytes are put
// in their order afterwards.
static inline sixteen_i nearest_bytes(__m512 a, __m512 b, __m512 c, __m512 d) {
    const __m512i order = _mm512_set_epi32(15, 11, 7, 3, 14, 10, 6, 2, 13, 9, 5, 1, 12, 8, 4, 0);
    const __m512i ab = _mm512_packs_epi32(_mm512_cvtps_epi32(a), _mm512_cvtps_epi32(b));
    const __m512i cd = _mm512_packs_epi32(_mm512_cvtps_epi32(c), _mm512_cvtps_epi32(d));
    return (sixteen_i)_mm512_permutexvar_epi32(order, _mm512_packus_epi16(ab, cd));
}
