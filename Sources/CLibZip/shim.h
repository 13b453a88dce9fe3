#ifndef DOCENT_CLIBZIP_SHIM_H
#define DOCENT_CLIBZIP_SHIM_H

#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <zip.h>

// A container over a copy of the bytes that libzip owns and frees; NULL, with the library's code, when it is none.
static inline zip_t *docent_zip_open(const void *bytes, uint64_t count, int flags, int *code) {
    zip_error_t error;
    zip_error_init(&error);
    *code = ZIP_ER_MEMORY;
    void *copy = malloc(count);
    if (copy == NULL) return NULL;
    memcpy(copy, bytes, count);
    zip_source_t *source = zip_source_buffer_create(copy, count, 1, &error);
    if (source == NULL) {
        free(copy);
        return NULL;
    }
    zip_t *archive = zip_open_from_source(source, flags, &error);
    if (archive == NULL) {
        *code = zip_error_code_zip(&error);
        zip_source_free(source);
    }
    zip_error_fini(&error);
    return archive;
}

// What the directory says of a member; its pointers would need care in Swift.
typedef struct {
    uint64_t size;
    uint64_t packedSize;
    int isEncrypted;
    int isFound;
} docent_zip_entry;

static inline docent_zip_entry docent_zip_entry_at(zip_t *archive, uint64_t index) {
    docent_zip_entry entry = {0, 0, 0, 0};
    zip_stat_t stat;
    zip_stat_init(&stat);
    if (zip_stat_index(archive, index, 0, &stat) != 0) return entry;
    entry.isFound = 1;
    if (stat.valid & ZIP_STAT_SIZE) entry.size = stat.size;
    if (stat.valid & ZIP_STAT_COMP_SIZE) entry.packedSize = stat.comp_size;
    if (stat.valid & ZIP_STAT_ENCRYPTION_METHOD) entry.isEncrypted = stat.encryption_method != ZIP_EM_NONE;
    return entry;
}

static inline int docent_zip_last_error(zip_t *archive) { return zip_error_code_zip(zip_get_error(archive)); }

#endif
