// 2ˣ within 8e-5 relative in AVX-512, included by each set before lanes.h: the fraction over [0, 1) by a polynomial of
// degree 3 of least relative error, the whole part by the instruction that scales.
#define EXP2_NEAR exp2_near

static inline __m512 exp2_near(__m512 x) {
    const __m512 f = _mm512_reduce_ps(x, _MM_FROUND_TO_NEG_INF | _MM_FROUND_NO_EXC);
    __m512 p = _mm512_set1_ps(7.8024462e-2f);
    p = _mm512_fmadd_ps(p, f, _mm512_set1_ps(2.2606727e-1f));
    p = _mm512_fmadd_ps(p, f, _mm512_set1_ps(6.9583350e-1f));
    p = _mm512_fmadd_ps(p, f, _mm512_set1_ps(9.9992520e-1f));
    return _mm512_scalef_ps(p, x);
}
