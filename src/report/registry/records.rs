//! What can be wrong with a record: its fields, and the names by which records find each other.

table! {
    Never;

    "unknown-field" Error
        "A record has a field that no record of its kind has. Most often it is a slip of the keyboard, and what stands in it would be lost."
        "记录中有该类记录没有的字段。多半是拼写错误，其中的内容会丢失。"
        "titel: {en: Rent}" => "title: {en: Rent}";

    "missing-field" Error
        "A field is left out without which the record says too little, or which another field needs."
        "缺少必要的字段，或者缺少另一字段所依赖的字段。"
        "ratio: 50%" => "ratio: 50%\nof: rent";

    "conflicting-fields" Error
        "Two fields of one record exclude each other."
        "同一记录中的两个字段互相排斥。"
        "validity: {years: 3, until: 2027-03-05}" => "validity: {years: 3}";

    "wrong-type" Error
        "A value is of another kind than its field: a number where a text is expected, one value where there is a list."
        "值的类型与字段不符：应为文字处写了数字，应为列表处只写了一个值。"
        "lead: commerce" => "lead: [commerce]";

    "bad-value" Error
        "A value is of the right kind, but not one that the field can have."
        "值的类型正确，但不在该字段允许的范围内。"
        "cap: 1,000,000" => "cap: 1000000";

    "impossible-date" Error
        "A date does not exist, or is written in another order than year-month-day."
        "日期不存在，或者没有按“年-月-日”书写。"
        "issued: 2023-02-29" => "issued: 2023-02-28";

    "empty-text" Error
        "A text is there and says nothing."
        "字段存在，但没有任何文字。"
        "en: ''" => "en: Rent";

    "empty-list" Error
        "A list is there and has no entry, where one at least is needed."
        "列表为空，而这里至少需要一项。"
        "clauses: []" => "clauses:\n  - text: {zh-Hans: …, en: …}";

    "unknown-language" Error
        "A text names a language that this site does not know. The keys are zh-Hant, zh-Hans and en."
        "文字所用的语言代码无法识别。可用的有zh-Hant、zh-Hans和en。"
        "zh-CN: 租金" => "zh-Hans: 租金";

    "duplicate-language" Error
        "`languages` in site.yaml lists a language twice."
        "site.yaml的`languages`中同一语言出现两次。"
        "languages: [zh-Hans, en, en]" => "languages: [zh-Hans, en]";

    "missing-text" Error
        "A text has no words in the language in which the site is written."
        "文字缺少网站的撰写语言。"
        "title: {en: Rent}" => "title: {zh-Hans: 租金, en: Rent}";

    "missing-translation" Error
        "A text lacks a language that the site publishes. `gongbao translate export` hands it to a translator."
        "文字缺少网站发布的某种语言。`gongbao translate export`可导出待译内容。"
        "title: {zh-Hans: 租金}" => "title: {zh-Hans: 租金, en: Rent}";

    "duplicate-id" Error
        "Two records have the same id; whoever names it could mean either."
        "两条记录使用同一标识，引用时无法区分。"
        "- id: commerce\n- id: commerce" => "- id: commerce\n- id: customs";

    "unknown-agency" Error
        "A record names an agency that content/agencies.yaml does not list."
        "引用的机构没有在content/agencies.yaml中登记。"
        "lead: [comerce]" => "lead: [commerce]";

    "unknown-alias" Error
        "A bracket is to print a name that the agency does not have in the registry."
        "括号中要印的名称不在该机构登记的名称之列。"
        "{agency: customs, printed: 海关总署}" => "{agency: customs, printed: 中国云山海关}";

    "unknown-term" Error
        "A record names a term that content/glossary.yaml does not list, or lists as another kind."
        "引用的术语没有在content/glossary.yaml中登记，或者登记为其他类别。"
        "beneficiary: enterprize" => "beneficiary: enterprise";

    "script-without-pair" Error
        "A glossary entry of kind `script` says how a phrase is written in the other script, so it needs both."
        "`script`类术语说明词语在另一种字体中的写法，因此两种写法都要写出。"
        "- kind: script\n  name: {zh-Hans: 布控}" => "- kind: script\n  name: {zh-Hans: 布控, zh-Hant: 佈控}";

    "unknown-source" Error
        "A record names a source that its policy.yaml does not list."
        "引用的资料来源没有列在policy.yaml的`sources`中。"
        "source: guide" => "source: guide-2024";

    "unknown-measure" Error
        "`related` names a measure that this policy does not have."
        "`related`引用了本政策没有的措施。"
        "measure: 71" => "measure: 17";

    "unknown-clause" Error
        "A record names a clause that this policy does not have."
        "引用了本政策没有的条文。"
        "clause: \"3.9\"" => "clause: \"3.1\"";

    "unknown-question" Error
        "A condition names a question that content/questions.yaml does not list."
        "条件引用的问题没有列在content/questions.yaml中。"
        "{question: flor-space, at_least: 50}" => "{question: floor-space, at_least: 50}";

    "unknown-option" Error
        "A condition wants an answer that its question does not offer, so nobody could ever meet it."
        "条件要求的选项不在该问题的选项之列，任何人都无法符合。"
        "{question: applicant, is: scool}" => "{question: applicant, is: school}";

    "condition-mismatch" Error
        "A condition compares an answer in a way that its question does not allow: a choice with a bound, a number with an option. What stands instead of another support is an amount."
        "条件的比较方式与问题的回答类型不符：对选项写了界限，或者对数字写了选项。替代另一项扶持的只能是金额。"
        "{question: floor-space, is: shop}" => "{question: floor-space, at_least: 50}";

    "condition-without-test" Error
        "A condition names a question and demands nothing of its answer, so every answer would meet it."
        "条件写了问题，却没有写对回答的要求，任何回答都会符合。"
        "{question: floor-space}" => "{question: floor-space, at_least: 50}";

    "impossible-condition" Error
        "The lower bound of a condition is above its upper one: no answer is between them."
        "条件的下限高于上限，没有任何回答能够符合。"
        "{question: floor-space, at_least: 500, at_most: 50}" => "{question: floor-space, at_least: 50, at_most: 500}";

    "question-options" Error
        "A question lets readers choose and has fewer than two options, or has options and asks for something else."
        "选择类问题的选项少于两个，或者其他类型的问题写了选项。"
        "kind: several-of, with one option" => "kind: yes-no";

    "question-unit" Error
        "A question for a number does not say what is counted, or another kind of question has a unit."
        "数字类问题没有写单位，或者其他类型的问题写了单位。"
        "kind: number" => "kind: number\nunit: {zh-Hans: 平方米, en: m²}";

    "question-base" Error
        "A question says which base of a ratio it asks for, and does not ask for an amount. Support is worked out from amounts only."
        "问题注明了比例的计算基数，却不是询问金额。扶持金额只能由金额算出。"
        "kind: date\nbase: rent" => "kind: amount\nbase: rent";

    "continues-nothing" Error
        "The first clause of a measure is said to continue a paragraph; there is none before it."
        "第一款注明接续上一段，而它前面没有段落。"
        "- continues: true" => "- text: {zh-Hans: …, en: …}";

    "page-title" Error
        "A page does not begin with its title."
        "页面没有以标题开头。"
        "About this site" => "# About this site";

    "page-address-taken" Error
        "A page would stand at an address that the site itself needs."
        "页面的网址已被网站自身占用。"
        "content/pages/search.en.md" => "content/pages/how-to-search.en.md";

    "unknown-page" Error
        "A page is named that is not there."
        "这里写的名称没有对应的页面，可能是拼写有误。"
        "renamed_pages: [{page: abuot, formerly: [help]}]" => "renamed_pages: [{page: about, formerly: [help]}]";

    "former-name-taken" Error
        "A former name is in use, or two things are said to have had it. Its address would have to lead to two places."
        "曾用名仍在使用，或者两处都写了同一曾用名；旧网址只能转到一处。"
        "id: commerce\nformerly: [customs]" => "id: commerce\nformerly: [trade]";

    "duplicate-measure" Error
        "Two measures of a policy have one number."
        "同一政策中有两条措施使用同一编号。"
        "number: 3, twice" => "number: 3, number: 4";

    "numbering-gap" Error
        "The numbers of the measures leave one out: a file is missing, or a number is wrong."
        "措施编号不连续：缺少文件，或者编号有误。"
        "number: 1, number: 3" => "number: 1, number: 2";

    "agency-in-two-roles" Error
        "An agency is named twice in one clause, be it in one part or in two."
        "同一机构在一款中出现两次，无论职责是否相同。"
        "lead: [commerce]\nsupport: [commerce]" => "lead: [commerce]\nsupport: [customs]";

    "dates-out-of-order" Error
        "A period ends before it begins."
        "期间的结束早于开始。"
        "issued: 2025-04-01\nvalidity: {until: 2024-03-31}" => "issued: 2025-04-01\nvalidity: {until: 2028-03-31}";

    "refused-link" Error
        "A link leads where a page may not lead: to a script, to a file of this computer, to an address without scheme."
        "链接的目标不被允许：脚本、本机文件，或没有协议的网址。"
        "[x](javascript:alert(1))" => "[x](https://example.org/)";

    "refused-image" Error
        "A text shows an image. Pages have none: they ask no other host for anything, and what only an image says, many readers never hear."
        "文字中插入了图片。页面不使用图片：不向其他服务器请求内容，且只用图片表达的内容许多读者无法获知。"
        "![map](map.png)" => "[map](https://example.org/map)";

    "image-without-words" Error
        "An image has no words in place of it, so that nothing at all would be left of it for readers who don't see it."
        "图片没有替代文字，看不到图片的读者将一无所获。"
        "![](map.png)" => "[map of the warehouses](https://example.org/map)";

    "dead-link" Error
        "A link inside the site leads to something that is not there."
        "站内链接指向不存在的内容。"
        "[rent](measure:demo/9)" => "[rent](measure:demo/1)";

    "dead-fragment" Warning
        "A link leads to an anchor that its page does not have, so the reader lands at the top and searches."
        "链接指向页面中不存在的锚点，读者只能停在页首自行查找。"
        "[above](#c9-9)" => "[above](clause:demo/1.1)";
}
