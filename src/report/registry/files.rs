//! What can be wrong with a file as a whole, with its YAML, and with a theme.

table! {
    Never;

    "file-name" Error
        "The name of a file says another number or slug than the record in it, or is written in a way that is not read. Addresses come from the record, so a name that says something else misleads whoever looks for it."
        "文件名中的编号或短名与文件内容不一致，或者写法无法识别。网址取自文件内容，文件名不一致会误导查找的人。"
        "measures/03-brand.yaml with `number: 4`" => "measures/03-brand.yaml with `number: 3`";

    "file-too-large" Error
        "A file is far larger than any record of a policy. It is not read, because it was probably put here by mistake."
        "文件远大于任何政策记录所需，很可能是误放，因此不予读取。"
        "content/pages/scan.en.md of 60 MB" => "a page of text, and the scan on a server for files";

    "empty-file" Error
        "A file holds nothing, or only comments. A record that was begun and forgotten would leave a gap in the site."
        "文件为空，或者只有注释。开了头又忘记的记录会使网站缺少内容。"
        "# to be written" => "number: 18\nslug: green-channel";

    "missing-file" Error
        "A file without which there is no site, or no policy, is not there."
        "缺少网站或政策必不可少的文件。"
        "content/ without agencies.yaml" => "content/agencies.yaml";

    "unexpected-file" Error
        "A file or folder stands where it can't be read: a misspelt name, another ending, something that is neither file nor folder. A measure left out in silence would be worse than a build that stops."
        "文件或文件夹放在无法读取的位置：名称拼错、扩展名不对，或者既不是文件也不是文件夹。悄悄漏掉一条措施，比停止生成更糟。"
        "measures/03-brand.yml" => "measures/03-brand.yaml";

    "unread-file" Warning
        "A file of another kind lies in content/. It is not read; perhaps it was meant to be."
        "content/中有其他类型的文件。它不会被读取，也许本意并非如此。"
        "content/notice.docx" => "the text of the notice in policy.yaml";

    "content-changed" Error
        "Files of the content are changed again and again while they are read. A site that is half from before and half from after a change would be one that nobody wrote."
        "读取过程中内容文件不断变化。一半为改动前、一半为改动后的网站，是谁也没有写过的。"
        "a script that goes on writing into content/" => "the same script, ended before `gongbao build`";

    "unreadable" Error
        "The computer refuses to hand over a file or folder."
        "计算机拒绝读取某个文件或文件夹。"
        "a file that only its owner may read" => "chmod a+r content/site.yaml";

    "not-utf-8" Error
        "A file is not written in UTF-8, so its characters can't be told for certain. Chinese editors often save as GB 18030 or Big5."
        "文件不是UTF-8编码，无法确定其中的文字。中文编辑器常以GB 18030或Big5保存。"
        "a file saved as GB 18030" => "the same file saved as UTF-8";

    "nul-character" Error
        "A file holds a NUL character: it is no text, or was damaged on its way."
        "文件含有空字符：它不是文本，或者在传输中损坏。"
        "a spreadsheet renamed to .yaml" => "a text file";

    "symlink" Error
        "A symbolic link is not followed: it could lead out of the site and publish what was never meant to be."
        "不跟随符号链接：它可能指向网站之外，使不应公开的内容被发布。"
        "content/pages/about.en.md → /home/me/notes.md" => "a copy of the file";

    "yaml-syntax" Error
        "The file is not YAML. Most often a colon with a space stands inside a text, a quote is left open, or a line is indented by a tab."
        "文件不符合YAML语法。最常见的原因是文字中有冒号加空格、引号没有成对，或者用制表符缩进。"
        "en: Note: see below" => "en: 'Note: see below'";

    "yaml-anchor" Error
        "YAML anchors and aliases (`&a`, `*a`) are refused: a small file could expand without end."
        "不接受YAML的锚点和别名（`&a`、`*a`）：小文件可能被展开到无限大。"
        "lead: *usual" => "lead: [commerce]";

    "too-complex" Error
        "A file is nested deeper or has more values than any record needs."
        "文件的嵌套层数或数值个数超过任何记录所需。"
        "[[[[[[[[[[ … ]]]]]]]]]]" => "lead: [commerce]";

    "duplicate-key" Error
        "A field is written twice in one record; one of the two would be lost without a word."
        "同一记录中有两个同名字段，其中一个会被悄悄丢掉。"
        "cap: 500000\ncap: 1000000" => "cap: 1000000";

    "unknown-theme" Error
        "`theme` in site.yaml names a theme that is neither in themes/ nor built in."
        "site.yaml中的`theme`既不在themes/中，也不是内置主题。"
        "theme: civc" => "theme: civic";

    "template" Error
        "A template of the theme can't be used: its syntax is wrong, or it asks for something that its page does not have."
        "主题的模板无法使用：语法有误，或者引用了该页面没有的内容。"
        "{{ measure.titel }}" => "{{ measure.title }}";

    "strings" Error
        "A file with a theme's words can't be read."
        "主题的文字文件无法读取。"
        "search:\n  title: [Search" => "search:\n  title: Search";

    "missing-string" Error
        "The theme has no words for a key in one of the languages; a page would have a hole in it."
        "主题在某一语言中缺少文字，页面会出现空缺。"
        "zh-hans.yaml without `nav.search`" => "nav:\n  search: 搜索";

    "no-content" Error
        "The site has no folder content/, so there is nothing to read."
        "网站没有content/文件夹，没有可读取的内容。"
        "a folder without content/" => "content/site.yaml";
}
