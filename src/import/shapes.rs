//! What a line is by its own words: a date, a document number, a title, the name of a body.
//!
//! In: a text. Out: yes or no, or the value. Never here: where the line stands.

use jiff::civil::Date;

use crate::facts::{self, Fact};
use crate::lang::Lang;
use crate::zh;

/// The kinds of official documents, as titles end.
const GENRES: &str = "通知 通告 公告 意见 意見 决定 決定 办法 辦法 措施 规定 規定 细则 細則 条例 \
    條例 方案 规划 規劃 指引 指南 批复 批覆 函 纲要 綱要 政策 规则 規則 计划 \
    計劃 令 决议 決議 通报 通報 报告 報告 规程 標準 标准 清单 清單 要点 要點 \
    制度 举措 舉措 章程 若干条 政策措施 十条 工作安排 分工 约定 声明 聲明";

/// The endings of the names of bodies.
const BODIES: &str = "局 委 办 辦 厅 廳 部 署 处 處 院 会 會 行 司 社 中心 集团 集團 公司 \
    政府 海关 海關 部门 部門 单位 單位 机构 機構 企业 企業 学校 學校 大学 大學 \
    学院 學院 总队 總隊 支队 支隊 所 馆 館 站 台 园区 園區 开发区 開發區 新区 \
    新區 区 區 县 縣 市 镇 鎮 街道 省 自治区 兵团 法院 检察院 室 组 組 联盟 \
    商会 商會 馆 基金 银行 銀行 片区 管理区 合作区 功能区 综保区 自贸区 出版社 \
    党委 党组 工会 联 专班";

/// A text without white space, in Simplified characters, with the signs that are written several ways made one.
#[must_use]
pub fn plain(text: &str) -> String {
    text.chars()
        .filter(|letter| !letter.is_whitespace())
        .map(|letter| match letter {
            '○' | '〇' | 'Ｏ' | '◯' => '〇',
            '(' | '﹙' => '（',
            ')' | '﹚' => '）',
            ':' => '：',
            ';' => '；',
            ',' => '，',
            other => zh::fold::fold(other),
        })
        .collect()
}

/// The day, where a text is nothing but a date.
#[must_use]
pub fn date(text: &str) -> Option<Date> {
    let text = plain(text);
    let text = text.trim_matches(['（', '）']);
    match facts::read(text, Lang::ZhHans).as_slice() {
        [found] if found.range == (0..text.len()) => match found.fact {
            Fact::Date(date) => Some(date),
            _ => None,
        },
        _ => None,
    }
}

/// The last day that a text names, and where its words begin, counted in characters of [`plain`] text.
#[must_use]
pub fn date_at_end(text: &str) -> Option<(Date, usize)> {
    let text = plain(text);
    let found = facts::read(&text, Lang::ZhHans).pop()?;
    let is_last = found.range.end == text.len();
    match found.fact {
        Fact::Date(date) if is_last => Some((date, text[..found.range.start].chars().count())),
        _ => None,
    }
}

/// Whether a text is nothing but the number of a document: 穗商务函〔2024〕24号, 第722号, 2024年第15号.
#[must_use]
pub fn is_document_number(text: &str) -> bool {
    let text = plain(text);
    let text = text.trim_matches(['（', '）']);
    if text.chars().count() > 40 || !text.ends_with('号') {
        return false;
    }
    let found = facts::read(text, Lang::ZhHans);
    let document = found
        .iter()
        .find(|found| matches!(found.fact, Fact::Document { .. }));
    if let Some(document) = document {
        let prefix = &text[..document.range.start];
        return document.range.end == text.len()
            && prefix.chars().count() <= 20
            && prefix
                .chars()
                .all(|letter| zh::is_han(letter) || letter.is_ascii_alphanumeric());
    }
    let number = text.strip_suffix('号').and_then(|text| text.rsplit_once('第'));
    number.is_some_and(|(before, number)| {
        let is_year = before.is_empty() || (before.ends_with('年') && before.chars().count() <= 5);
        is_year
            && !number.is_empty()
            && number
                .chars()
                .all(|letter| letter.is_ascii_digit() || "〇零一二三四五六七八九十百".contains(letter))
    })
}

/// Whether a text reads as a title: it ends as one, and has no sentence in it.
#[must_use]
pub fn is_title(text: &str) -> bool {
    let text = plain(text);
    let base = without_version(&text);
    let count = base.chars().count();
    (4..=120).contains(&count)
        && !text.contains(['。', '；', '！'])
        && !base.ends_with('：')
        && GENRES.split(' ').any(|genre| base.ends_with(genre))
}

