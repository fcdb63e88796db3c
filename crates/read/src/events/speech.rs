//! Acts in words: what is asked, promised, refused or threatened narrows the act, and what is told as to come is itself one.
//!
//! PLOVER's rules for the future: cooperation to come is AGREE, harm to come by the one who says so THREATEN, what should
//! be done a REQUEST, what will not be done a REJECT.

use super::codes;
use super::compose::Mention;
use super::fit::Fit;
use super::kinds::{Kinds, core};
use super::{mishap, when, whose};
use crate::scene::Scene;
use dateline_knowledge::ontology::PloverType::{
    self, Agree, Aid, Assault, Coerce, Concede, Consult, Cooperate, Mobilize, Reject, Request, Retreat, Sanction,
    Support, Threaten,
};
use dateline_knowledge::triggers::Pos;
use dateline_types::document::Word;
use dateline_types::{EntityKind, Modality, Relation, Upos, Xpos};

/// The mention of a fit with the contents that belong to it; none where nothing is told.
pub(super) fn mention<'a>(scene: &Scene<'a>, kinds: &Kinds, fit: Fit<'a>, content: &[&Fit<'a>]) -> Option<Mention<'a>> {
    let mut own = Mention::new(scene, fit)?;
    labour(scene, kinds, &mut own);
    rescue(scene, &mut own);
    if !is_meant(scene, kinds, &own, content) || is_only_aim(&own) || is_only_called(&own) {
        return None;
    }
    if let Some(inner) = content.iter().find(|inner| inner.coded.is_some()) {
        narrow(scene, &mut own, inner);
    }
    // Dated after the report: still to come, whatever the tense.
    let told = matches!(
        own.held.modality,
        Modality::Happened | Modality::Ongoing | Modality::Alleged | Modality::Hypothetical
    );
    if told && !own.plover.is_verbal() && when::is_ahead(scene, &own) {
        own.held.modality = Modality::Planned;
    }
    cease(scene, &mut own);
    recast(scene, &mut own);
    // "…, attributing the violence to": a participle beside a clause is told as plainly as the clause is.
    let participle = own.fit.word.relation() == Relation::Advcl && own.fit.word.xpos() == Xpos::Vbg;
    if participle && own.plover.is_verbal() && !own.held.negated {
        own.held.modality = Modality::Happened;
    }
    let conditions = [Some(own.fit.word), own.fit.content].into_iter().flatten();
    own.held.condition = own.held.condition.or_else(|| conditions.filter_map(condition).next());
    let settled = match own.plover {
        Request if own.held.modality == Modality::Happened && own.held.condition.is_some() => Modality::Conditional,
        Threaten if own.held.modality == Modality::Happened || own.held.modality == Modality::Ongoing => {
            Modality::Threatened
        }
        Agree if matches!(own.held.modality, Modality::Happened | Modality::Ongoing) => {
            if own.held.condition.is_some() { Modality::Conditional } else { Modality::Planned }
        }
        _ => own.held.modality,
    };
    own.held.modality = settled;
    // "until the law is repealed": by nobody, to nobody, and not so.
    let nobody = own.fit.doers.is_empty() && own.fit.targets.is_empty() && own.plover.is_verbal();
    let told = matches!(settled, Modality::Happened | Modality::Ongoing);
    let undergone = own.fit.pos == Pos::Verb && own.recast && nobody && own.fit.word.relation() == Relation::Advcl;
    (told || !undergone).then_some(own)
}

/// "stopped selling arms to Riyadh", "ceased shelling the town": what is no longer done is the other way about.
fn cease<'a>(scene: &Scene<'a>, own: &mut Mention<'a>) {
    const ENDS: [&str; 7] = ["stop", "halt", "cease", "suspend", "discontinue", "end", "quit"];
    let gerund = own.fit.word.xpos() == Xpos::Vbg
        && matches!(own.fit.word.relation().base(), Relation::Xcomp | Relation::Ccomp | Relation::Obj)
        // "stopped Poland from selling" is of Poland's selling.
        && own.fit.word.children().all(|child| child.relation() != Relation::Mark);
    let over = own.fit.word.parent().filter(|over| gerund && over.upos() == Upos::Verb && ENDS.contains(&over.lemma()));
    let Some(over) = over else { return };
    let (plover, mode, cameo) = match own.plover {
        Aid => (Sanction, Some("withdraw"), "162"),
        Cooperate | Support => (Sanction, Some("discontinue"), "160"),
        Consult => (Sanction, Some("withdraw"), "164"),
        Assault => (Retreat, Some("ceasefire"), "0871"),
        Sanction | Coerce => (Concede, None, "080"),
        PloverType::Protest | Mobilize => (Retreat, None, "087"),
        _ => return,
    };
    (own.plover, own.mode, own.cameo) = (plover, mode.map(str::to_owned), cameo.to_owned());
    own.held = super::modality::of(scene, over);
    own.fit.own.push(over);
}

