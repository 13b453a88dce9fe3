/// The words in class and id by which authors tell what is not content.
enum HTMLLayerWords {
    static let main: Set<String> = [
        "main", "main-content", "maincontent", "content-main", "bodycontent", "mw-content-text",
        "article-body", "post-content", "entry-content", "page-content", "article-content", "documentwrapper",
    ]

    static let furniture: Set<String> = [
        "nav", "navbar", "navigation", "menu", "topnav", "sidenav", "sidebar", "side-bar", "sidemenu",
        "breadcrumb", "breadcrumbs", "footer", "site-footer", "page-footer", "topbar", "navheader",
        "navfooter", "docnav", "toc", "sphinxsidebar", "cookie", "cookies", "cookiebanner", "consent", "gdpr",
        "banner", "ad", "ads", "advert", "advertisement", "sponsor", "social", "share", "sharing",
        "pagination", "pager", "prevnext", "skip-link", "skiplink", "skip", "sr-only", "visually-hidden",
        "screen-reader-text", "newsletter", "subscribe", "login", "search", "searchbox", "headerlink",
        "permalink", "related-posts", "related-articles", "relatedposts", "jp-relatedposts", "sharedaddy",
        "outbrain", "taboola", "print-only", "noprint", "popup", "modal", "overlay", "toolbar", "copyright",
        "legal-links", "editsection", "mw-editsection", "catlinks", "printfooter", "mobile-nav", "metanav",
        "language-switcher", "backlink",
    ]

    static let remarks: Set<String> = [
        "comments", "comment-list", "commentlist", "disqus_thread", "comments-area", "comment-section",
        "respond",
    ]

    static let beside: Set<String> = [
        "sidebar", "side-bar", "header", "site-header", "page-header", "masthead", "related", "aside",
    ]

    /// What tells advice within the content from what stands beside it.
    static let advice: Set<String> = [
        "note", "warning", "caution", "danger", "important", "tip", "hint", "notice", "attention",
        "admonition", "callout", "alert",
    ]

    static let parts: Set<String> = [
        "cookie", "cookies", "consent", "gdpr", "navbar", "nav", "navigation", "breadcrumb", "breadcrumbs",
        "sidebar", "advert", "advertisement", "ads", "newsletter", "pagination", "footer", "masthead", "skip",
        "topbar", "menu", "social", "share", "sharing", "banner", "promo", "copyright", "related",
        "sponsored",
    ]
}
