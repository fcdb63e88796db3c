//! Lists of words by name, with the lists they include put in.

use crate::fold::fold;
use crate::pattern::Words;
use crate::problem::Fault;
use crate::suggest;
use crate::syntax_tree::{Entry, File, Named};
use rustc_hash::{FxHashMap, FxHashSet};

/// How deep lists may include one another.
const DEEPEST: usize = 32;

/// All lists, resolved.
#[derive(Debug, Default)]
pub(crate) struct Lists {
    by_name: FxHashMap<String, Words>,
    /// In the order of their definition, for suggestions.
    names: Vec<String>,
}

impl Lists {
    /// The words of a list or, if there is none, what is wrong with the name.
    pub(crate) fn get(&self, name: &Named) -> Result<&Words, Fault> {
        self.by_name.get(&name.text).ok_or_else(|| unknown(name, &self.names))
    }

    /// The words of entries; unknown lists go to `faults`.
    pub(crate) fn words(&self, entries: &[Entry], faults: &mut Vec<Fault>) -> Words {
        let mut words = Vec::new();
        for entry in entries {
            match (entry.is_list, entries.len()) {
                (false, _) => words.push(fold(&entry.name.text)),
                (true, count) => match self.get(&entry.name) {
                    Ok(list) if count == 1 => return list.clone(),
                    Ok(list) => words.extend(list.iter().map(Box::from)),
                    Err(fault) => faults.push(fault),
                },
            }
        }
        Words::new(words)
    }
}

fn unknown(name: &Named, names: &[String]) -> Fault {
    let remedy = suggest::remedy(&name.text, names.iter().map(String::as_str));
    Fault::error(name.at, format!("unknown list `@{}`", name.text), remedy)
}

/// A list as it was defined: by the caller, or in a file.
struct Definition<'a> {
    name: &'a str,
    given: &'a [String],
    entries: &'a [Entry],
    file: usize,
    /// The list of the same name that this one takes the place of.
    earlier: Option<usize>,
    words: Option<Words>,
}

/// Resolves the lists of the caller and of all files. A list of a later file takes the place of an earlier one, which
/// it can include under its own name. Faults come with the index of their file.
pub(crate) fn resolve(given: &[(String, Vec<String>)], files: &[File]) -> (Lists, Vec<(usize, Fault)>) {
    let mut faults = Vec::new();
    let mut definitions: Vec<Definition> = Vec::new();
    let mut by_name: FxHashMap<&str, usize> = FxHashMap::default();
    for (name, words) in given {
        let earlier = by_name.insert(name, definitions.len());
        definitions.push(Definition { name, given: words, entries: &[], file: usize::MAX, earlier, words: None });
    }
    for (file, tree) in files.iter().enumerate() {
        for list in &tree.lists {
            let earlier = by_name.get(list.name.text.as_str()).copied();
            if earlier.is_some_and(|earlier| definitions[earlier].file == file) {
                let message = format!("list `{}` is in this file already", list.name.text);
                faults.push((
                    file,
                    Fault::error(list.name.at, message, "give it another name, or put the words together"),
                ));
                continue;
            }
            by_name.insert(&list.name.text, definitions.len());
            let (name, entries) = (list.name.text.as_str(), list.entries.as_slice());
            definitions.push(Definition { name, given: &[], entries, file, earlier, words: None });
        }
    }
    let names: Vec<String> = definitions.iter().map(|list| list.name.to_owned()).collect();
    let mut resolver = Resolver { definitions, by_name, names, faults };
    let mut lists = Lists::default();
    for index in 0..resolver.definitions.len() {
        let words = resolver.resolve(index, &mut Vec::new());
        let name = resolver.definitions[index].name;
        if resolver.by_name.get(name) == Some(&index) {
            lists.by_name.insert(name.to_owned(), words);
        }
    }
    lists.names = resolver.names;
    (lists, resolver.faults)
}

struct Resolver<'a> {
    definitions: Vec<Definition<'a>>,
    by_name: FxHashMap<&'a str, usize>,
    names: Vec<String>,
    faults: Vec<(usize, Fault)>,
}

impl Resolver<'_> {
    /// The words of a list. `path` are the lists that are being resolved; what would close a circle is left out.
    fn resolve(&mut self, index: usize, path: &mut Vec<usize>) -> Words {
        if let Some(words) = &self.definitions[index].words {
            return words.clone();
        }
        path.push(index);
        let Definition { name, given, entries, file, earlier, .. } = self.definitions[index];
        let mut words: Vec<Box<str>> = given.iter().map(|word| fold(word)).collect();
        for entry in entries {
            if !entry.is_list {
                words.push(fold(&entry.name.text));
                continue;
            }
            let own = entry.name.text == name;
            let other =
                if own && earlier.is_some() { earlier } else { self.by_name.get(entry.name.text.as_str()).copied() };
            match other {
                None => self.faults.push((file, unknown(&entry.name, &self.names))),
                Some(other) if path.contains(&other) => {
                    let from = path.iter().position(|list| *list == other).unwrap_or(0);
                    let circle =
                        path[from..].iter().chain([&other]).map(|list| format!("`{}`", self.definitions[*list].name));
                    let message =
                        format!("lists go round in a circle: {}", circle.collect::<Vec<_>>().join(" includes "));
                    self.faults.push((file, Fault::error(entry.name.at, message, "take one of them out of another")));
                }
                Some(_) if path.len() >= DEEPEST => {
                    let message = format!("lists include one another more than {DEEPEST} deep");
                    self.faults.push((file, Fault::error(entry.name.at, message, "put some of them together")));
                }
                Some(other) => words.extend(self.resolve(other, path).iter().map(Box::from)),
            }
        }
        path.pop();
        let words = Words::new(words);
        self.definitions[index].words = Some(words.clone());
        words
    }
}

/// Warnings of lists of the files that no rule and no other list uses.
pub(crate) fn unused(files: &[File]) -> Vec<(usize, Fault)> {
    let mut used: FxHashSet<&str> = FxHashSet::default();
    for tree in files {
        let of_lists = tree.lists.iter().flat_map(|list| &list.entries);
        let of_rules = tree.rules.iter().flat_map(crate::syntax_tree::Rule::entries);
        used.extend(of_lists.chain(of_rules).filter(|entry| entry.is_list).map(|entry| entry.name.text.as_str()));
    }
    let mut faults = Vec::new();
    for (file, tree) in files.iter().enumerate() {
        for list in tree.lists.iter().filter(|list| !used.contains(list.name.text.as_str())) {
            let message = format!("list `{}` is used nowhere", list.name.text);
            let remedy = format!("use it as `@{}`, or take it out", list.name.text);
            faults.push((file, Fault::warning(list.name.at, message, remedy)));
        }
    }
    faults
}