/// A strike of unions and workers is no air strike.
fn labour(scene: &Scene, kinds: &Kinds, own: &mut Mention) {
    let strike = own.fit.word.lemma() == "strike" && own.fit.pos == Pos::Noun;
    if own.plover != Assault || !strike || own.mode.is_some() {
        return;
    }
    let (mut works, mut armed) = (false, false);
    for word in scene.tree.sentence(own.fit.word.sentence_index()) {
        works |= kinds.works(scene, word);
        armed |= kinds.is_armed(scene, word);
    }
    if works && !armed {
        (own.plover, own.mode, own.cameo) = (PloverType::Protest, Some("strike".to_owned()), "143".to_owned());
    }
}

/// Hostages freed by an army or the police are rescued; those who hold them release them.
fn rescue(scene: &Scene, own: &mut Mention) {
    let held = own.fit.targets.iter().chain(&own.fit.things);
    let hostage = held.into_iter().any(|word| matches!(core(*word).lemma(), "hostage" | "captive" | "abductee"));
    let armed = own.fit.doers.iter().any(|word| {
        scene
            .entity(core(*word))
            .is_some_and(|entity| entity.sectors.iter().any(|own| matches!(own.as_str(), "MIL" | "COP")))
    });
    if own.plover == Retreat && own.mode.as_deref() == Some("release") && hostage && armed {
        (own.plover, own.mode, own.cameo) = (Aid, None, "073".to_owned());
    }
}

/// "to end the fighting": what something is done for is not done, unless it is a crowd that comes for it.
fn is_only_aim(own: &Mention) -> bool {
    is_purpose(own.fit.carrier.unwrap_or(own.fit.word)) && own.plover != PloverType::Protest && !own.fit.by_speaker
}

/// "officials suspected of bribery": a participle that only says what somebody is called.
fn is_only_called(own: &Mention) -> bool {
    let word = own.fit.word;
    word.relation() == Relation::Acl && word.xpos() == Xpos::Vbn && own.plover.is_verbal() && own.fit.doers.is_empty()
}