/// A title without （试行）, （2024年修订） and quotation marks at its end.
fn without_version(text: &str) -> &str {
    let mut text = text.trim_end_matches(['》', '”']);
    while let Some(open) = text.strip_suffix('）').and_then(|_| text.rfind('（')) {
        text = &text[..open];
    }
    text.trim_end_matches(['》', '”'])
}

/// Whether a short text is the name of a body, or of several.
#[must_use]
pub fn is_body(text: &str) -> bool {
    let text = plain(text);
    let count = text.chars().count();
    (2..=40).contains(&count)
        && !text.contains("关于")
        && text
            .chars()
            .all(|letter| zh::is_han(letter) || "（）、·".contains(letter))
        && has_body_ending(&text)
}

/// Whether a short text is who signs: a body, or a person by office.
#[must_use]
pub fn is_signatory(text: &str) -> bool {
    const OFFICES: [&str; 12] = [
        "局长",
        "署长",
        "部长",
        "处长",
        "厅长",
        "主任",
        "总理",
        "主席",
        "市长",
        "省长",
        "行政长官",
        "委员长",
    ];
    let plain = plain(text);
    let is_person = plain.chars().count() <= 24
        && plain.chars().all(zh::is_han)
        && OFFICES.iter().any(|office| {
            plain.ends_with(office)
                || plain
                    .strip_prefix(office)
                    .is_some_and(|name| (2..=4).contains(&name.chars().count()))
        });
    is_body(text) || is_person
}

/// Whether a name ends as names of bodies do. Words in brackets behind it count for nothing.
#[must_use]
pub fn has_body_ending(text: &str) -> bool {
    let text = plain(text);
    let text = text.split('（').next().unwrap_or_default();
    text.chars().count() >= 2 && BODIES.split(' ').any(|ending| text.ends_with(ending))
}

/// Whether a paragraph names those to whom a notice goes.
#[must_use]
pub fn is_addressees(text: &str) -> bool {
    let text = plain(text);
    let count = text.chars().count();
    text.ends_with('：')
        && (3..=400).contains(&count)
        && !text.contains(['。', '；'])
        && !["如下", "以下", "下列", "附件", "责任", "牵头"]
            .iter()
            .any(|word| text.contains(word))
        && text
            .trim_end_matches('：')
            .split(['，', '、'])
            .any(|name| has_body_ending(name) || name.contains('各'))
}

/// Whether a paragraph gives a person or a number to ask. It stays in the notice and appears nowhere else.
#[must_use]
pub fn is_contact(text: &str) -> bool {
    const WORDS: [&str; 12] = [
        "联系人",
        "联络人",
        "联系电话",
        "联系方式",
        "咨询电话",
        "查询电话",
        "电话：",
        "联系地址",
        "电子邮箱",
        "传真：",
        "电邮",
        "联系邮箱",
    ];
    let text = plain(text);
    text.chars().count() <= 200
        && WORDS.iter().any(|word| text.contains(word))
        && text.chars().filter(char::is_ascii_digit).count() >= 5
}

/// Whether a paragraph says something about the copy and not about the matter.
#[must_use]
pub fn remark(text: &str) -> Option<&'static str> {
    let text = plain(text);
    let count = text.chars().count();
    let begins = |words: &[&str]| words.iter().any(|word| text.starts_with(word));
    let is_bracketed = text.starts_with('（');
    if is_bracketed
        && ["节录", "转载", "原文", "全文", "http"]
            .iter()
            .any(|word| text.contains(word))
        && count < 200
    {
        return Some("remark of a reprint");
    }
    if text.starts_with("http") || text.starts_with("[http") || text.starts_with("www.") {
        return Some("address of a page");
    }
    if is_bracketed
        && count < 20
        && ["公开", "此件", "此页无正文", "删减", "另发", "略"]
            .iter()
            .any(|word| text.contains(word))
    {
        return Some("remark on publication");
    }
    if begins(&["公开方式", "此件", "信息公开选项", "（此件", "是否宜公开"]) && count < 30
    {
        return Some("remark on publication");
    }
    if begins(&["抄送", "抄报", "分送", "主送"])
        || (text.ends_with("印发") && date_at_end(text.trim_end_matches("印发")).is_some())
    {
        return Some("imprint");
    }
    if begins(&[
        "来源：",
        "责任编辑",
        "编辑：",
        "作者：",
        "信息来源",
        "发布机构：",
        "扫一扫",
    ]) && count < 60
    {
        return Some("remark of a page");
    }
    if ["特急", "加急", "平急", "急件", "秘密", "机密", "绝密"].contains(&text.as_str())
        || begins(&["签发人"]) && count < 20
    {
        return Some("remark above the title");
    }
    if ["附录", "附件", "正文", "全文如下"].contains(&text.as_str()) {
        return Some("label");
    }
    None
}

