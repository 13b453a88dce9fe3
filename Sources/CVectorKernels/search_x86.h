// Search kernels in 256-bit instructions, included by each x86 set: the scans are bound by memory, so that wider
// registers would not make them faster.

static inline float sum_ps(__m256 v) {
    __m128 s = _mm_add_ps(_mm256_castps256_ps128(v), _mm256_extractf128_ps(v, 1));
    s = _mm_add_ps(s, _mm_movehl_ps(s, s));
    return _mm_cvtss_f32(_mm_add_ss(s, _mm_movehdup_ps(s)));
}

static inline int32_t sum_epi32(__m256i v) {
    __m128i s = _mm_add_epi32(_mm256_castsi256_si128(v), _mm256_extracti128_si256(v, 1));
    s = _mm_add_epi32(s, _mm_shuffle_epi32(s, 0x4E));
    return _mm_cvtsi128_si32(_mm_add_epi32(s, _mm_shuffle_epi32(s, 0xB1)));
}

static float NAME(dot_f32)(const float *a, const float *b, size_t n) {
    __m256 s0 = _mm256_setzero_ps(), s1 = s0, s2 = s0, s3 = s0;
    size_t i = 0;
    for (; i + 32 <= n; i += 32) {
        s0 = _mm256_fmadd_ps(_mm256_loadu_ps(a + i), _mm256_loadu_ps(b + i), s0);
        s1 = _mm256_fmadd_ps(_mm256_loadu_ps(a + i + 8), _mm256_loadu_ps(b + i + 8), s1);
        s2 = _mm256_fmadd_ps(_mm256_loadu_ps(a + i + 16), _mm256_loadu_ps(b + i + 16), s2);
        s3 = _mm256_fmadd_ps(_mm256_loadu_ps(a + i + 24), _mm256_loadu_ps(b + i + 24), s3);
    }
    for (; i + 8 <= n; i += 8) s0 = _mm256_fmadd_ps(_mm256_loadu_ps(a + i), _mm256_loadu_ps(b + i), s0);
    float sum = sum_ps(_mm256_add_ps(_mm256_add_ps(s0, s1), _mm256_add_ps(s2, s3)));
    for (; i < n; i++) sum += a[i] * b[i];
    return sum;
}

// Sixteen products of signed bytes, added in pairs.
static inline __m256i products(const int8_t *a, const int8_t *b) {
    return _mm256_madd_epi16(_mm256_cvtepi8_epi16(_mm_loadu_si128((const __m128i *)a)),
                             _mm256_cvtepi8_epi16(_mm_loadu_si128((const __m128i *)b)));
}

static int32_t NAME(dot_i8)(const int8_t *a, const int8_t *b, size_t n) {
    __m256i s0 = _mm256_setzero_si256(), s1 = s0;
    size_t i = 0;
    for (; i + 32 <= n; i += 32) {
        s0 = _mm256_add_epi32(s0, products(a + i, b + i));
        s1 = _mm256_add_epi32(s1, products(a + i + 16, b + i + 16));
    }
    if (i + 16 <= n) s0 = _mm256_add_epi32(s0, products(a + i, b + i)), i += 16;
    int32_t sum = sum_epi32(_mm256_add_epi32(s0, s1));
    for (; i < n; i++) sum += a[i] * b[i];
    return sum;
}

