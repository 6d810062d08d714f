//! What can be wrong with what a text states: sums, dates, numbers, agencies.

table! {
    WithReason;

    "facts-differ" Error
        "A sum, share, date, document number or period is not the same in every language. Whoever reads the translation would rely on a figure that nobody decided."
        "金额、比例、日期、文号或期限在各语言中不一致。读译文的人会依据一个没有人作出决定的数字行事。"
        "zh-Hans: 不超过50万元\nen: up to CNY 50,000" => "zh-Hans: 不超过50万元\nen: up to CNY 500,000";

    "incentive-not-in-text" Error
        "A typed incentive has a figure that the clause's text does not say."
        "结构化的扶持内容中有条文没有写的数字。"
        "cap: 5000000, the text says 50万元" => "cap: 500000";

    "amount-without-incentive" Warning
        "The clause's text names a sum or share that no incentive has, so readers who filter by sum don't find it."
        "条文写有金额或比例，而扶持内容中没有，按金额查找的读者会找不到。"
        "不超过50万元, without `cap`" => "cap: 500000";

    "summary-says-more" Error
        "The summary of a measure states a sum, share, date or period that none of its clauses states. A summary is ours; its figures are those of the official text."
        "措施的概要中有条文没有写的金额、比例、日期或期限。概要由编者撰写，其中的数字须取自公文原文。"
        "summary: 每年不超过500万元, the clause says 50万元" => "summary: 每年不超过50万元";

    "unused-question" Warning
        "No condition names this question, so the finder never asks it. A condition was forgotten, or the question is left over."
        "没有条件引用这个问题，“找措施”页面不会提出它。可能漏写了条件，或者问题已不再需要。"
        "- id: floor-space, and no `fits` names it" => "fits:\n  - {question: floor-space, at_least: 50}";

    "list-lengths-differ" Error
        "A list has another number of entries in one language than in another: an entry was left out or run together."
        "列表在各语言中的项数不一致：漏了一项，或者两项并成了一项。"
        "zh-Hans: three entries, en: two" => "three entries in each language";

    "no-such-day" Warning
        "A text names a day that no calendar has. If the document as issued says so, a note should."
        "文字中有日历上不存在的日期。如果印发的文件就是如此，应加注说明。"
        "2024年2月30日" => "2024年2月29日";

    "document-number-form" Warning
        "The number of a Chinese document is written with 〔〕 around the year and without a leading zero: that is how it is found elsewhere."
        "发文字号的年份用六角括号〔〕括入，序号不编虚位：这样才能在别处检索到。"
        "国办发[2023]010号" => "国办发〔2023〕10号";

    "effective-before-issued" Warning
        "A policy is said to be in force before it was issued. It happens, and more often a digit is wrong."
        "政策生效日期早于印发日期。这种情况存在，但更常见的是数字写错。"
        "issued: 2025-04-01\neffective: 2024-04-01" => "effective: 2025-04-01";

    "event-ahead" Warning
        "The history tells of something that lies after the day for which the site speaks."
        "历史记录中有晚于网站所示日期的事项。"
        "history: [{date: 2042-01-01, …}]" => "history: [{date: 2024-01-01, …}]";

    "deadline-on-holiday" Advice
        "A deadline falls on a Saturday, a Sunday or a fixed public holiday, when no desk is open. It may be right; it is worth a look."
        "截止日期是周六、周日或固定的法定节假日，届时窗口不办公。可能无误，但值得核对。"
        "districts_report_by: 2024-08-31 (Saturday)" => "districts_report_by: 2024-09-02 (Monday)";

    "nobody-in-charge" Warning
        "A clause grants something and names nobody who leads or is responsible, so applicants don't know whom to ask."
        "条文给予扶持，却没有牵头或负责的机构，申请人不知道该问谁。"
        "incentives without `lead`" => "lead: [commerce]";

    "agency-not-in-roles" Warning
        "The clause's text names a registered agency that has no part in the clause. Perhaps it was forgotten in `lead`, `support` or `responsible`."
        "条文提到一个已登记的机构，而它在本款中没有职责。也许`lead`、`support`或`responsible`漏写了它。"
        "text: 由云山海关办理 with `lead: [commerce]`" => "lead: [commerce]\nsupport: [customs]";

    "typed-bracket" Error
        "The bracket of agencies is typed into the text. It is rendered from `lead`, `support` and `responsible`, and would stand there twice."
        "文字中直接写了机构括号。括号由`lead`、`support`、`responsible`生成，会重复出现。"
        "text: …（市商务局牵头）" => "text: …\nlead: [commerce]";

    "numbering-in-text" Warning
        "Numbers at the beginning of paragraphs or list entries (一、 （一） 1. 第一条) leave one out or repeat one."
        "段落或列表开头的编号（一、（一）、1.、第一条）有遗漏或重复。"
        "（一）… （三）…" => "（一）… （二）…";

    "note-quotes-nothing" Error
        "A note quotes words that the text it is about does not have."
        "注释引用的词句在所注文字中不存在。"
        "printed: {zh-Hans: 通告} where the text says 通知" => "printed: {zh-Hans: 通知}";

    "contact-outside-notice" Error
        "A name, telephone number or address of the notice's contact line stands in another text. They were given for questions about one notice, not for an index."
        "通知联系人的姓名、电话或邮箱出现在其他文字中。它们只为该通知的咨询而公布，不应进入索引。"
        "who: {zh-Hans: 请致电张三} " => "who: {zh-Hans: 请致电市商务局窗口}";

    "change-reaches-back" Warning
        "A change takes effect before it was published. Some decisions reach back; more often a digit is wrong."
        "变动的施行日期早于公布日期。有的决定会追溯适用，但更常见的是日期写错。"
        "date: 2025-04-01\neffective: 2025-03-01" => "date: 2025-04-01\neffective: 2025-05-01";
}
