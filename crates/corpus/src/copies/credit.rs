//! Whose report it is: the outlet's and the agency's one name each, as the table of outlets has them.

use dateline_knowledge::Knowledge;

/// Who published a report, and whose it is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Credit {
    /// Who published it, by the name the table of outlets has, else as given.
    pub outlet: Option<String>,
    /// The agency: the one the report credits; where the publisher itself is an agency and credits none, the publisher.
    pub agency: Option<String>,
}

/// Settles the names of a report's outlet and agency, so that “AP”, “The Associated Press” and `apnews.com` count as one.
///
/// ```
/// use dateline_corpus::copies::credit;
/// use dateline_knowledge::Knowledge;
/// let knowledge = Knowledge::built_in();
/// let reprint = credit(&knowledge, Some("dawn.com"), Some("AP"));
/// assert_eq!((reprint.outlet.as_deref(), reprint.agency.as_deref()), (Some("Dawn"), Some("Associated Press")));
/// assert_eq!(credit(&knowledge, Some("reuters.com"), None).agency.as_deref(), Some("Reuters"));
/// assert_eq!(credit(&knowledge, Some("The Gusau Post"), None).agency, None);
/// ```
pub fn credit(knowledge: &Knowledge, outlet: Option<&str>, agency: Option<&str>) -> Credit {
    let outlets = knowledge.outlets();
    let name =
        |given: &str| outlets.by_name_or_domain(given).map_or_else(|| given.trim().to_owned(), |row| row.name.clone());
    let given = |name: Option<&str>| name.filter(|name| !name.trim().is_empty()).map(str::to_owned);
    let outlet = given(outlet).map(|outlet| name(&outlet));
    let own = || outlet.clone().filter(|outlet| outlets.is_agency(outlet));
    Credit { agency: given(agency).map(|agency| name(&agency)).or_else(own), outlet }
}