/// Whether an act in words is one: who warns of rain threatens nobody, and who talks to the press consults nobody.
fn is_meant(scene: &Scene, kinds: &Kinds, own: &Mention, content: &[&Fit]) -> bool {
    let is = |word: &Word, sector: &str| {
        scene.entity(core(*word)).is_some_and(|entity| entity.sectors.iter().any(|own| own == sector))
    };
    let warns = matches!(own.fit.word.lemma(), "warn" | "warning" | "caution" | "alert");
    if own.plover == Threaten && warns {
        let harmful = |inner: &&Fit| {
            matches!(inner.plover(), Some(Assault | Sanction | Coerce | Threaten | PloverType::Protest | Mobilize))
        };
        let told = own.fit.targets.iter().any(|word| scene.entity(*word).is_some());
        let official = own.fit.doers.iter().any(|word| {
            scene.entity(core(*word)).is_some_and(|entity| entity.country.is_some() || !entity.sectors.is_empty())
        });
        let conditional = has_condition(own.fit.word) || own.fit.content.is_some_and(has_condition);
        // "warned of revenge": the frame names the harm.
        let named = own.fit.named && own.cameo != "130";
        return official
            && (content.iter().any(harmful) || conditional || told || named || by_force(scene, kinds, own));
    }
    // Refugees who cross into a country attack nobody: only who is armed, or a state, does.
    if own.plover == Assault && own.fit.word.lemma() == "cross" {
        let state = |word: Word| scene.entity(core(word)).is_some_and(|own| own.kind == EntityKind::State);
        return own.fit.doers.iter().any(|word| kinds.is_armed(scene, core(*word)) || state(*word));
    }
    // "asked not to be named", "declined to be identified": how a source is named is nobody's demand.
    let unnamed = |own: Word| {
        matches!(own.lemma(), "name" | "identify" | "quote")
            && own.children().any(|child| child.relation() == Relation::AuxPass)
    };
    let clauses = || own.fit.word.children().filter(|child| child.relation() == Relation::Xcomp);
    if own.plover.is_verbal() && own.fit.content.into_iter().chain(clauses()).any(unnamed) {
        return false;
    }
    // An emergency for a flood restricts nobody.
    let nature = |word: Word| kinds.is_natural(scene, word);
    if own.mode.as_deref() == Some("martial-law") {
        const LEAD: usize = 3;
        let lead = scene.tree.words().take_while(|word| word.sentence_index() < LEAD);
        if lead.chain(scene.tree.sentence(own.fit.word.sentence_index())).any(nature) {
            return false;
        }
    }
    if own.plover == Assault && mishap::is_by_nobody(scene, kinds, &own.fit) {
        return false;
    }
    if own.plover == Agree && only_intends(&own.fit) && !own.fit.named {
        return content.iter().any(|inner| inner.coded.is_some());
    }
    // "farmers who received land": nobody was received.
    let receives = own.plover == Consult && matches!(own.fit.word.lemma(), "receive" | "host" | "greet");
    if receives
        && !own.fit.targets.is_empty()
        && !own.fit.targets.iter().any(|word| is_somebody(scene, kinds, core(*word)))
    {
        return false;
    }
    // "Speaking to a reporter, he said": said, and no talks.
    let speaks = matches!(own.fit.word.lemma(), "speak" | "talk") && own.fit.word.xpos() == Xpos::Vbg;
    if own.plover == Consult && speaks && own.fit.word.relation() == Relation::Advcl {
        return false;
    }
    let parties = || own.fit.doers.iter().chain(&own.fit.targets);
    !(own.plover == Consult && parties().any(|word| is(word, "MED")))
}

/// Whether a word is people, a body or a state, and no ground.
fn is_somebody(scene: &Scene, kinds: &Kinds, word: Word) -> bool {
    let place = scene.entity(word).is_some_and(|own| own.kind == EntityKind::Place);
    kinds.acts(scene, word) && !place
}

/// Whether a word only says that somebody means to do something: with nothing of PLOVER's meant it is no event.
pub(super) fn only_intends(fit: &Fit) -> bool {
    #[rustfmt::skip]
    const HEADS: [&str; 22] = [
        "plan", "intend", "intention", "aim", "hope", "expect", "decide", "decision", "want", "ready", "prepared", "prepare",
        "willing", "set", "due", "consider", "mull", "announce", "keen", "eager", "open", "seek",
    ];
    let clause = |content: Word| matches!(content.upos(), Upos::Verb | Upos::Aux | Upos::Adj);
    HEADS.contains(&fit.word.lemma()) && fit.content.is_none_or(clause)
}

/// "warned that its operation would go on": what armed people, or their operations, are to do yet.
fn by_force(scene: &Scene, kinds: &Kinds, own: &Mention) -> bool {
    const FORCE: [&str; 7] = ["operation", "offensive", "campaign", "attack", "strike", "bombardment", "war"];
    own.fit.content.is_some_and(|clause| {
        let ahead =
            |child: Word| child.relation() == Relation::Aux && matches!(child.lemma(), "will" | "would" | "shall");
        let doers = clause.children().filter(|child| child.relation().base() == Relation::Nsubj);
        let force = |word: Word| FORCE.contains(&word.lemma()) || kinds.is_armed(scene, core(word));
        clause.children().any(ahead) && doers.into_iter().any(force)
    })
}

fn has_condition(word: Word) -> bool {
    condition(word).is_some()
}

