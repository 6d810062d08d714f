//! Sentences that clauses are put together from: the real ones, about another industry and another city, and coined ones.
//!
//! In: the real site. Out: one sentence in both languages at a time. Never here: a sum, a date or another fact; a measure adds
//! these itself, so that its record says the same.

use gongbao::facts;
use gongbao::lang::Lang;
use gongbao::resolve::site::{Site, TermKind};

use crate::names::{self, Bilingual};
use crate::random::Random;

/// What policies promote.
const INDUSTRIES: [(&str, &str); 40] = [
    ("跨境电商", "cross-border e-commerce"),
    ("生物医药", "biomedicine"),
    ("低空经济", "low-altitude economy"),
    ("新能源汽车", "new energy vehicle"),
    ("集成电路", "integrated circuit"),
    ("人工智能", "artificial intelligence"),
    ("工业软件", "industrial software"),
    ("海洋渔业", "marine fishery"),
    ("现代种业", "seed"),
    ("预制菜", "prepared dish"),
    ("家政服务", "domestic service"),
    ("养老托育", "elderly and child care"),
    ("文化创意", "cultural and creative"),
    ("数字出版", "digital publishing"),
    ("动漫游戏", "animation and game"),
    ("会议展览", "convention and exhibition"),
    ("乡村旅游", "rural tourism"),
    ("邮轮游艇", "cruise and yacht"),
    ("体育健身", "sports and fitness"),
    ("医疗器械", "medical device"),
    ("中医药", "traditional Chinese medicine"),
    ("化妆品", "cosmetics"),
    ("纺织服装", "textile and garment"),
    ("皮革箱包", "leather goods"),
    ("珠宝首饰", "jewellery"),
    ("灯光音响", "lighting and audio"),
    ("智能家居", "smart home"),
    ("机器人", "robotics"),
    ("卫星应用", "satellite application"),
    ("新型储能", "energy storage"),
    ("氢能", "hydrogen energy"),
    ("环保装备", "environmental equipment"),
    ("再生资源", "recycled resources"),
    ("绿色建筑", "green building"),
    ("轨道交通", "rail transit"),
    ("船舶修造", "shipbuilding and repair"),
    ("航空维修", "aircraft maintenance"),
    ("检验检测", "inspection and testing"),
    ("融资租赁", "finance leasing"),
    ("知识产权服务", "intellectual property service"),
];

/// What a policy is about: it decides the words of its sentences.
#[derive(Debug, Clone)]
pub(crate) struct Subject {
    pub(crate) city: Bilingual,
    pub(crate) industry: Bilingual,
}

/// What the real content has to offer.
pub(crate) struct Sentences {
    real: Vec<Bilingual>,
    pub(crate) topics: Vec<String>,
    /// Ids and names.
    pub(crate) beneficiaries: Vec<(String, Bilingual)>,
    pub(crate) bases: Vec<String>,
}

impl Sentences {
    /// Takes apart what the real measures say.
    pub(crate) fn of(site: &Site) -> Self {
        let measures = site.policies.iter().flat_map(|policy| &policy.measures);
        let texts = measures.flat_map(|measure| measure.clauses.iter().map(|clause| &clause.text));
        let real = texts
            .flat_map(|text| pairs(text.text(Lang::ZhHans), text.text(Lang::En)))
            .filter(|pair| states_nothing(pair))
            .collect();
        let beneficiaries = terms(site, TermKind::Beneficiary);
        Sentences {
            real,
            topics: ids(terms(site, TermKind::Topic)),
            beneficiaries,
            bases: ids(terms(site, TermKind::Base)),
        }
    }

    /// A sentence for a clause of this subject: as often coined as real.
    pub(crate) fn sentence(&self, subject: &Subject, random: &mut Random) -> Bilingual {
        if random.one_in(2) {
            return coined(subject, random);
        }
        let real = random.choose(&self.real);
        let name = |city: &Bilingual| city.english.clone();
        Bilingual::new(
            real.chinese
                .replace("广州", &subject.city.chinese)
                .replace("跨境电商", &subject.industry.chinese),
            real.english
                .replace("Guangzhou", &name(&subject.city))
                .replace("cross-border e-commerce", &subject.industry.english),
        )
    }
}

