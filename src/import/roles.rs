//! Who leads and who supports, out of a bracket or a line: 市商务局牵头，各区政府配合; 责任单位：市商务局.
//!
//! In: what stands between the brackets. Out: [`Roles`]. Never here: finding the bracket; ids.

mod tokens;

use crate::import::register::Register;
use crate::import::roles::tokens::tokens;
use crate::import::shapes::{has_body_ending, plain};
use crate::import::traced::Traced;

/// A part in a measure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// 牵头
    Lead,
    /// 负责
    Responsible,
    /// 配合
    Support,
}

/// The names of a bracket.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Roles {
    /// Each name with its part, in the order of print.
    pub names: Vec<(Part, Traced)>,
    /// What the bracket says beside names, such as a time limit.
    pub others: Vec<Traced>,
    /// Whether a word or a label said the part; a bare list has none.
    pub is_said: bool,
    /// Whether the site prints other words than these: 责任单位： becomes 负责.
    pub is_reworded: bool,
}

/// Words behind names.
const ENDINGS: [(Part, &str); 3] = [
    (
        Part::Lead,
        "按职责分工牵头 分别牵头负责 共同牵头负责 牵头负责 牵头落实 牵头实施 共同牵头 \
         联合牵头 分别牵头 牵头 主办",
    ),
    (
        Part::Responsible,
        "按照职责分工分别负责 按职责分工分别负责 按照职责分工负责 根据职责分工负责 \
         依职责分工负责 按职责分工负责 按职责分工落实 按职能分工负责 按职责分工 \
         按职责负责 按分工负责 分工负责 共同负责 分别负责 负责落实 负责",
    ),
    (
        Part::Support,
        "按职责分工配合 按职责配合 参与配合 协同配合 配合落实 配合 协助 参与 协办",
    ),
];

/// Words before names and a colon.
const LABELS: [(Part, &str); 3] = [
    (Part::Lead, "牵头 主办 主责 主要责任"),
    (Part::Support, "配合 协办 协助 协同 参与 参加"),
    (Part::Responsible, "责任 负责 落实 实施"),
];
const BEHIND_LABEL: [&str; 8] = ["单位", "部门", "处室", "机构", "科室", "主体", "方", ""];

/// The part that a label means, and its length with the colon in characters.
#[must_use]
pub fn label(text: &[char]) -> Option<(Part, usize)> {
    let colon = text
        .iter()
        .take(10)
        .position(|letter| matches!(letter, '：' | ':'))?;
    let words = plain(&text[..colon].iter().collect::<String>());
    label_word(&words).map(|part| (part, colon + 1))
}

/// The part that a word such as 牵头单位 means.
#[must_use]
pub fn label_word(words: &str) -> Option<Part> {
    let words = words.trim_start_matches(['（', '【', '[', '市', '省', '区']);
    let is_label = |word: &str| {
        words.strip_prefix(word).is_some_and(|rest| {
            let rest = rest
                .strip_prefix("责任")
                .or_else(|| rest.strip_prefix("牵头"))
                .unwrap_or(rest);
            BEHIND_LABEL.contains(&rest) || ["及配合单位", "与配合单位", "和配合单位"].contains(&rest)
        })
    };
    let found = LABELS.iter().find(|(_, labels)| labels.split(' ').any(is_label));
    found.map(|(part, _)| *part)
}

/// Reads names and parts; `None` where the words are something else.
#[must_use]
pub fn roles(text: &Traced, register: &Register) -> Option<Roles> {
    if text.len() > 1500 {
        return None;
    }
    let mut reader = Reader::default();
    for token in tokens(text, register) {
        reader.take(&token);
    }
    reader.finish(register)
}

#[derive(Default)]
struct Reader {
    roles: Roles,
    label: Option<Part>,
    pending: Vec<Traced>,
    is_other: bool,
}

impl Reader {
    fn take(&mut self, token: &Traced) {
        let mut token = token.trim();
        if let Some((part, length)) = label(token.characters()) {
            self.flush();
            self.label = Some(part);
            self.is_other = false;
            self.roles.is_said = true;
            self.roles.is_reworded = true;
            token = token.slice(length..token.len()).trim();
        } else if is_time_limit(&token) {
            self.flush();
            self.is_other = true;
        }
        if token.is_empty() {
            return;
        }
        if self.is_other {
            self.roles.others.push(token);
            return;
        }
        let token = without_beginning(&token);
        match ending(&token) {
            Some((part, length)) => {
                self.roles.is_said = true;
                let words = token.slice(token.len() - length..token.len()).text();
                self.roles.is_reworded |= !["牵头", "配合", "负责"].contains(&plain(&words).as_str());
                let name = token.slice(0..token.len() - length).trim();
                self.push_pending(&name);
                self.assign(part);
            }
            None => self.push_pending(&token),
        }
    }

