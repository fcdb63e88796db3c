//! Which part of a person's name stands for the whole on second mention, by the custom of the country.
//!
//! | country | short name | example |
//! | --- | --- | --- |
//! | most | the last word | Emmanuel *Macron* |
//! | China, Koreas, Taiwan, Hong Kong, Singapore | the first word where it is a known surname and the name is not in Western order | *Xi* Jinping, *Kim* Jong Un, Carrie *Lam* |
//! | Vietnam | the last word, as agencies do | Nguyen Phu *Trong* |
//! | Ethiopia, Eritrea, Thailand, Indonesia, Malaysia | the first word and the last | *Abiy* Ahmed, *Prabowo* Subianto |
//! | Myanmar | the last two words | Aung San *Suu Kyi* |
//! | Spanish-speaking | the last word, and the last two | Andres Manuel *Lopez Obrador* |
//!
//! Particles go with what follows: *bin Salman*, *van der Bellen*. Most may also be left off (al-*Sisi*, de *Villepin*); `bin`,
//! `ibn`, `ben`, `abu` may not, as what follows is somebody else's name.

/// Particles that may be left off.
const LOOSE: &[&str] = &[
    "al", "el", "ul", "as", "ash", "abd", "abdel", "abdul", "de", "del", "della", "di", "da", "das", "do", "dos", "du",
    "la", "le", "les", "van", "von", "der", "den", "ter", "ten", "zu", "zur", "y", "e", "af", "ould", "vom", "des",
    "st", "st.",
];
/// Particles that may not.
const FIRM: &[&str] = &["bin", "ibn", "bint", "ben", "abu", "bani", "umm"];
/// Suffixes that are no part of a surname.
const SUFFIXES: &[&str] = &["jr", "jr.", "sr", "sr.", "ii", "iii", "iv", "v", "vi", "ph.d."];
/// Countries where people have two surnames, the father's first.
const SPANISH: &[&str] = &[
    "esp", "mex", "col", "ven", "arg", "per", "chl", "ecu", "bol", "cub", "gtm", "hnd", "slv", "nic", "cri", "pan",
    "dom", "pry", "ury", "pri", "gnq", "phl",
];
/// Countries where the given name is the short one too.
const FIRST_TOO: &[&str] = &["eth", "eri", "tha", "idn", "mys", "som", "dji", "tls"];
/// Countries where the surname comes first.
const SURNAME_FIRST: &[&str] = &["chn", "prk", "kor", "twn", "hkg", "mac", "sgp", "mys", "idn", "tha"];
/// Chinese and Korean surnames, as romanised.
const SURNAMES: &[&str] = &[
    "ahn", "an", "au", "bae", "baek", "bai", "ban", "bao", "bo", "cai", "cao", "chai", "chan", "chang", "chen",
    "cheng", "cheong", "cheung", "chew", "chi", "chiang", "chin", "cho", "choe", "choi", "chong", "choo", "chou",
    "chow", "chu", "chua", "chun", "chung", "chyung", "cui", "dai", "deng", "ding", "dong", "du", "eu", "fan", "fang",
    "feng", "foo", "fu", "fung", "gan", "gao", "ge", "geng", "gim", "go", "goh", "gong", "gu", "guan", "guo", "ha",
    "hahn", "han", "hao", "he", "ho", "hong", "hou", "hsiao", "hsieh", "hsu", "hu", "hua", "huang", "hui", "hung",
    "hur", "hwang", "hyon", "hyun", "im", "jang", "jeon", "jeong", "ji", "jia", "jiang", "jin", "jo", "joo", "ju",
    "jung", "kan", "kang", "kao", "khoo", "kim", "ko", "koh", "kong", "koo", "ku", "kuo", "kwak", "kwok", "kwon",
    "lai", "lam", "lau", "law", "lee", "lei", "leong", "leung", "li", "lian", "liang", "liao", "lien", "lim", "lin",
    "ling", "liu", "lo", "loh", "loke", "long", "low", "lu", "lui", "luo", "lv", "ma", "mao", "mei", "meng", "mo",
    "mok", "moon", "na", "nam", "nang", "ng", "ni", "nie", "noh", "oh", "ong", "ou", "ouyang", "paik", "pak", "pan",
    "pang", "park", "pei", "peng", "poon", "pu", "qi", "qian", "qiao", "qin", "qiu", "qu", "ren", "rhee", "ri", "rim",
    "roh", "ruan", "ryang", "ryoo", "ryu", "seo", "seong", "shan", "shao", "shen", "shi", "shim", "shin", "siew",
    "sim", "sin", "so", "soh", "sohn", "son", "song", "su", "suh", "sun", "sung", "szeto", "tai", "tam", "tan", "tang",
    "tao", "tay", "teo", "tian", "toh", "tong", "tsai", "tsang", "tsao", "tse", "tseng", "tu", "tung", "u", "wan",
    "wang", "wei", "wen", "weng", "wong", "woo", "wu", "xi", "xia", "xiang", "xiao", "xie", "xing", "xiong", "xu",
    "xue", "yan", "yang", "yao", "ye", "yeh", "yen", "yeung", "yi", "yim", "yin", "ying", "yip", "yong", "yoo", "yoon",
    "you", "yu", "yuan", "yue", "yun", "zeng", "zha", "zhan", "zhang", "zhao", "zheng", "zhong", "zhou", "zhu",
    "zhuang", "zou",
];

