//! Universal Dependencies relations of English, with their subtypes.

super::labels! {
    /// What a word is to its parent.
    ///
    /// ```
    /// use dateline_types::Relation;
    /// assert_eq!("nsubj:pass".parse(), Ok(Relation::NsubjPass));
    /// assert_eq!(Relation::NsubjPass.base(), Relation::Nsubj);
    /// ```
    Relation, "a UD relation":
    /// Head of the sentence.
    Root = "root",
    /// Clause that modifies a noun.
    Acl = "acl",
    /// Relative clause.
    AclRelcl = "acl:relcl",
    /// Clause that modifies a predicate.
    Advcl = "advcl",
    /// Relative clause that speaks of a whole clause: "…, which angered Iran".
    AdvclRelcl = "advcl:relcl",
    /// Adverb.
    Advmod = "advmod",
    /// Adjective.
    Amod = "amod",
    /// Second name or description of the same thing.
    Appos = "appos",
    /// Auxiliary.
    Aux = "aux",
    /// Auxiliary of the passive.
    AuxPass = "aux:pass",
    /// Preposition, ending of possession.
    Case = "case",
    /// Conjunction.
    Cc = "cc",
    /// "both", "either".
    CcPreconj = "cc:preconj",
    /// Clause as object: what is said.
    Ccomp = "ccomp",
    /// Noun before a noun.
    Compound = "compound",
    /// Particle of a verb: "up" in "blew up".
    CompoundPrt = "compound:prt",
    /// Second and later members of a coordination; all hang on the first.
    Conj = "conj",
    /// Copula.
    Cop = "cop",
    /// Clause as subject.
    Csubj = "csubj",
    /// Clause as subject of a predicate that is a clause itself.
    CsubjOuter = "csubj:outer",
    /// Clause as subject of a passive.
    CsubjPass = "csubj:pass",
    /// None of the others.
    Dep = "dep",
    /// Article, demonstrative, quantifier.
    Det = "det",
    /// "all" in "all the".
    DetPredet = "det:predet",
    /// "well", "yes".
    Discourse = "discourse",
    /// Part of a clause set before or after it and taken up by a pronoun.
    Dislocated = "dislocated",
    /// "there", "it" that stand for nothing.
    Expl = "expl",
    /// Later words of a set phrase: "of" in "because of".
    Fixed = "fixed",
    /// Later words of a name without a head.
    Flat = "flat",
    /// Part of a word that is written apart.
    Goeswith = "goeswith",
    /// Receiver without a preposition.
    Iobj = "iobj",
    /// Item of a list.
    List = "list",
    /// "that", "if", "to" that open a clause.
    Mark = "mark",
    /// Noun that modifies a noun, mostly with a preposition.
    Nmod = "nmod",
    /// Title before a name: "President" in "President Bush".
    NmodDesc = "nmod:desc",
    /// Possessor.
    NmodPoss = "nmod:poss",
    /// Noun that modifies a noun without a preposition or ending.
    NmodUnmarked = "nmod:unmarked",
    /// Subject.
    Nsubj = "nsubj",
    /// Subject of a predicate that is a clause itself.
    NsubjOuter = "nsubj:outer",
    /// Subject of a passive.
    NsubjPass = "nsubj:pass",
    /// Number of a noun.
    Nummod = "nummod",
    /// Object.
    Obj = "obj",
    /// Noun that modifies a predicate, mostly with a preposition.
    Obl = "obl",
    /// Doer of a passive: "by the army".
    OblAgent = "obl:agent",
    /// Noun that modifies a predicate without a preposition: "last week".
    OblUnmarked = "obl:unmarked",
    /// What is left of a clause without its predicate.
    Orphan = "orphan",
    /// Clause set beside another: reporting clauses after what is said, remarks in brackets.
    Parataxis = "parataxis",
    /// Punctuation mark.
    Punct = "punct",
    /// Words taken back.
    Reparandum = "reparandum",
    /// Who is spoken to.
    Vocative = "vocative",
    /// Clause without a subject of its own.
    Xcomp = "xcomp",
}

impl Relation {
    /// The relation without its subtype.
    pub const fn base(self) -> Self {
        use Relation::*;
        match self {
            AclRelcl => Acl,
            AdvclRelcl => Advcl,
            AuxPass => Aux,
            CcPreconj => Cc,
            CompoundPrt => Compound,
            CsubjOuter | CsubjPass => Csubj,
            DetPredet => Det,
            NmodDesc | NmodPoss | NmodUnmarked => Nmod,
            NsubjOuter | NsubjPass => Nsubj,
            OblAgent | OblUnmarked => Obl,
            other => other,
        }
    }

    /// The relation that comes nearest to a label of another release or treebank: names of earlier UD releases are
    /// translated, unknown subtypes dropped, and what is left over is [`Relation::Dep`].
    ///
    /// ```
    /// use dateline_types::Relation;
    /// assert_eq!(Relation::nearest("obl:tmod"), Relation::OblUnmarked);
    /// assert_eq!(Relation::nearest("flat:foreign"), Relation::Flat);
    /// assert_eq!(Relation::nearest("prep"), Relation::Dep);
    /// ```
    pub fn nearest(label: &str) -> Self {
        match label {
            "obl:tmod" | "obl:npmod" => Self::OblUnmarked,
            "nmod:tmod" | "nmod:npmod" => Self::NmodUnmarked,
            _ => label.parse().unwrap_or_else(|_| {
                let base = label.split(':').next().unwrap_or(label);
                base.parse().unwrap_or(Self::Dep)
            }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Relation;

    #[test]
    fn bases_are_the_part_before_the_colon() {
        for relation in Relation::ALL {
            assert_eq!(relation.base().as_str(), relation.as_str().split(':').next().unwrap());
            assert_eq!(Relation::nearest(relation.as_str()), *relation);
        }
    }
}
