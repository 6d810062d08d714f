//! Coined names in Chinese and English, so that the words of a corpus grow with it.
//!
//! In: chance. Out: [`Bilingual`] names. Never here: a name that somebody has on purpose.

use serde_json::{Value, json};

use crate::random::Random;

/// A text in the two languages that authors write; the other Chinese script is derived.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Bilingual {
    pub(crate) chinese: String,
    pub(crate) english: String,
}

impl Bilingual {
    pub(crate) fn new(chinese: impl Into<String>, english: impl Into<String>) -> Self {
        Bilingual {
            chinese: chinese.into(),
            english: english.into(),
        }
    }

    /// The text as records hold it.
    pub(crate) fn record(&self) -> Value {
        json!({"zh-Hans": self.chinese, "en": self.english})
    }
}

/// Characters of names that are written alike in both scripts or are plainly Simplified, with their reading. None is a
/// numeral, a unit or part of a date: a name must not read as a sum.
const SYLLABLES: [(&str, &str); 96] = [
    ("云", "yun"),
    ("海", "hai"),
    ("江", "jiang"),
    ("山", "shan"),
    ("林", "lin"),
    ("清", "qing"),
    ("明", "ming"),
    ("光", "guang"),
    ("星", "xing"),
    ("辰", "chen"),
    ("宇", "yu"),
    ("瀚", "han"),
    ("泽", "ze"),
    ("润", "run"),
    ("沐", "mu"),
    ("泓", "hong"),
    ("锦", "jin"),
    ("瑞", "rui"),
    ("祥", "xiang"),
    ("和", "he"),
    ("安", "an"),
    ("宁", "ning"),
    ("康", "kang"),
    ("泰", "tai"),
    ("盛", "sheng"),
    ("昌", "chang"),
    ("隆", "long"),
    ("丰", "feng"),
    ("达", "da"),
    ("通", "tong"),
    ("捷", "jie"),
    ("迅", "xun"),
    ("飞", "fei"),
    ("腾", "teng"),
    ("翔", "xiang"),
    ("鸿", "hong"),
    ("鹏", "peng"),
    ("鹤", "he"),
    ("凤", "feng"),
    ("麟", "lin"),
    ("龙", "long"),
    ("虎", "hu"),
    ("骏", "jun"),
    ("驰", "chi"),
    ("越", "yue"),
    ("超", "chao"),
    ("卓", "zhuo"),
    ("尚", "shang"),
    ("雅", "ya"),
    ("智", "zhi"),
    ("慧", "hui"),
    ("睿", "rui"),
    ("哲", "zhe"),
    ("文", "wen"),
    ("博", "bo"),
    ("思", "si"),
    ("诚", "cheng"),
    ("信", "xin"),
    ("义", "yi"),
    ("仁", "ren"),
    ("德", "de"),
    ("正", "zheng"),
    ("中", "zhong"),
    ("华", "hua"),
    ("新", "xin"),
    ("启", "qi"),
    ("元初", "yuanchu"),
    ("创", "chuang"),
    ("承", "cheng"),
    ("远", "yuan"),
    ("恒", "heng"),
    ("永", "yong"),
    ("嘉", "jia"),
    ("佳", "jia"),
    ("美", "mei"),
    ("乐", "le"),
    ("欣", "xin"),
    ("悦", "yue"),
    ("春", "chun"),
    ("秋", "qiu"),
    ("桂", "gui"),
    ("兰", "lan"),
    ("松", "song"),
    ("柏", "bai"),
    ("竹", "zhu"),
    ("梅", "mei"),
    ("荷", "he"),
    ("莲", "lian"),
    ("石", "shi"),
    ("岩", "yan"),
    ("峰", "feng"),
    ("岭", "ling"),
    ("川", "chuan"),
    ("湖", "hu"),
    ("滨", "bin"),
    ("港", "gang"),
];

/// What is named after a coined word.
const KINDS: [(&str, &str); 16] = [
    ("产业园", "Industrial Park"),
    ("供应链中心", "Supply Chain Center"),
    ("创新实验室", "Innovation Laboratory"),
    ("物流港", "Logistics Port"),
    ("示范街区", "Demonstration Quarter"),
    ("培训学院", "Training College"),
    ("公共服务平台", "Public Service Platform"),
    ("服务站", "Service Station"),
    ("产业联盟", "Industry Alliance"),
    ("孵化基地", "Incubation Base"),
    ("检测中心", "Testing Center"),
    ("数据空间", "Data Space"),
    ("展示馆", "Exhibition Hall"),
    ("研究院", "Research Institute"),
    ("保税仓库", "Bonded Warehouse"),
    ("交易市场", "Trading Market"),
];

/// A coined word of so many syllables.
pub(crate) fn word(random: &mut Random, syllables: usize) -> Bilingual {
    let mut chinese = String::new();
    let mut english = String::new();
    for _ in 0..syllables {
        let (character, reading) = random.choose(&SYLLABLES);
        chinese.push_str(character);
        english.push_str(reading);
    }
    Bilingual::new(chinese, capitalised(&english))
}

/// A park, a center, an alliance: a coined word and what it names.
pub(crate) fn place(random: &mut Random) -> Bilingual {
    let syllables = random.between(2, 3);
    let name = word(random, syllables);
    let (chinese, english) = random.choose(&KINDS);
    Bilingual::new(
        format!("{}{chinese}", name.chinese),
        format!("{} {english}", name.english),
    )
}

/// The text with its first letter large.
pub(crate) fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters
        .next()
        .map(|first| first.to_uppercase().chain(letters).collect())
        .unwrap_or_default()
}