/// The head of the condition that hangs on a word: "if …", "unless …", "provided …".
fn condition(word: Word<'_>) -> Option<Word<'_>> {
    let opens = |child: &Word| {
        let mark = |mark: Word| {
            matches!(mark.relation(), Relation::Mark | Relation::Advmod)
                && matches!(mark.form().to_lowercase().as_str(), "if" | "unless" | "provided" | "providing")
        };
        // "charged with providing support" is on no condition.
        let own = matches!(child.form().to_lowercase().as_str(), "provided" | "providing")
            && !child.children().any(|case| matches!(case.relation(), Relation::Mark | Relation::Case | Relation::Obj));
        child.relation() == Relation::Advcl && (child.children().any(mark) || own)
    };
    // "Otherwise the operation would go on": where what was asked is not done.
    let otherwise = |child: &Word| child.form().eq_ignore_ascii_case("otherwise");
    word.children().find(opens).or_else(|| word.children().find(otherwise)).or_else(|| proviso(word))
}

/// ", provided that …" further on in the sentence, whatever the tree makes of it.
fn proviso(word: Word<'_>) -> Option<Word<'_>> {
    const FAR: usize = 25;
    let tree = word.tree();
    let end = word.sentence().words().end.min(word.index() + FAR);
    let opens = |own: &Word| {
        let comma = own.before().is_some_and(|before| before.upos() == Upos::Punct);
        matches!(own.form(), "provided" | "providing") && comma && own.after().is_some_and(|next| next.form() != "by")
    };
    let opener = (word.index() + 1..end).filter_map(|at| tree.get(at)).find(opens)?;
    let clause = opener.children().find(|child| matches!(child.relation(), Relation::Ccomp | Relation::Xcomp));
    Some(clause.unwrap_or(opener))
}

/// What is asked makes the code of the asking narrower, and names the other side where the asking does not.
fn narrow<'a>(scene: &Scene<'a>, own: &mut Mention<'a>, inner: &Fit<'a>) {
    let Some(sense) = inner.coded else { return };
    if let Some(code) = codes::narrowed(own.plover, &own.cameo, sense.cameo) {
        own.mode = codes::mode_of(scene.desk.knowledge.ontology(), own.plover, &code).or(own.mode.take());
        own.cameo = code;
    }
    if own.plover == Threaten {
        own.mode = codes::mode_of_threat(&own.cameo).map(str::to_owned).or(own.mode.take());
    }
    if own.fit.targets.is_empty() {
        // Who is to do it is asked; to whom it is to be done is threatened, promised, refused it.
        let others = if own.plover == Request { &inner.doers } else { &inner.targets };
        let others = others.iter().copied().filter(|word| !own.fit.doers.contains(word));
        own.fit.targets = others.collect();
    }
}

/// What lies ahead, or should be, is an act in words.
fn recast<'a>(scene: &Scene<'a>, own: &mut Mention<'a>) {
    let friendly = matches!(own.plover, Consult | Support | Concede | Cooperate | Aid | Retreat);
    let harmful = matches!(own.plover, Assault | Sanction | Coerce);
    let ahead = matches!(own.held.modality, Modality::Planned | Modality::Conditional);
    if own.fit.by_speaker {
        own.held.modality = Modality::Happened;
    } else if own.held.negated && ahead_or_denied(own) && friendly && !own.fit.doers.is_empty() {
        become_(scene, own, Reject, "120");
        own.held.modality = Modality::Happened;
    } else if !own.held.negated && ahead && friendly && own.mode.as_deref() != Some("resign") {
        let modality = own.held.modality;
        become_(scene, own, Agree, "030");
        own.held.modality = modality;
    } else if !own.held.negated
        && ahead
        && harmful
        && !is_purpose(own.fit.carrier.unwrap_or(own.fit.word))
        && whose::is_own_word(scene, own)
    {
        become_(scene, own, Threaten, "130");
        own.mode = codes::mode_of_threat(&own.cameo).map(str::to_owned);
        own.held.modality = Modality::Threatened;
    }
}

/// "to disperse the crowd": what something is done for is no threat.
fn is_purpose(word: Word) -> bool {
    let to = word.children().any(|mark| mark.xpos() == Xpos::To && mark.relation() == Relation::Mark);
    to && matches!(word.relation(), Relation::Advcl | Relation::Acl)
}

fn ahead_or_denied(own: &Mention) -> bool {
    !matches!(own.held.modality, Modality::Negated | Modality::Denied)
}

fn become_(scene: &Scene, own: &mut Mention, plover: PloverType, plain: &str) {
    let code = codes::narrowed(plover, plain, &own.cameo).unwrap_or_else(|| plain.to_owned());
    own.plover = plover;
    own.recast = true;
    own.mode = codes::mode_of(scene.desk.knowledge.ontology(), plover, &code);
    own.cameo = code;
}
