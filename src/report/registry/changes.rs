//! What can be wrong with what happened to a policy after it was issued.

table! {
    Never;

    "clause-not-there" Error
        "A change names a clause that is not there when the change takes effect: it was taken out before, or is added only later."
        "变动涉及的条款在施行之日并不存在：此前已删去，或者以后才新增。"
        "- {clause: \"3.2\", repealed: true}, twice" => "- {clause: \"3.2\", repealed: true}";

    "clause-not-next" Error
        "A new clause does not stand at the end of its measure. The numbers of clauses are part of addresses that people keep, so that a new one never moves them."
        "新增条款没有排在措施末尾。条款序号是固定网址的一部分，新增条款不能改变已有序号。"
        "- {clause: \"3.5\", added: true}, after 3.2" => "- {clause: \"3.3\", added: true}";

    "change-without-effect" Error
        "A change changes nothing: it names no clause, or gives the text that stands there already. Readers would be told of a difference that they can't find."
        "变动没有任何效果：没有写明条款，或者新文字与原文相同。读者会被告知有变化，却找不到变化。"
        "text: {zh-Hans: the text as issued}" => "text: {zh-Hans: the text from then on}";

    "change-of-another-kind" Error
        "A change does what its kind does not: a repeal that writes a new text, an amendment with a successor."
        "变动的内容与类别不符：废止却写了新条文，或者修改却写了替代文件。"
        "kind: repeal\nclauses:\n  - {clause: \"3.1\", text: …}" => "kind: amendment\nclauses:\n  - {clause: \"3.1\", text: …}";

    "change-before-issue" Error
        "A change takes effect before the policy was issued."
        "变动的施行日期早于政策的发文日期。"
        "effective: 2022-04-01, issued 2024-03-06" => "effective: 2025-04-01";

    "change-twice" Error
        "Two changes give one clause a new text from the same day on, and nobody could say which of them holds."
        "同一条款在同一天有两次变动，无法确定以哪一次为准。"
        "clause: \"3.1\", twice from 2025-04-01" => "clause: \"3.1\", from 2025-04-01 and from 2026-01-01";

    "change-after-repeal" Error
        "A change takes effect when the policy as a whole is out of force already."
        "变动施行时，整个政策已经废止。"
        "an amendment of 2027, after the repeal of 2026" => "the amendment before the repeal";

    "unknown-successor" Error
        "The policy that takes the place of a repealed one is not there."
        "替代被废止政策的新政策不存在。"
        "successor: {policy: rent-2072}" => "successor: {policy: rent-2027}";
}
