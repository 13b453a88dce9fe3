/// What the elements of DocBook, TEI, DITA, JATS and the patents of the USPTO mean, by their local names.
enum XMLVocabularyTable {
    /// What an element means.
    enum Role {
        /// The same as an element of HTML.
        case element(HTMLName)
        /// A section: its title is a heading one level below that of the section around it.
        case section
        /// The title of what it stands in.
        case title
        /// An item of a list, or the definition in a list of terms.
        case itemOrDefinition
        /// Information about the document.
        case information
        /// Kept apart from the content.
        case aside
        /// Never shown.
        case unseen
        /// A link.
        case link
        /// A cell of a CALS table.
        case entry
        /// An entry of a bibliography, one paragraph.
        case citation
        /// A list whose kind an attribute names.
        case list
        /// One thing in several notations.
        case alternatives
    }

    /// The names of root elements.
    static let roots: Set<String> = [
        "book", "article", "chapter", "section", "sect1", "part", "preface", "appendix", "set", "reference",
        "refentry", "glossary", "topic", "TEI", "TEI.2", "teiCorpus", "concept", "task", "dita", "map",
        "bookmap", "troubleshooting", "glossentry", "us-patent-application", "us-patent-grant",
        "patent-application-publication", "PATDOC",
    ]

    /// The meaning of each element.
    static let roles: [String: Role] = {
        var roles: [String: Role] = [:]
        for name in words(sections) { roles[name] = .section }
        for (html, names) in elements {
            for name in words(names) { roles[name] = .element(html) }
        }
        for name in words(titles) { roles[name] = .title }
        for name in words("listitem item answer") { roles[name] = .itemOrDefinition }
        for name in words(information) { roles[name] = .information }
        for name in words(asides) { roles[name] = .aside }
        for name in words(unseen) { roles[name] = .unseen }
        for name in words("link ulink ref ptr xref ext-link") { roles[name] = .link }
        for name in words("entry cell stentry") { roles[name] = .entry }
        for name in words("mixed-citation element-citation nlm-citation citation contrib aff") {
            roles[name] = .citation
        }
        roles["list"] = .list
        roles["alternatives"] = .alternatives
        // Where a work appeared: HTML's element of that name shows nothing.
        roles["source"] = .element(.em)
        return roles
    }()

    private static func words(_ text: String) -> [String] { text.split(separator: " ").map(String.init) }

    private static let titles = """
        title head article-title refname refentrytitle navtitle invention-title title-of-invention heading H B540
        """

    private static let sections = """
        us-patent-application us-patent-grant patent-application-publication PATDOC description claims \
        subdoc-description subdoc-claims subdoc-abstract SDODE SDOAB SDOCL \
        book article chapter section sect1 sect2 sect3 sect4 sect5 simplesect part preface appendix set reference \
        refentry refsect1 refsect2 refsect3 refsection ref-list glossary bibliography colophon dedication acknowledgements \
        topic concept task troubleshooting sec app div div1 div2 div3 div4 div5 div6 div7 refsynopsisdiv \
        bodydiv sectiondiv topicref chapterref
        """

    private static let information = """
        info bookinfo articleinfo chapterinfo sectioninfo sect1info sect2info partinfo appendixinfo prefaceinfo \
        refentryinfo referenceinfo setinfo front article-meta title-group objectinfo us-bibliographic-data-application \
        us-bibliographic-data-grant subdoc-bibliographic-information technical-information SDOBI B500
        """

    private static let asides = "teiHeader prolog related-links toc index journal-meta refmeta titlepage"

    private static let unseen = """
        indexterm titleabbrev remark beginpage colspec spanspec areaspec imageobject imagedata graphic \
        alt-title data-about keywords
        """

    private static let elements: [(HTMLName, String)] = [
        (
            .p,
            """
            para simpara p ab shortdesc cmd abstract-para refpurpose speaker lg byline dateline salute opener \
            paragraph PARA claim-text
            """
        ),
        (
            .div,
            """
            formalpara abstract note tip warning caution important example informalexample mediaobject inlinemediaobject \
            body conbody taskbody refbody context prereq result stepresult info-step l sp subtitle trailer closer \
            bibliomixed biblioentry textobject claim fig table-wrap disp-formula equation \
            informalequation sidebar boxed-text steps-informal postreq refsyn
            """
        ),
        (.figure, "figure informalfigure"),
        (.figcaption, "caption figDesc"),
        (
            .ul,
            """
            itemizedlist ul simplelist substeps-unordered steps-unordered listBibl bibliolist calloutlist \
            choices sl
            """
        ),
        (.ol, "orderedlist ol procedure steps substeps stepalternatives"),
        (.li, "li step substep member callout list-item ref bibl choice sli"),
        (.dl, "variablelist glosslist dl def-list qandaset parml"),
        (.dt, "term glossterm dt question pt"),
        (.dd, "glossdef dd def pd"),
        (
            .pre,
            "programlisting screen literallayout synopsis codeblock preformat eg egXML cmdsynopsis funcsynopsis msgblock classsynopsis"
        ),
        (.blockquote, "blockquote disp-quote lq epigraph"),
        (.em, "emphasis hi italic bold i b"),
        (.sup, "superscript sup"),
        (.sub, "subscript sub"),
        (.table, "table informaltable simpletable properties"),
        (.thead, "thead sthead"),
        (.tbody, "tbody tfoot"),
        (.tr, "row strow tr"),
        (.br, "lb sbr break"),
        (.footnote, "footnote fn"),
    ]
}
