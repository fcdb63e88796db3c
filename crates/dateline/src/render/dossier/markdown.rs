pub(crate) fn render(_: &dateline_corpus::dossier::Dossier) -> String {
    String::new()
}
