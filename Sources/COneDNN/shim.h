#ifndef C_ONEDNN_SHIM_H
#define C_ONEDNN_SHIM_H

#include <dnnl.h>

#endif
