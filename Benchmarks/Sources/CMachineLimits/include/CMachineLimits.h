// What the machine can do at most, for shares of it.
#ifndef C_MACHINE_LIMITS_H
#define C_MACHINE_LIMITS_H

#include <stddef.h>

// Floating-point operations in a second on `threads` threads, by fused multiply-adds in registers; 0 without AVX2.
double ml_peak_f32(int threads);
// The same for products of 16-bit integers summed in 32 bits (a product and a sum are two operations).
double ml_peak_i16(int threads);
// The same for products of bytes summed in 32 bits; 0 without VNNI.
double ml_peak_i8(int threads);
// The same for products of bfloat16; 0 without instructions for them.
double ml_peak_bf16(int threads);
// Bytes in a second that `threads` threads read from `bytes` of memory each.
double ml_read_rate(int threads, size_t bytes);

#endif
