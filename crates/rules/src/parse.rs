//! Rule files as syntax trees, line by line: a line that cannot be read spoils its rule and no other.

use crate::cursor::Cursor;
use crate::lexer::{self, Lexeme, Token};
use crate::parse_line;
use crate::problem::Fault;
use crate::suggest;
use crate::syntax_tree::{File, List, Named, Rule};

/// The words that lines begin with. No node may be named so.
pub(crate) const KEYWORDS: [&str; 8] = ["list", "rule", "about", "cue", "unless", "gives", "yes", "no"];

/// What the next line may belong to.
enum Open {
    Nothing,
    List(usize),
    Rule(usize),
    /// To something that could not be read: its lines are passed over.
    Spoilt,
}

/// Reads a file. What could not be read is told, the rest is in the tree.
pub(crate) fn parse(text: &str) -> (File, Vec<Fault>) {
    let mut parser = Parser { file: File::default(), faults: Vec::new(), open: Open::Nothing };
    for (index, line) in text.lines().enumerate() {
        let line = if index == 0 { line.strip_prefix('\u{feff}').unwrap_or(line) } else { line };
        if let Err(fault) = parser.line(line, index as u32 + 1) {
            parser.faults.push(fault);
            match parser.open {
                Open::Rule(rule) => parser.file.rules[rule].broken = true,
                Open::List(_) | Open::Spoilt => {}
                Open::Nothing => parser.open = Open::Spoilt,
            }
        }
    }
    (parser.file, parser.faults)
}

struct Parser {
    file: File,
    faults: Vec<Fault>,
    open: Open,
}

impl Parser {
    fn line(&mut self, line: &str, number: u32) -> Result<(), Fault> {
        if let (Some(about), Open::Rule(rule)) = (about(line), &self.open) {
            // A long text goes on over several lines.
            let text = self.file.rules[*rule].about.get_or_insert_default();
            if !text.is_empty() {
                text.push(' ');
            }
            text.push_str(about);
            return Ok(());
        }
        let lexemes = lexer::cut(line, number).inspect_err(|_| self.spoil(line))?;
        let Some(first) = lexemes.first().cloned() else { return Ok(()) };
        let mut cursor = Cursor::new(line, number, lexemes);
        let keyword = match &first.token {
            Token::Word(word) => KEYWORDS.into_iter().find(|keyword| keyword == word),
            _ => None,
        };
        match keyword {
            Some("list") => self.list(&mut cursor),
            Some("rule") => self.rule(&mut cursor),
            Some(keyword) => self.keyword(keyword, &first, &mut cursor),
            None => self.other(line, &first, &mut cursor),
        }
    }

    /// A header that cannot even be cut belongs to what follows, not to what stands before.
    fn spoil(&mut self, line: &str) {
        if matches!(line.split_whitespace().next(), Some("list" | "rule")) {
            self.open = Open::Spoilt;
        }
    }

    fn list(&mut self, cursor: &mut Cursor<'_>) -> Result<(), Fault> {
        self.open = Open::Spoilt;
        cursor.skip();
        let example = "write `list NAME = words`";
        let name = cursor.word("the name of the list", example)?;
        check_name(&name, "a list")?;
        if !cursor.eat(&Token::Equals) {
            return Err(cursor.fault("`=` is missing here", example));
        }
        self.file.lists.push(List { name, entries: Vec::new() });
        self.open = Open::List(self.file.lists.len() - 1);
        self.words(cursor)
    }

    /// Words of the list that is open.
    fn words(&mut self, cursor: &mut Cursor<'_>) -> Result<(), Fault> {
        if let Open::List(list) = self.open {
            while let Some(entry) = cursor.entry() {
                self.file.lists[list].entries.push(entry);
            }
        }
        cursor.end_of_line("a list holds words with blanks between them, and other lists as `@name`")
    }

    fn rule(&mut self, cursor: &mut Cursor<'_>) -> Result<(), Fault> {
        self.open = Open::Spoilt;
        cursor.skip();
        let name = cursor.word("the name of the rule", "write `rule NAME`, for example `rule claim.say`")?;
        check_name(&name, "a rule")?;
        self.file.rules.push(Rule { name, ..Rule::default() });
        self.open = Open::Rule(self.file.rules.len() - 1);
        cursor.end_of_line("a rule's name is one word; what it is about goes into a line `about …`")
    }

    fn keyword(&mut self, keyword: &str, first: &Lexeme<'_>, cursor: &mut Cursor<'_>) -> Result<(), Fault> {
        if cursor.after(1) == Some(&Token::Optional) {
            return Err(Fault::error(
                first.at,
                format!("`{keyword}` begins lines of its own and cannot be the name of a node"),
                "choose another name",
            ));
        }
        let Some(rule) = self.rule_of(first, keyword)? else { return Ok(()) };
        match keyword {
            "cue" => rule.cues.push(parse_line::cue(cursor)?),
            "unless" => rule.lines.push(parse_line::unless(cursor)?),
            "gives" => rule.gives.push(parse_line::gives(cursor)?),
            "yes" | "no" => rule.examples.push(parse_line::example(cursor, keyword == "yes")?),
            // Only a bare `about` comes here; with a text it was taken as it stands.
            _ => return Err(Fault::error(first.at, "`about` says nothing", "write a text behind it, or take it out")),
        }
        Ok(())
    }