/// Whether a paragraph is the heading of an attachment: 附件, 附件1, 附件2：.
#[must_use]
pub fn attachment_heading(text: &str) -> Option<u32> {
    let text = plain(text);
    let rest = text.strip_prefix("附件").or_else(|| text.strip_prefix("附录"))?;
    let rest = rest.trim_end_matches(['：', '.', '、']);
    if rest.is_empty() {
        return (!text.ends_with('：')).then_some(1);
    }
    let value = rest
        .parse()
        .ok()
        .or_else(|| zh::numerals::parse_numeral(rest).and_then(|value| u32::try_from(value).ok()));
    value.filter(|value| (1..100).contains(value))
}

/// Whether a paragraph lists attachments: 附件：1.申报表.
#[must_use]
pub fn is_attachment_list(text: &str) -> bool {
    let text = plain(text);
    let rest = text.strip_prefix("附件").or_else(|| text.strip_prefix("附："));
    rest.is_some_and(|rest| {
        let rest = rest.trim_start_matches(|letter: char| letter.is_ascii_digit());
        (rest.starts_with('：') || text.starts_with("附：")) && !text.contains('。')
    })
}

/// The labels of the table above a text on pages of authorities, and what each means.
#[must_use]
pub fn metadata(text: &str) -> Option<(&'static str, usize)> {
    const LABELS: [(&str, &str); 21] = [
        ("索引号", ""),
        ("发文机关", "issuer"),
        ("发文机构", "issuer"),
        ("发布机关", "issuer"),
        ("制发机关", "issuer"),
        ("成文日期", "issued"),
        ("发文日期", "issued"),
        ("发布日期", ""),
        ("发布时间", ""),
        ("标题", "title"),
        ("名称", "title"),
        ("发文字号", "number"),
        ("文号", "number"),
        ("主题分类", ""),
        ("主题词", ""),
        ("有效性", ""),
        ("公文种类", ""),
        ("实施日期", ""),
        ("失效日期", ""),
        ("体裁分类", ""),
        ("分类", ""),
    ];
    let letters: Vec<char> = text.chars().collect();
    let colon = letters
        .iter()
        .take(16)
        .position(|letter| matches!(letter, '：' | ':'))?;
    let label: String = plain(&letters[..colon].iter().collect::<String>());
    let (_, field) = LABELS.iter().find(|(name, _)| *name == label)?;
    (letters.len() < 160).then_some((*field, colon + 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_known_by_their_words() {
        for (text, expected) in [
            ("穗商务函〔2024〕24号", true),
            ("穗府办规〔2023〕 1 号", true),
            ("国发[2018]23号", true),
            ("第722号", true),
            ("2024年第15号", true),
            ("根据国发〔2018〕23号文件", false),
            ("3号", false),
        ] {
            assert_eq!(is_document_number(text), expected, "{text}");
        }
        for (text, expected) in [
            ("广州市商务局关于印发若干措施的通知", true),
            ("优化营商环境条例", true),
            ("广州市促进办法（试行）", true),
            ("若干措施（2024年修订）", true),
            ("广州市商务局", false),
            ("现将办法印发给你们。", false),
        ] {
            assert_eq!(is_title(text), expected, "{text}");
        }
        for (text, expected) in [
            ("广州市商务局", true),
            ("国务院办公厅", true),
            ("黄埔海关", true),
            ("香港海關", true),
            ("关于支持企业", false),
            ("支持企业发展的措施", false),
        ] {
            assert_eq!(is_body(text), expected, "{text}");
        }
    }

    #[test]
    fn dates_are_known_in_every_notation() {
        for text in [
            "2024年3月6日",
            "二○二四年三月六日",
            "２０２４年３月６日",
            "（2024 年 3 月 6 日）",
        ] {
            assert_eq!(date(text), Some(Date::constant(2024, 3, 6)), "{text}");
        }
        assert_eq!(date("自2024年3月6日起施行"), None);
        assert_eq!(date_at_end("市商务局 2024年3月6日").map(|(_, at)| at), Some(4));
    }

    #[test]
    fn an_attachment_is_known_by_its_heading() {
        assert_eq!(attachment_heading("附件2"), Some(2));
        assert_eq!(attachment_heading("附件"), Some(1));
        assert_eq!(attachment_heading("附件：1.申报表"), None);
        assert!(is_attachment_list("附件：1.申报表"));
        assert_eq!(metadata("发文字号： 穗府〔2024〕1号"), Some(("number", 5)));
        assert_eq!(metadata("成 文 日 期：2024年"), Some(("issued", 8)));
    }
}
