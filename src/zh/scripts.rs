//! Writes Chinese in the other script: Traditional as in Hong Kong, or Simplified.
//!
//! In: text, and the site's glossary of phrases. Out: the text in the other script, and which rule wrote what.
//! Never here: choosing between texts, telling a reader about doubts.

use std::ops::Range;

use super::is_han;
use super::markdown::{self, Stretch};
use super::tables::{self, Table};

/// Which script is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// Traditional, as the Hong Kong Government writes it.
    ToHant,
    /// Simplified.
    ToHans,
}

/// What decided how a stretch of text is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rule {
    /// A phrase of the site's glossary; final.
    Glossary,
    /// A phrase of the tables.
    Phrase,
    /// A single character of the tables: no phrase was there to decide between its forms.
    Character,
    /// Nothing: the text is the same in both scripts.
    Unchanged,
}

/// A stretch of text and what it became.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// The stretch, in bytes of the source.
    pub range: Range<usize>,
    /// What is written instead.
    pub to: String,
    /// Why.
    pub rule: Rule,
}

/// Writes texts in one script. The tables are shared; only the glossary is its own.
pub struct Converter {
    direction: Direction,
    glossary: Table,
    table: &'static Table,
}

impl Converter {
    /// Takes the site's phrases, each as (from, to). Where one stands, no table has a say.
    #[must_use]
    pub fn new(direction: Direction, phrases: Vec<(String, String)>) -> Self {
        let table: &'static Table = match direction {
            Direction::ToHant => &tables::TO_HANT,
            Direction::ToHans => &tables::TO_HANS,
        };
        let glossary = Table::new(phrases.into_iter());
        Converter {
            direction,
            glossary,
            table,
        }
    }

    /// The text in the other script.
    #[must_use]
    pub fn convert(&self, text: &str) -> String {
        let mut out = String::with_capacity(text.len());
        self.walk(text, |_, to, _| out.push_str(to));
        out
    }

    /// The text in the other script, except where Markdown's text is for programs: code, addresses.
    #[must_use]
    pub fn convert_markdown(&self, text: &str) -> String {
        markdown::stretches(text)
            .into_iter()
            .map(|stretch| match stretch {
                Stretch::Prose(range) => self.convert(&text[range]),
                Stretch::Verbatim(range) => text[range].to_owned(),
            })
            .collect()
    }

    /// Every step of a conversion, in order; together they cover the text.
    #[must_use]
    pub fn trace(&self, text: &str) -> Vec<Step> {
        let mut steps: Vec<Step> = Vec::new();
        self.walk(text, |range, to, rule| match steps.last_mut() {
            Some(last) if last.rule == Rule::Unchanged && rule == Rule::Unchanged => {
                last.range.end = range.end;
                last.to.push_str(to);
            }
            _ => steps.push(Step {
                range,
                to: to.to_owned(),
                rule,
            }),
        });
        steps
    }

    /// First the glossary's phrases are found, then the tables write what is between them: a phrase of the tables
    /// that began earlier can't take the first character of a glossary's phrase away.
    fn walk(&self, text: &str, mut step: impl FnMut(Range<usize>, &str, Rule)) {
        let (mut done, mut at) = (0, 0);
        while let Some(c) = text[at..].chars().next() {
            if let Some((from, to)) = self.glossary.longest(&text[at..]) {
                self.walk_tables(text, done..at, &mut step);
                done = at + from.len();
                step(at..done, to, Rule::Glossary);
                at = done;
            } else {
                at += c.len_utf8();
            }
        }
        self.walk_tables(text, done..text.len(), &mut step);
    }

    fn walk_tables(&self, text: &str, within: Range<usize>, step: &mut impl FnMut(Range<usize>, &str, Rule)) {
        let mut at = within.start;
        let mut local = String::new();
        while let Some(c) = text[at..within.end].chars().next() {
            let mut buffer = [0; 4];
            let (length, to, rule) = match self.entry(&text[at..within.end], c) {
                Some((from, to)) if from.len() > c.len_utf8() => (from.len(), to, Rule::Phrase),
                Some((from, to)) => (from.len(), to, Rule::Character),
                None => (c.len_utf8(), &*c.encode_utf8(&mut buffer), Rule::Unchanged),
            };
            local.clear();
            match self.direction {
                Direction::ToHant => local.extend(to.chars().map(tables::hong_kong)),
                Direction::ToHans => local.push_str(to),
            }
            // A character without a row may still have a form of its own in Hong Kong: 羣 in a Traditional text.
            let changed = rule == Rule::Unchanged && local != text[at..at + length];
            step(
                at..at + length,
                &local,
                if changed { Rule::Character } else { rule },
            );
            at += length;
        }
    }

    fn entry(&self, text: &str, first: char) -> Option<(&str, &str)> {
        // The tables also hold words such as SQL注入; Latin letters are never ours to change.
        is_han(first).then(|| self.table.longest(text)).flatten()
    }
}