    /// A node line, more words of a list, or a mistake.
    fn other(&mut self, line: &str, first: &Lexeme<'_>, cursor: &mut Cursor<'_>) -> Result<(), Fault> {
        if matches!(self.open, Open::List(_)) && line.starts_with(char::is_whitespace) {
            return self.words(cursor);
        }
        if matches!(self.open, Open::Spoilt) {
            return Ok(());
        }
        let Token::Word(name) = first.token else {
            return Err(Fault::error(
                first.at,
                "a line begins with a keyword or the name of a node",
                suggest::remedy("", KEYWORDS.into_iter()),
            ));
        };
        if !cursor.has(&[Token::Down, Token::Up, Token::Below]) {
            let message = format!("unknown keyword `{name}`");
            let remedy = suggest::nearest(name, KEYWORDS.into_iter()).map_or_else(
                || {
                    format!(
                        "a line of a rule begins with one of {}, or is a node: `{name} cue > edge`",
                        KEYWORDS[2..].join(", ")
                    )
                },
                |near| format!("did you mean `{near}`?"),
            );
            return Err(Fault::error(first.at, message, remedy));
        }
        let mistyped = name.chars().count() > 4 && suggest::changes(name, "unless") <= 2;
        let Some(rule) = self.rule_of(first, name)? else { return Ok(()) };
        let node = parse_line::node(cursor)?;
        rule.lines.push(node);
        if mistyped {
            let message = format!("`{name}` makes a node of this name");
            self.faults.push(Fault::warning(first.at, message, "did you mean the keyword `unless`?"));
        }
        Ok(())
    }

    /// The rule that a line belongs to; none where it could not be read.
    fn rule_of(&mut self, first: &Lexeme<'_>, word: &str) -> Result<Option<&mut Rule>, Fault> {
        match self.open {
            Open::Rule(rule) => Ok(self.file.rules.get_mut(rule)),
            Open::Spoilt => Ok(None),
            Open::Nothing | Open::List(_) => {
                self.open = Open::Nothing;
                let message = format!("`{word}` stands outside a rule");
                Err(Fault::error(first.at, message, "begin with a line `rule NAME`"))
            }
        }
    }
}

/// The text of an `about` line, taken as it stands.
fn about(line: &str) -> Option<&str> {
    let rest = line.trim_start().strip_prefix("about").filter(|rest| rest.starts_with(char::is_whitespace))?;
    let comment = rest.char_indices().find(|&(at, c)| c == '#' && rest[..at].ends_with(char::is_whitespace));
    let text = rest[..comment.map_or(rest.len(), |(at, _)| at)].trim();
    (!text.is_empty()).then_some(text)
}

/// Names are of small letters, digits, hyphens and stops.
pub(crate) fn check_name(name: &Named, whose: &str) -> Result<(), Fault> {
    let fits = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '.' | '-' | '_');
    if name.text.chars().all(fits) && name.text.starts_with(|c: char| c.is_ascii_lowercase()) {
        return Ok(());
    }
    let remedy = "use small letters a to z, digits, hyphens and full stops, a letter first";
    Err(Fault::error(name.at, format!("`{}` cannot be the name of {whose}", name.text), remedy))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_belongs_to_what_is_open() {
        let text = "\u{feff}list say = say @tell # why\n  add\n\n  \"rule\"\nrule a.b\nabout x \"y # z\n about w#1\ncue lemma say\n";
        let (file, faults) = parse(text);
        assert!(faults.is_empty(), "{faults:?}");
        let words: Vec<_> =
            file.lists[0].entries.iter().map(|entry| (entry.is_list, entry.name.text.as_str())).collect();
        assert_eq!(words, [(false, "say"), (true, "tell"), (false, "add"), (false, "rule")]);
        assert_eq!(file.rules[0].about.as_deref(), Some("x \"y w#1"));
        assert_eq!(file.rules[0].cues.len(), 1);
    }

    #[test]
    fn one_spoilt_line_is_one_fault() {
        let (file, faults) = parse("rule A\n  cue lemma x\n  a cue > obj\nrule b\n  cue lemma \"x\n  yes \"x\"\ncue");
        assert_eq!(faults.iter().map(|fault| fault.at.line).collect::<Vec<_>>(), [1, 5, 7]);
        assert_eq!(file.rules.len(), 1);
        assert!(file.rules[0].broken);
    }
}