// Up to four queries share each row that comes from memory.
static void NAME(scan_i8)(const int8_t *codes, size_t rows, size_t dim, const int8_t *queries, size_t query_count,
                          int32_t *scores) {
    const size_t whole = dim / 16 * 16;
    for (size_t r = 0; r < rows; r++, codes += dim) {
        for (size_t line = 0; line < dim; line += 64) _mm_prefetch((const char *)codes + 8 * dim + line, _MM_HINT_T0);
        size_t q = 0;
        for (; q + 4 <= query_count; q += 4) {
            const int8_t *query = queries + q * dim;
            __m256i s0 = _mm256_setzero_si256(), s1 = s0, s2 = s0, s3 = s0;
            for (size_t i = 0; i < whole; i += 16) {
                const __m256i c = _mm256_cvtepi8_epi16(_mm_loadu_si128((const __m128i *)(codes + i)));
#define QUERY(k) \
    _mm256_madd_epi16(c, _mm256_cvtepi8_epi16(_mm_loadu_si128((const __m128i *)(query + (k) * dim + i))))
                s0 = _mm256_add_epi32(s0, QUERY(0));
                s1 = _mm256_add_epi32(s1, QUERY(1));
                s2 = _mm256_add_epi32(s2, QUERY(2));
                s3 = _mm256_add_epi32(s3, QUERY(3));
#undef QUERY
            }
            const int32_t sums[4] = {sum_epi32(s0), sum_epi32(s1), sum_epi32(s2), sum_epi32(s3)};
            for (size_t k = 0; k < 4; k++)
                scores[(q + k) * rows + r] =
                    sums[k] + kernels_scalar.dot_i8(codes + whole, query + k * dim + whole, dim - whole);
        }
        for (; q < query_count; q++) scores[q * rows + r] = NAME(dot_i8)(codes, queries + q * dim, dim);
    }
}

static float NAME(normalize_f32)(float *x, size_t n) {
    const float length = __builtin_sqrtf(NAME(dot_f32)(x, x, n));
    for (size_t i = 0; length > 0 && i < n; i++) x[i] /= length;
    return length;
}

static float NAME(quantize_i8)(const float *x, size_t n, int8_t *codes) {
    float most = 0;
    for (size_t i = 0; i < n; i++) {
        const float size = __builtin_fabsf(x[i]);
        most = size > most ? size : most;
    }
    const float inverse = most > 0 ? 127.0f / most : 0;
    for (size_t i = 0; i < n; i++) codes[i] = (int8_t)__builtin_rintf(x[i] * inverse);
    return most / 127.0f;
}

static void NAME(rescore_i8)(const int8_t *codes, const float *scales, size_t dim, const float *query,
                             const uint32_t *ids, size_t count, float *scores) {
    enum { AHEAD = 8 };
    for (size_t i = 0; i < count; i++) {
        if (i + AHEAD < count) {
            const int8_t *next = codes + ids[i + AHEAD] * dim;
            for (size_t line = 0; line < dim; line += 64) _mm_prefetch((const char *)next + line, _MM_HINT_T1);
            _mm_prefetch((const char *)(scales + ids[i + AHEAD]), _MM_HINT_T1);
        }
        const int8_t *row = codes + ids[i] * dim;
        __m256 s0 = _mm256_setzero_ps(), s1 = s0;
        size_t d = 0;
#define FLOATS(at) _mm256_cvtepi32_ps(_mm256_cvtepi8_epi32(_mm_loadl_epi64((const __m128i *)(row + (at)))))
        for (; d + 16 <= dim; d += 16) {
            s0 = _mm256_fmadd_ps(_mm256_loadu_ps(query + d), FLOATS(d), s0);
            s1 = _mm256_fmadd_ps(_mm256_loadu_ps(query + d + 8), FLOATS(d + 8), s1);
        }
#undef FLOATS
        float sum = sum_ps(_mm256_add_ps(s0, s1));
        for (; d < dim; d++) sum += query[d] * row[d];
        scores[i] = sum * scales[ids[i]];
    }
}

#define TABLE_WITH(name, i8, bf16, matmul, attention)                                                           \
    {                                                                                                           \
        name, i8, bf16, NAME(dot_f32), NAME(dot_i8), NAME(scan_i8), NAME(normalize_f32), NAME(quantize_i8),     \
            NAME(rescore_i8), NAME(scan_planes), NAME(rank_planes), matmul, NAME(layer_norm), NAME(pack_rows), attention             \
    }
#define TABLE_OF(name, i8, bf16) TABLE_WITH(name, i8, bf16, NAME(matmul), NAME(attention))