/// The short names of a person, by the name in full and the country's code in small letters. None for a name of one word.
pub(crate) fn short_names(name: &str, country: &str) -> Vec<String> {
    let mut words: Vec<&str> = name.split_whitespace().collect();
    while words.len() > 1
        && words.last().is_some_and(|last| SUFFIXES.contains(&last.to_lowercase().trim_end_matches(',')))
    {
        words.pop();
    }
    if words.len() < 2 {
        return Vec::new();
    }
    let small: Vec<String> = words.iter().map(|word| word.to_lowercase()).collect();
    let small: Vec<&str> = small.iter().map(String::as_str).collect();
    if let Some(first) = surname_first(&words, &small, country) {
        return vec![first.to_owned()];
    }
    let mut short = Vec::new();
    let last = words.len() - 1;
    let mut from = last;
    while from > 1 && small.get(from - 1).is_some_and(|word| LOOSE.contains(word) || FIRM.contains(word)) {
        from -= 1;
    }
    let part = |from: usize| words.get(from..).unwrap_or(&[]).join(" ");
    if country == "mmr" {
        short.push(part(last.saturating_sub(1).max(1)));
    } else {
        short.push(part(from));
        let firm = small.get(from..last).is_some_and(|between| between.iter().any(|word| FIRM.contains(word)));
        if from < last && !firm {
            short.push(part(last));
        }
        // "al-Assad" is also "Assad".
        if let Some((particle, rest)) = words.get(last).and_then(|word| word.split_once('-'))
            && LOOSE.contains(&particle.to_lowercase().as_str())
            && rest.chars().count() > 2
        {
            short.push(rest.to_owned());
        }
        if SPANISH.contains(&country) && from == last && words.len() > 2 {
            short.push(part(last - 1));
        }
    }
    if FIRST_TOO.contains(&country) {
        short.extend(words.first().map(|first| (*first).to_owned()));
    }
    short.retain(|name| name.chars().filter(|c| c.is_alphabetic()).count() > 1);
    short
}

/// The first word, where it is the surname.
fn surname_first<'t>(words: &[&'t str], small: &[&str], country: &str) -> Option<&'t str> {
    let is_surname = |word: Option<&&str>| word.is_some_and(|word| SURNAMES.binary_search(word).is_ok());
    if !SURNAME_FIRST.contains(&country) || !is_surname(small.first()) {
        return None;
    }
    // "Li Ka-shing" is sure; where both ends are surnames, the first is taken as such.
    words.first().copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_in_order() {
        assert!(SURNAMES.is_sorted());
    }

    #[test]
    fn the_short_name() {
        for (name, country, short) in [
            ("Emmanuel Macron", "fra", &["Macron"][..]),
            ("Xi Jinping", "chn", &["Xi"]),
            ("Kim Jong Un", "prk", &["Kim"]),
            ("Ban Ki-moon", "kor", &["Ban"]),
            ("Syngman Rhee", "kor", &["Rhee"]),
            ("Carrie Lam", "hkg", &["Lam"]),
            ("Tsai Ing-wen", "twn", &["Tsai"]),
            ("Ilham Tohti", "chn", &["Tohti"]),
            ("Nguyen Phu Trong", "vnm", &["Trong"]),
            ("Alexander Van der Bellen", "aut", &["Van der Bellen", "Bellen"]),
            ("Ursula von der Leyen", "deu", &["von der Leyen", "Leyen"]),
            ("Mohammed bin Salman", "sau", &["bin Salman"]),
            ("Bashar al-Assad", "syr", &["al-Assad", "Assad"]),
            ("Mohammed bin Zayed Al Nahyan", "are", &["Al Nahyan", "Nahyan"]),
            ("Luiz Inacio Lula da Silva", "bra", &["da Silva", "Silva"]),
            ("Andres Manuel Lopez Obrador", "mex", &["Obrador", "Lopez Obrador"]),
            ("Aung San Suu Kyi", "mmr", &["Suu Kyi"]),
            ("Abiy Ahmed", "eth", &["Ahmed", "Abiy"]),
            ("Robert F. Kennedy Jr.", "usa", &["Kennedy"]),
            ("Shinzo Abe", "jpn", &["Abe"]),
            ("Pele", "bra", &[]),
            ("", "bra", &[]),
        ] {
            assert_eq!(short_names(name, country), short, "{name}");
        }
    }
}
