//! What can be wrong with how a text is written.

table! {
    WithReason;

    "mixed-scripts" Error
        "A Chinese text mixes Simplified and Traditional characters. Write one script; the other is derived."
        "中文文字混用简体和繁体。请只写一种字体，另一种由程序转换。"
        "zh-Hans: 租金與扶持" => "zh-Hans: 租金与扶持";

    "wrong-script" Error
        "A text is written in the script of another key."
        "文字的字体与其语言代码不符。"
        "zh-Hans: 支持租賃倉庫" => "zh-Hans: 支持租赁仓库";

    "scripts-differ" Warning
        "Traditional and Simplified are both written out and don't say the same. Where one was corrected, the other was forgotten."
        "繁体和简体都写出，但内容不同。可能改了一个，忘了另一个。"
        "zh-Hans: 租金扶持, zh-Hant: 租金補助" => "zh-Hans: 租金扶持";

    "conversion-residue" Warning
        "A derived text still holds characters of the other script: the tables don't know them. An entry of kind `script` in the glossary says how they are written."
        "转换后的文字仍含另一种字体的字符：转换表中没有这些字。可在术语表中增加`script`类条目。"
        "a rare character that stays Simplified" => "- kind: script\n  name: {zh-Hans: …, zh-Hant: …}";

    "doubtful-conversion" Advice
        "A Simplified character has several Traditional forms, and no phrase decided between them. Look whether the right one was taken; an entry of kind `script` in the glossary settles it for good."
        "一个简体字对应几个繁体字，而没有词语可据以判断。请核对转换结果；在术语表中增加`script`类条目可一次解决。"
        "面 alone → 面" => "- kind: script\n  name: {zh-Hans: 面, zh-Hant: 麪}";

    "invisible-character" Error
        "A text holds a character that nobody can see. It breaks searching and copying, and some turn the direction of a line."
        "文字中有看不见的字符。它会妨碍搜索和复制，有的还会改变文字方向。"
        "租\u{200B}金 (with a zero-width space)" => "租金";

    "look-alike-letter" Error
        "A Latin word holds a Greek or Cyrillic letter that looks the same. Nobody will ever find the word, and links to it mislead."
        "拉丁文单词中混有形状相同的希腊或西里尔字母。这个词将无法被搜索到，还可能误导读者。"
        "СNY (with a Cyrillic С)" => "CNY";

    "full-width-letter" Warning
        "Letters or figures are full-width. They look alike and are other characters: searching for B2B does not find Ｂ２Ｂ."
        "字母或数字是全角字符。外观相近却是不同的字符：搜索B2B找不到Ｂ２Ｂ。"
        "Ｂ２Ｂ" => "B2B";

    "half-width-bracket" Warning
        "A Chinese text has half-width brackets; official Chinese has full-width ones."
        "中文文字使用了半角括号；公文使用全角括号。"
        "企业(含分支机构)" => "企业（含分支机构）";

    "typed-space" Warning
        "A space is typed between Chinese and a figure or a Latin letter. The page sets the gap itself, and searching finds the text without it."
        "中文与数字或字母之间输入了空格。页面会自动留出间隙，不输入空格才便于搜索。"
        "200 万元" => "200万元";

    "chinese-in-english" Warning
        "An English text holds a run of Chinese without any explanation: something was left untranslated."
        "英文文字中有成段的中文：可能漏译。"
        "en: Support for 租赁仓库" => "en: Support for renting warehouses";

    "english-in-chinese" Warning
        "A Chinese text is English, or holds a whole English sentence: a text stands under the wrong key, or was never translated."
        "中文文字是英文，或含有整句英文：可能写错了语言代码，或尚未翻译。"
        "zh-Hans: Support for renting warehouses" => "zh-Hans: 支持租赁仓库";

    "title-too-long" Advice
        "A short title is too long for lists, tabs and search results, where it would be cut."
        "简称过长，在列表、标签页和搜索结果中会被截断。"
        "short_title: {en: Financial support for enterprises that rent warehouses abroad}" => "short_title: {en: Rent}";

    "table-in-text" Warning
        "A text holds a table. Pages print it as bars and dashes, and read aloud it makes no sense: write a list, one entry for each row."
        "文字中有表格。页面会把它印成竖线和横线，朗读时也无法理解：请写成列表，每行一项。"
        "| a | b |\n|---|---|" => "- a: b";

    "html-in-text" Warning
        "A text holds HTML. Pages show it as it is typed: write Markdown instead."
        "文字中有HTML标记，页面会原样显示：请改用Markdown。"
        "<b>note</b>" => "**note**";

    "final-newline" Advice
        "A file does not end with a line break, so that adding a line changes two."
        "文件末尾没有换行，增加一行会显示为改动两行。"
        "the last line, without its end" => "the last line, and its end";
}
