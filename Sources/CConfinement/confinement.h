// What the files of this room share; each returns whether it is in force.
#include "CConfinement.h"

int cf_keep_rights(void);
int cf_limit_files(const struct cf_places *places);
int cf_limit_reader_calls(void);
int cf_limit_helper_calls(int has_sockets);