    /// A会同B负责: A leads and B supports.
    fn push_pending(&mut self, name: &Traced) {
        let name = without_and_others(name);
        let with = name.find("会同", 1).or_else(|| name.find("會同", 1));
        if let Some(at) = with {
            self.pending.push(name.slice(0..at).trim());
            self.assign(Part::Lead);
            self.roles.is_reworded = true;
            self.label = Some(Part::Support);
            self.pending.push(name.slice(at + 2..name.len()).trim());
        } else if !name.is_empty() {
            self.pending.push(name);
        }
    }

    fn assign(&mut self, part: Part) {
        let with = self.label == Some(Part::Support) && part == Part::Responsible;
        let part = if with { Part::Support } else { part };
        self.roles
            .names
            .extend(self.pending.drain(..).map(|name| (part, name)));
    }

    fn flush(&mut self) {
        let has_lead = self.roles.names.iter().any(|(part, _)| *part == Part::Lead);
        let part = self.label.unwrap_or(if has_lead {
            Part::Support
        } else {
            Part::Responsible
        });
        self.assign(part);
    }

    fn finish(mut self, register: &Register) -> Option<Roles> {
        self.flush();
        let mut roles = self.roles;
        roles.names.iter_mut().for_each(|(part, name)| {
            if let Some((said, rest)) = bracketed_part(name) {
                *part = said;
                *name = rest;
                roles.is_said = true;
            }
        });
        let is_name = |name: &Traced| {
            let text = name.text();
            (2..=30).contains(&name.len())
                && (register.find(&text).is_some() || has_body_ending(&text) || is_vague(&text))
        };
        let known = roles.names.iter().filter(|(_, name)| is_name(name)).count();
        let needed = if roles.is_said {
            (roles.names.len() * 2).div_ceil(3)
        } else {
            roles.names.len()
        };
        let sound = !roles.names.is_empty()
            && known >= needed
            && roles.names.iter().all(|(_, name)| name.len() <= 40);
        sound.then(|| settle(roles))
    }
}

/// A policy has either lead and support, or those who are responsible.
fn settle(mut roles: Roles) -> Roles {
    let has = |part: Part, roles: &Roles| roles.names.iter().any(|(each, _)| *each == part);
    let change = |from: Part, to: Part, roles: &mut Roles| {
        roles.is_reworded = true;
        roles
            .names
            .iter_mut()
            .filter(|(part, _)| *part == from)
            .for_each(|(part, _)| *part = to);
    };
    if has(Part::Lead, &roles) && has(Part::Responsible, &roles) {
        change(Part::Responsible, Part::Support, &mut roles);
    } else if has(Part::Responsible, &roles) && has(Part::Support, &roles) {
        change(Part::Responsible, Part::Lead, &mut roles);
    } else if has(Part::Support, &roles) && !has(Part::Lead, &roles) {
        change(Part::Support, Part::Responsible, &mut roles);
    }
    roles
}

fn is_vague(name: &str) -> bool {
    let name = plain(name);
    ["各有关", "有关", "相关", "各相关", "各区", "各县", "各市"]
        .iter()
        .any(|word| name.starts_with(word))
}

/// 市商务局（牵头）
fn bracketed_part(name: &Traced) -> Option<(Part, Traced)> {
    let open = name
        .characters()
        .iter()
        .position(|letter| matches!(letter, '（' | '('))?;
    let inside = plain(&name.slice(open + 1..name.len()).text());
    let part = label_word(inside.trim_end_matches('）'))?;
    Some((part, name.slice(0..open).trim()))
}

fn is_time_limit(token: &Traced) -> bool {
    let text = plain(&token.text());
    [
        "完成时限",
        "时限",
        "完成时间",
        "时间",
        "责任人",
        "责任领导",
        "联系人",
        "完成期限",
    ]
    .iter()
    .any(|word| text.strip_prefix(word).is_some_and(|rest| rest.starts_with('：')))
}