/// The Traditional forms that a Simplified character may have, the usual one first.
#[must_use]
pub fn traditional_forms(c: char) -> Vec<char> {
    tables::traditional_forms(c)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn hant(text: &str) -> String {
        Converter::new(Direction::ToHant, Vec::new()).convert(text)
    }

    fn hans(text: &str) -> String {
        Converter::new(Direction::ToHans, Vec::new()).convert(text)
    }

    /// One line per trap: what a general table does wrongly in an official text from Hong Kong.
    const BOTH_WAYS: &[(&str, &str)] = &[
        (
            "优化海关系统与机场、港口等系统的数据对接",
            "優化海關系統與機場、港口等系統的數據對接",
        ),
        (
            "报关系统 关联系统 运维系统 骨干系统",
            "報關系統 關聯系統 運維系統 骨幹系統",
        ),
        ("关系 联系人 维系 系数 系统", "關係 聯繫人 維繫 係數 系統"),
        ("关系统一 联系统一战线", "關係統一 聯繫統一戰線"),
        ("未汇总生成 外汇总额 汇率", "未匯總生成 外匯總額 匯率"),
        ("扩大海外仓布局 布控", "擴大海外倉佈局 布控"),
        ("粤港澳大湾区港口群物流 群众", "粵港澳大灣區港口群物流 群眾"),
        ("出口退税政策说明、张悦", "出口退稅政策說明、張悅"),
        ("脱贫 温度 账户 锐意 阅读 兑换", "脫貧 溫度 賬戶 銳意 閱讀 兌換"),
        ("病床 高峰 面粉 方面 启动", "病床 高峰 麵粉 方面 啟動"),
        ("着手 著名 显著 执着", "着手 著名 顯著 執着"),
        ("里面 公里 乡里 区里", "裏面 公里 鄉里 區裏"),
        ("卫生 为 作为", "衞生 為 作為"),
        (
            "复制推广 重复 恢复 复杂 答复 复核",
            "複製推廣 重複 恢復 複雜 答覆 覆核",
        ),
        ("皇后 以后 制定 制造 编制", "皇后 以後 制定 製造 編制"),
        (
            "若干 干部 干预 核准备案 批准 标准",
            "若干 幹部 干預 核准備案 批准 標準",
        ),
        (
            "规范 师范 征收 特征 余额 云计算 白云区",
            "規範 師範 徵收 特徵 餘額 雲計算 白雲區",
        ),
        (
            "咨询 软件 麒麟 鲲鹏 平台 出台 台账",
            "諮詢 軟件 麒麟 鯤鵬 平台 出台 台賬",
        ),
        (
            "注册 占比 托管 松山 放松 谷歌 稻谷",
            "註冊 佔比 託管 松山 放鬆 谷歌 稻穀",
        ),
        ("制定并发布 合并购买 并行", "制定並發佈 合併購買 並行"),
        ("搜索引擎 数据 信息化", "搜索引擎 數據 信息化"),
        (
            "B2B 200万元 “麒麟” 〔2023〕10号",
            "B2B 200萬元 “麒麟” 〔2023〕10號",
        ),
    ];

    #[test]
    fn writes_as_the_hong_kong_government_does() {
        for (simplified, traditional) in BOTH_WAYS {
            assert_eq!(hant(simplified), *traditional);
            assert_eq!(hans(traditional), *simplified);
        }
    }

    #[test]
    fn the_glossary_wins_over_every_table() {
        let phrases = vec![
            ("布控".to_owned(), "佈控".to_owned()),
            ("系".to_owned(), "繋".to_owned()),
        ];
        let converter = Converter::new(Direction::ToHant, phrases);
        assert_eq!(converter.convert("布控查验"), "佈控查驗");
        // 关系 is a phrase of the tables, and began first.
        assert_eq!(converter.convert("关系"), "關繋");
    }

    #[test]
    fn leaves_markdowns_addresses_alone() {
        let converter = Converter::new(Direction::ToHant, Vec::new());
        let text = "[税务](/税/ \"说明\")与`税`，见https://x.cn/a。";
        assert_eq!(
            converter.convert_markdown(text),
            "[稅務](/税/ \"說明\")與`税`，見https://x.cn/a。"
        );
    }

    #[test]
    fn says_which_rule_wrote_what() {
        let converter = Converter::new(Direction::ToHant, vec![("海关".to_owned(), "海關".to_owned())]);
        let steps = converter.trace("海关联系税B2B。");
        let rules: Vec<(&str, Rule)> = steps.iter().map(|step| (step.to.as_str(), step.rule)).collect();
        let expected = [
            ("海關", Rule::Glossary),
            ("聯繫", Rule::Phrase),
            ("稅", Rule::Character),
            ("B2B。", Rule::Unchanged),
        ];
        assert_eq!(rules, expected);
        assert_eq!(steps[1].range, 6..12);
    }

    #[test]
    fn the_policys_traditional_part_survives_the_way_there_and_back() {
        // The reprint changes to Simplified characters in the middle of measure 2.
        let (seed, _) = include_str!("../../tests/seed/source.txt")
            .split_once("园区，")
            .unwrap();
        let differences: Vec<(char, char)> = seed
            .chars()
            .zip(hant(&hans(seed)).chars())
            .filter(|(before, after)| before != after)
            .collect();
        // The slips of the print: 聯系人, 聯系電話, 國办发, 粵办函.
        assert_eq!(
            differences,
            [
                ('系', '繫'),
                ('系', '繫'),
                ('办', '辦'),
                ('发', '發'),
                ('办', '辦')
            ]
        );
    }

    proptest! {
        #[test]
        fn steps_cover_the_text(text in "[税关系统着里0-9a-z“”\\n国國]{0,40}") {
            let converter = Converter::new(Direction::ToHant, vec![("系统".to_owned(), "系統".to_owned())]);
            let steps = converter.trace(&text);
            let whole: String = steps.iter().map(|step| &text[step.range.clone()]).collect();
            prop_assert_eq!(&whole, &text);
            let written: String = steps.into_iter().map(|step| step.to).collect();
            prop_assert_eq!(written, converter.convert(&text));
        }
    }
}
