//! What is asked, promised, refused or threatened makes the code of the asking narrower.

use dateline_knowledge::ontology::{Ontology, PloverType};

/// The CAMEO code of a verbal act about an act of another code: of an appeal (02x) about a ceasefire (0871) 0256. None
/// where the act says no more.
pub(super) fn narrowed(outer: PloverType, own: &str, inner: &str) -> Option<String> {
    let base = match outer {
        PloverType::Request => asked(inner)?,
        PloverType::Agree => return promised(inner).map(str::to_owned),
        PloverType::Reject => return refused(inner).map(str::to_owned),
        PloverType::Threaten => return threatened(inner).map(str::to_owned),
        _ => return None,
    };
    // Demands are appeals with force: the same numbers under root 10.
    Some(match own.starts_with("10") {
        true => format!("10{}", &base[2..]),
        false => base.to_owned(),
    })
}

fn root(code: &str) -> &str {
    code.get(..2).unwrap_or("")
}

fn three(code: &str) -> &str {
    code.get(..3).unwrap_or(code)
}

fn asked(inner: &str) -> Option<&'static str> {
    Some(match (three(inner), root(inner)) {
        ("061", _) => "0211",
        ("062", _) => "0212",
        ("063", _) => "0213",
        ("064", _) => "0214",
        (_, "06") => "021",
        ("057", _) => "027",
        (_, "05") => "022",
        ("071", _) => "0231",
        ("072", _) => "0232",
        ("073", _) => "0233",
        ("074", _) => "0234",
        (_, "07") => "023",
        ("083", _) => match inner {
            "0831" => "0241",
            "0832" => "0242",
            "0833" => "0243",
            "0834" => "0244",
            _ => "024",
        },
        ("081", _) => "0251",
        ("082", _) => "0252",
        ("084", _) => "0253",
        ("085", _) => "0254",
        ("086", _) => "0255",
        ("087", _) => "0256",
        (_, "08") => "025",
        ("045", _) => "028",
        (_, "04") => "026",
        ("036", _) => "026",
        ("035" | "037", _) => "027",
        _ => return None,
    })
}

fn promised(inner: &str) -> Option<&'static str> {
    Some(match (three(inner), root(inner)) {
        ("061", _) => "0311",
        ("062", _) => "0312",
        ("063", _) => "0313",
        ("064", _) => "0314",
        (_, "06") => "031",
        (_, "05") => "032",
        ("071", _) => "0331",
        ("072", _) => "0332",
        ("073", _) => "0333",
        ("074", _) => "0334",
        (_, "07") => "033",
        ("083", _) => match inner {
            "0831" => "0341",
            "0832" => "0342",
            "0833" => "0343",
            "0834" => "0344",
            _ => "034",
        },
        ("081", _) => "0351",
        ("082", _) => "0352",
        ("084", _) => "0353",
        ("085", _) => "0354",
        ("086", _) => "0355",
        ("087", _) => "0356",
        (_, "08") => "035",
        ("045", _) => "039",
        (_, "04") => "036",
        _ => return None,
    })
}

fn refused(inner: &str) -> Option<&'static str> {
    Some(match (three(inner), root(inner)) {
        ("061", _) => "1211",
        ("062", _) => "1212",
        ("063", _) => "1213",
        ("064", _) => "1214",
        (_, "06") => "121",
        ("071", _) => "1221",
        ("072", _) => "1222",
        ("073", _) => "1223",
        ("074", _) => "1224",
        (_, "07") => "122",
        ("083", _) => match inner {
            "0831" => "1231",
            "0832" => "1232",
            "0833" => "1233",
            "0834" => "1234",
            _ => "123",
        },
        ("081", _) => "1241",
        ("082", _) => "1242",
        ("084", _) => "1243",
        ("085", _) => "1244",
        ("086", _) => "1245",
        ("087", _) => "1246",
        (_, "08") => "124",
        ("045", _) => "126",
        (_, "04") => "125",
        ("057" | "037", _) => "127",
        _ => return None,
    })
}

fn threatened(inner: &str) -> Option<&'static str> {
    Some(match (three(inner), root(inner)) {
        ("161", _) => "1313",
        ("162", _) => "1311",
        ("163", _) => "1312",
        ("164", _) => "134",
        ("165", _) => "135",
        ("166", _) => "136",
        (_, "16") => "131",
        ("172", _) => match inner {
            "1721" => "1321",
            "1722" => "1322",
            "1723" => "1323",
            "1724" => "1324",
            _ => "132",
        },
        ("175", _) => "137",
        (_, "17") => "132",
        (_, "14") => "133",
        ("191", _) => "1381",
        ("192", _) => "1382",
        (_, "18") => "1383",
        (_, "19") => "1384",
        (_, "20") => "1385",
        (_, "15") => "138",
        _ => return None,
    })
}

/// The mode that a code is of, where it is of this type.
pub(super) fn mode_of(ontology: &Ontology, plover: PloverType, cameo: &str) -> Option<String> {
    let code = ontology.cameo(cameo).filter(|code| code.plover == Some(plover))?;
    code.mode.as_deref().map(str::to_owned)
}

/// What threats are of, where CAMEO's crosswalk does not say.
pub(super) fn mode_of_threat(cameo: &str) -> Option<&'static str> {
    Some(match three(cameo) {
        "138" if cameo == "1382" => "territory",
        "138" | "137" | "139" => "violence",
        "136" => "expel",
        "134" | "135" => "relations",
        "131" if cameo == "1313" => "relations",
        "131" | "132" => "restrict",
        _ => return None,
    })
}