/// An industry, by chance.
pub(crate) fn industry(random: &mut Random) -> Bilingual {
    let (chinese, english) = random.choose(&INDUSTRIES);
    Bilingual::new(*chinese, *english)
}

fn terms(site: &Site, kind: TermKind) -> Vec<(String, Bilingual)> {
    let of_kind = site.terms.iter().filter(|term| term.kind == kind);
    of_kind
        .filter_map(|term| {
            let name = Bilingual::new(term.name.text(Lang::ZhHans), term.name.text(Lang::En));
            term.id.as_ref().map(|id| (id.value.clone(), name))
        })
        .collect()
}

fn ids(terms: Vec<(String, Bilingual)>) -> Vec<String> {
    terms.into_iter().map(|(id, _)| id).collect()
}

/// The sentences of a text beside their translations; none where one language has more of them.
fn pairs(chinese: &str, english: &str) -> Vec<Bilingual> {
    let chinese: Vec<&str> = chinese.trim().split_inclusive('。').collect();
    let english: Vec<&str> = english.trim().split_inclusive(". ").map(str::trim).collect();
    if chinese.len() != english.len() {
        return Vec::new();
    }
    let both = chinese.into_iter().zip(english);
    both.map(|(chinese, english)| Bilingual::new(chinese, english))
        .collect()
}

fn states_nothing(pair: &Bilingual) -> bool {
    facts::read(&pair.chinese, Lang::ZhHans).is_empty() && facts::read(&pair.english, Lang::En).is_empty()
}

fn coined(subject: &Subject, random: &mut Random) -> Bilingual {
    let (one, other) = (names::place(random), names::place(random));
    let industry = &subject.industry;
    let (zh, en) = (&industry.chinese, &industry.english);
    let (city_zh, city_en) = (&subject.city.chinese, &subject.city.english);
    match random.below(8) {
        0 => Bilingual::new(
            format!("依托{}，联合{}，开展{zh}业务。", one.chinese, other.chinese),
            format!(
                "Building on the {}, carry out {en} business together with the {}.",
                one.english, other.english
            ),
        ),
        1 => Bilingual::new(
            format!("鼓励{zh}企业入驻{}，共享设备和场地。", one.chinese),
            format!(
                "Encourage {en} enterprises to move into the {}, and to share equipment and space.",
                one.english
            ),
        ),
        2 => Bilingual::new(
            format!("推动{}与{}互认标准、互通数据。", one.chinese, other.chinese),
            format!(
                "Let the {} and the {} recognise each other’s standards and exchange data.",
                one.english, other.english
            ),
        ),
        3 => Bilingual::new(
            format!("支持{}在{city_zh}设立分支机构，为{zh}企业提供咨询。", one.chinese),
            format!(
                "Support the {} in setting up a branch in {city_en} to advise {en} enterprises.",
                one.english
            ),
        ),
        4 => Bilingual::new(
            format!("完善{}周边道路、供电和通信设施。", one.chinese),
            format!(
                "Improve roads, power supply and communications around the {}.",
                one.english
            ),
        ),
        5 => Bilingual::new(
            format!("由{}牵头编制{zh}人才目录，定期向社会公布。", one.chinese),
            format!(
                "The {} draws up a catalogue of talent for the {en} industry and publishes it regularly.",
                one.english
            ),
        ),
        6 => Bilingual::new(
            format!("引导金融机构为{}的入驻企业提供贷款和担保。", one.chinese),
            format!(
                "Guide financial institutions in providing loans and guarantees to enterprises in the {}.",
                one.english
            ),
        ),
        _ => Bilingual::new(
            format!("在{}试行告知承诺制，简化{zh}项目审批。", one.chinese),
            format!(
                "Try out approval by written commitment at the {}, and simplify the approval of {en} projects.",
                one.english
            ),
        ),
    }
}