/// 由市商务局牵头: the first word belongs to the sentence.
fn without_beginning(token: &Traced) -> Traced {
    match token.first() {
        Some('由') => token.slice(1..token.len()).trim(),
        _ => token.clone(),
    }
}

/// The part that the last words mean, and how many characters they have.
fn ending(token: &Traced) -> Option<(Part, usize)> {
    let text: Vec<char> = token
        .characters()
        .iter()
        .copied()
        .map(crate::zh::fold::fold)
        .collect();
    let known = ENDINGS.iter().flat_map(|(part, words)| {
        words
            .split(' ')
            .map(move |words| (*part, words.chars().collect::<Vec<char>>()))
    });
    let fitting = known.filter(|(_, words)| text.ends_with(words));
    fitting
        .map(|(part, words)| (part, words.len()))
        .max_by_key(|(_, length)| *length)
}

/// Names are enumerated with 等 and 分别 behind the last one.
fn without_and_others(name: &Traced) -> Traced {
    let mut name = name.trim();
    for word in [
        "按职责",
        "分别",
        "共同",
        "联合",
        "等有关部门",
        "等相关部门",
        "等单位",
        "等部门",
        "等",
    ] {
        let words: Vec<char> = word.chars().collect();
        if name.len() > words.len() + 1 && name.characters().ends_with(&words) {
            name = name.slice(0..name.len() - words.len());
        }
    }
    name.trim()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<String> {
        let roles = roles(&Traced::of(text, 0..text.len()), &Register::default())?;
        let names = roles.names.iter().map(|(part, name)| {
            let letter = match part {
                Part::Lead => 'L',
                Part::Responsible => 'R',
                Part::Support => 'S',
            };
            format!("{letter}{}", name.text())
        });
        Some(names.collect::<Vec<_>>().join(" "))
    }

    #[test]
    fn every_usual_shape_is_read() {
        for (text, expected) in [
            (
                "市商务局牵头，各区政府、广州空港委配合",
                "L市商务局 S各区政府 S广州空港委",
            ),
            ("市商務局牽頭，各區政府配合", "L市商務局 S各區政府"),
            ("市商务局、市财政局负责", "R市商务局 R市财政局"),
            ("责任单位：市商务局、市财政局", "R市商务局 R市财政局"),
            (
                "牵头单位：市商务局；配合单位：市财政局、各区政府",
                "L市商务局 S市财政局 S各区政府",
            ),
            ("牵头单位:市商务局,配合单位:市财政局", "L市商务局 S市财政局"),
            (
                "商务部牵头，财政部、海关总署等按职责分工负责",
                "L商务部 S财政部 S海关总署",
            ),
            (
                "财政部、税务总局、商务部按职责分工负责",
                "R财政部 R税务总局 R商务部",
            ),
            ("由市商务局会同市财政局负责", "L市商务局 S市财政局"),
            ("市商务局负责，市财政局配合", "L市商务局 S市财政局"),
            ("责任单位：市商务局牵头，市财政局配合", "L市商务局 S市财政局"),
            (
                "责任单位：市商务局（牵头）、市财政局（配合）",
                "L市商务局 S市财政局",
            ),
            (
                "市工业和信息化局、市住房和城乡建设局、市财政局和各区政府负责",
                "R市工业和信息化局 R市住房和城乡建设局 R市财政局 R各区政府",
            ),
            (
                "牵头单位：市商务局；责任单位：市财政局；完成时限：2024年12月",
                "L市商务局 S市财政局",
            ),
            ("市商务局 市财政局", "R市商务局 R市财政局"),
            ("市商务局，各区人民政府", "R市商务局 R各区人民政府"),
        ] {
            assert_eq!(read(text).as_deref(), Some(expected), "{text}");
        }
    }

    #[test]
    fn what_is_no_bracket_of_bodies_is_left() {
        for text in [
            "试行",
            "以下简称“跨境电商”",
            "产品类",
            "B2B和B2C平台、第三方服务企业",
            "企业自愿负责",
            "含本数",
            "国办发〔2023〕10号",
        ] {
            let found = roles(&Traced::of(text, 0..text.len()), &Register::default());
            assert!(found.is_none_or(|roles| !roles.is_said), "{text}");
        }
    }
}
