#ifndef DOCENT_CLIBXML2_SHIM_H
#define DOCENT_CLIBXML2_SHIM_H

// libxml2 built with ICU includes the system's ICU headers, which clash with Foundation's own copy.
#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/xmlerror.h>

// A global mutable function pointer in C, which Swift 6 refuses to read.
static inline void docent_xml_free(void *memory) { xmlFree(memory); }

static inline xmlParserInputPtr docent_xml_load_nothing(const char *url, const char *id, xmlParserCtxtPtr context) {
    (void)url; (void)id; (void)context;
    return NULL;
}

// Makes the library ready for threads, and unable to open any file or address by itself.
static inline void docent_xml_initialise(void) {
    xmlInitParser();
    xmlSetExternalEntityLoader(docent_xml_load_nothing);
}

// The magic number is a macro too large for Swift's importer to type as the field is typed.
static inline void docent_xml_mark_sax2(xmlSAXHandler *handler) { handler->initialized = XML_SAX2_MAGIC; }

#endif
