//! What can be wrong with translations, and with what an author lets pass.

table! {
    WithReason;

    "stale-translation" Warning
        "The original was changed after the translation had been made from it. The site shows the translation with a mark until somebody has read it again and runs `gongbao translate accept`."
        "原文在翻译之后作了修改。在有人重新核对并运行`gongbao translate accept`之前，网站会在译文旁注明。"
        "the Chinese was corrected, the English was not" => "both say the same, and the translation is accepted";

    "unrecorded-translation" Warning
        "It is not recorded from which text a translation was made, so nobody will notice when it falls behind."
        "没有记录译文依据哪个原文，原文修改后无法察觉。"
        "a new clause, translated and not accepted" => "gongbao translate accept policies/demo/3.1/text";

    "unused-translation-record" Warning
        "content/translations.yaml tells of a text that is not there any more."
        "content/translations.yaml记录了已不存在的文字。"
        "a line for a clause that was taken out" => "gongbao translate accept --all";

    "term-not-used" Advice
        "The Chinese of a clause uses a term of the glossary, and its English has none of the glossary's names for it. Readers take two names for two things."
        "条文中文用了术语表中的术语，英文却没有使用术语表中的译名。读者会把两个名称当成两件事。"
        "en: Beacon warehouses where the glossary says “Lighthouse” warehouse" => "en: “Lighthouse” warehouses";

    "allowance-unclear" Warning
        "A comment lets a finding pass without saying which or why, or one that can't be let pass."
        "放行注释没有写明规则代码或理由，或者该规则不能放行。"
        "# gongbao: allow typed-space" => "# gongbao: allow typed-space because the document prints it so";

    "unused-allowance" Warning
        "A comment lets a finding pass that is not there any more. Left standing, it would hide the next one."
        "放行注释所针对的问题已不存在。留着会掩盖下一个问题。"
        "# gongbao: allow typed-space because … above a text without spaces" => "the text without the comment";
}
