//! Tables as people write them, made up in four languages: of whatever their factors are called, and however they stand
//! below each other in a file or on a sheet, what was meant is read, and nothing else.

use super::books::book;
use super::made_under::BLOCKS;
use super::{import_bytes, links, told};
use proptest::prelude::*;
use proptest::test_runner::Config;
use std::collections::BTreeSet;

/// Words of a language.
struct Tongue {
    factors: &'static [&'static str],
    /// Factors whose names say something else above a column.
    tricky: &'static [&'static str],
    /// Above cause, effect, sign, weight, notes.
    of_links: &'static [[&'static str; 5]],
    of_factors: &'static [[&'static str; 3]],
    /// What stands above a list of links, and of factors.
    links: &'static [&'static str],
    elements: &'static [&'static str],
    notes: &'static [&'static str],
}

#[rustfmt::skip]
const TONGUES: [Tongue; 4] = [
    Tongue {
        factors: &[
            "Trust", "Social capital", "Stress level", "Income", "Learning", "Public health", "Growth", "Demand", "Supply",
            "Price", "Jobs", "Crime", "Debt", "Rain", "Soil quality", "Group size", "Target income", "Cause of death",
            "Note taking", "Role of women",
        ],
        tricky: &[
            "Feedback", "Target", "Source", "Goal", "Role", "Level", "Impact", "Input", "Output", "Participants", "Links",
            "Quality", "Strength", "Delay", "Feedback loops", "Sources of income", "Node", "Weight", "Scale", "Title",
        ],
        of_links: &[
            ["From", "To", "Sign", "Strength", "Notes"], ["Source", "Target", "Polarity", "Weight", "Comment"],
            ["Cause", "Effect", "Sign", "Weight", "Evidence"], ["From", "To", "Type", "Strength", "Description"],
        ],
        of_factors: &[
            ["Factor", "Description", "Theme"], ["Label", "Type", "Description"], ["Name", "Group", "Notes"],
            ["Variable", "Definition", "Unit"],
        ],
        links: &["Links", "Connections", "Causal links"],
        elements: &["Factors", "Elements", "Variables"],
        notes: &["Source: interviews 2023", "Note: draft, not final", "* = contested"],
    },
    Tongue {
        factors: &[
            "Vertrauen", "Soziales Kapital", "Stress", "Einkommen", "Lernen", "Gesundheit", "Wachstum", "Nachfrage",
            "Angebot", "Preis", "Arbeitsplätze", "Schulden", "Regen", "Bodenqualität", "Gruppengröße", "Rolle der Frauen",
        ],
        tricky: &[
            "Ziel", "Quelle", "Folge", "Einfluss", "Rolle", "Maßnahme", "Rückkopplung", "Stärke", "Teilnehmer",
            "Beziehungen", "Faktor Arbeit", "Qualität", "Stand der Technik", "Hinweise", "Knoten", "Gewicht", "Skala",
        ],
        of_links: &[
            ["Von", "Nach", "Vorzeichen", "Stärke", "Notiz"], ["Ursache", "Wirkung", "Polarität", "Gewicht", "Begründung"],
            ["Quelle", "Ziel", "Vorzeichen", "Stärke", "Bemerkung"],
        ],
        of_factors: &[
            ["Faktor", "Beschreibung", "Thema"], ["Name", "Kategorie", "Beschreibung"], ["Bezeichnung", "Typ", "Notiz"],
        ],
        links: &["Beziehungen", "Verbindungen"],
        elements: &["Faktoren", "Elemente"],
        notes: &["Quelle: Interviews 2023", "Stand: Mai 2024", "Hinweis: Entwurf"],
    },
    Tongue {
        factors: &[
            "Confiance", "Capital social", "Stress", "Revenu", "Apprentissage", "Santé", "Croissance", "Demande", "Offre",
            "Prix", "Emploi", "Dette", "Pluie", "Qualité du sol", "Taille du groupe", "Rôle des femmes",
        ],
        tricky: &[
            "But", "Impact", "Influence", "Relations", "Rôle", "Boucle", "Liens sociaux", "Participants", "Effet de serre",
            "Source", "Force", "Qualité", "Sources d'eau", "Note", "Poids",
        ],
        of_links: &[
            ["De", "Vers", "Signe", "Poids", "Remarque"], ["Cause", "Effet", "Polarité", "Force", "Note"],
            ["Source", "Cible", "Signe", "Poids", "Commentaire"],
        ],
        of_factors: &[
            ["Facteur", "Description", "Thème"], ["Nom", "Type", "Description"], ["Variable", "Définition", "Unité"],
        ],
        links: &["Liens", "Relations"],
        elements: &["Facteurs", "Éléments"],
        notes: &["Remarque : brouillon", "Source : entretiens 2023"],
    },
    Tongue {
        factors: &[
            "Confianza", "Capital social", "Estrés", "Ingresos", "Aprendizaje", "Salud", "Crecimiento", "Demanda", "Oferta",
            "Precio", "Empleo", "Deuda", "Lluvia", "Calidad del suelo", "Papel de la mujer",
        ],
        tricky: &[
            "Participantes", "Fuente", "Fuentes de agua", "Bucle", "Relaciones", "Efecto invernadero", "Meta", "Impacto",
            "Fuerza", "Calidad", "Nota", "Peso",
        ],
        of_links: &[
            ["Causa", "Efecto", "Polaridad", "Fuerza", "Comentario"], ["Origen", "Destino", "Signo", "Peso", "Nota"],
        ],
        of_factors: &[
            ["Factor", "Descripción", "Tema"], ["Nombre", "Tipo", "Descripción"], ["Variable", "Definición", "Unidad"],
        ],
        links: &["Relaciones", "Conexiones", "Enlaces"],
        elements: &["Factores", "Elementos", "Variables"],
        notes: &["Fuente: entrevistas 2023", "Nota: borrador"],
    },
];

/// What is chosen, one after the other. When all is used, whatever stands first: so the smallest case is the plainest.
struct Choices(std::vec::IntoIter<u16>);

impl Choices {
    fn below(&mut self, n: usize) -> usize {
        usize::from(self.0.next().unwrap_or(0)) % n
    }

    fn one<T: Copy>(&mut self, of: &[T]) -> T {
        of[self.below(of.len())]
    }

    /// True once in so many times.
    fn once_in(&mut self, n: usize) -> bool {
        self.below(n) == n - 1
    }

    /// Some of the words, none twice.
    fn some(&mut self, of: &[&'static str], n: usize) -> Vec<&'static str> {
        let mut left = of.to_vec();
        let n = n.min(left.len());
        (0..n)
            .map(|_| {
                let at = self.below(left.len());
                left.remove(at)
            })
            .collect()
    }
}

type Rows = Vec<Vec<String>>;

/// What was meant: names, and links as `cause > effect sign`.
#[derive(Default, PartialEq, Debug)]
struct Meant {
    factors: BTreeSet<String>,
    links: BTreeSet<String>,
}

impl Meant {
    fn link(&mut self, from: &str, to: &str, sign: &str) {
        self.factors.extend([from.to_owned(), to.to_owned()]);
        let sign = if sign.is_empty() { "?" } else { sign };
        self.links.insert(format!("{from} > {to} {sign}"));
    }
}

fn row<'c>(cells: impl IntoIterator<Item = &'c str>) -> Vec<String> {
    cells.into_iter().map(str::to_owned).collect()
}

/// A list of links, some of them in groups that blank rows part.
fn list(
    by: &mut Choices,
    tongue: &Tongue,
    words: &[&str],
    (signed, groups): (bool, bool),
    meant: &mut Meant,
) -> Rows {
    let headings = by.one(tongue.of_links);
    let mut columns = vec![0, 1];
    columns.extend(signed.then_some(2));
    columns.extend((signed && by.once_in(3)).then_some(3));
    columns.extend(by.once_in(3).then_some(4));
    let groups = groups && by.once_in(3);
    let mut rows = vec![row(columns.iter().map(|&c| headings[c]))];
    let mut all: Vec<(usize, usize)> = (0..words.len())
        .flat_map(|a| (0..words.len()).map(move |b| (a, b)))
        .filter(|(a, b)| a != b)
        .collect();
    for at in 0..3 + by.below(5).min(all.len() - 3) {
        let (a, b) = all.remove(by.below(all.len()));
        if groups && at > 0 && by.once_in(3) {
            rows.push(Vec::new());
        }
        let sign = match signed {
            // Behind a blank row, what has no sign is told as a note.
            true if groups => by.one(&["+", "-"]),
            true => by.one(&["+", "-", "+", "-", "+", "-", "-", ""]),
            false => "",
        };
        let weight = by.one(&["1", "2", "3"]);
        let note = by.one(&["", "see report", "told by farmers, twice", "Smith 2010"]);
        let cells = [words[a], words[b], sign, weight, note];
        meant.link(words[a], words[b], sign);
        rows.push(row(columns.iter().map(|&c| cells[c])));
    }
    rows
}

/// A list of factors.
fn factors(
    by: &mut Choices,
    tongue: &Tongue,
    words: &[&str],
    groups: bool,
    meant: &mut Meant,
) -> Rows {
    let headings = by.one(tongue.of_factors);
    let width = by.one(&[2, 3]);
    let mut rows = vec![row(headings[..width].iter().copied())];
    for (at, word) in words.iter().enumerate() {
        if groups && at > 0 && by.once_in(4) {
            rows.push(Vec::new());
        }
        let kind = by.one(&["social", "economy", "how much of it there is"]);
        let said = by.one(&[
            "",
            "as told by farmers",
            "A long text. It says how much of it there is, and why.",
        ]);
        rows.push(row([word, kind, said][..width].iter().copied()));
        meant.factors.insert((*word).to_owned());
    }
    rows
}

/// A matrix: what each row does to each column.
fn matrix(by: &mut Choices, words: &[&str], meant: &mut Meant) -> Rows {
    let mut rows = vec![row([""].into_iter().chain(words.iter().copied()))];
    let mut any = false;
    for (at, from) in words.iter().enumerate() {
        let mut cells = vec![*from];
        for to in words {
            // At least one plus, or nothing says that hyphens are signs.
            let last = at + 1 == words.len() && cells.len() == 1;
            let sign = match () {
                () if from == to => "",
                () if last && !any => "+",
                () => by.one(&["", "+", "-", "", ""]),
            };
            let sign = if sign == "-" && !any { "+" } else { sign };
            cells.push(sign);
            meant.factors.insert((*from).to_owned());
            if !sign.is_empty() {
                any = true;
                meant.link(from, to, sign);
            }
        }
        rows.push(row(cells));
    }
    rows
}

/// The names of the factors of a file.
fn names(by: &mut Choices, tongue: &Tongue, tricky: bool) -> Vec<&'static str> {
    let mut words = by.some(tongue.factors, 4);
    if tricky {
        words.extend(by.some(tongue.tricky, 3));
    } else {
        words.extend(by.some(tongue.factors, 3));
    }
    let mut seen = BTreeSet::new();
    words.retain(|word| seen.insert(*word));
    let n = 4 + by.below(words.len() - 3);
    // In any order.
    let mut out = Vec::new();
    while out.len() < n {
        out.push(words.remove(by.below(words.len())));
    }
    out
}

/// One table, with factors that may be called as columns are.
fn one(by: &mut Choices) -> (Rows, Meant) {
    let tongue = &TONGUES[by.below(4)];
    let mut meant = Meant::default();
    let kind = by.below(3);
    // Without signs, “Source, Target” may be a link or headings.
    let signed = !by.once_in(4);
    // Behind a blank row, “Source” and a cell are a note below factors.
    let groups = by.once_in(3);
    let tricky = match kind {
        0 => signed,
        1 => !groups,
        _ => true,
    };
    let words = names(by, tongue, tricky);
    let rows = match kind {
        0 => list(by, tongue, &words, (signed, true), &mut meant),
        1 => factors(by, tongue, &words, groups, &mut meant),
        _ => matrix(by, &words, &mut meant),
    };
    (rows, meant)
}

/// Several tables below each other, with blank rows between, captions, a title above, notes below.
fn joined(by: &mut Choices) -> (Rows, Meant) {
    let tongue = &TONGUES[by.below(4)];
    let (mut rows, mut meant) = (Rows::new(), Meant::default());
    if by.once_in(3) {
        rows.push(row([by.one(&[
            "Village map",
            "Workshop, May 2023",
            "Our map (draft)",
        ])]));
        rows.extend(by.once_in(3).then(Vec::new));
    }
    let kinds = by.one(&[
        "LL", "LF", "FL", "LM", "FM", "ML", "MM", "LLL", "FLL", "LLF", "FF", "FLM",
    ]);
    // Below each other as a program puts files together. Of two lists of factors, “Faktor” may be one.
    let close = !kinds.contains('M') && kinds != "FF" && by.once_in(4);
    let captions = !close && by.once_in(3);
    let shared = names(by, tongue, false);
    for (at, kind) in kinds.chars().enumerate() {
        if at > 0 && !close {
            rows.push(Vec::new());
        }
        let words = match kinds.contains('F') && kinds != "FF" {
            true => shared.clone(),
            false => names(by, tongue, false),
        };
        let of = match kind {
            'L' => tongue.links,
            'F' => tongue.elements,
            _ => &["Matrix", "Workshop 2"],
        };
        if captions && (at > 0 || by.once_in(2)) {
            rows.push(row([by.one(of)]));
            rows.extend(by.once_in(4).then(Vec::new));
        }
        rows.extend(match kind {
            'L' => {
                let signed = !by.once_in(4);
                list(by, tongue, &words, (signed, false), &mut meant)
            }
            'F' => factors(by, tongue, &words, false, &mut meant),
            _ => matrix(by, &words, &mut meant),
        });
    }
    if by.once_in(3) {
        rows.extend([Vec::new(), row([by.one(tongue.notes)])]);
    }
    (rows, meant)
}

/// Tables side by side, an empty column between, perhaps with captions.
fn beside(by: &mut Choices) -> (Rows, Meant) {
    let tongue = &TONGUES[by.below(4)];
    let mut meant = Meant::default();
    let captions = by.once_in(3);
    let shared = names(by, tongue, false);
    let mut out = Rows::new();
    for kind in by.one(&["LF", "FL", "LL", "FLL"]).chars() {
        let (of, rows) = match kind {
            'L' => (
                tongue.links,
                list(by, tongue, &shared, (true, false), &mut meant),
            ),
            _ => (
                tongue.elements,
                factors(by, tongue, &shared, false, &mut meant),
            ),
        };
        let caption = captions.then(|| row([by.one(of)]));
        let start = out
            .iter()
            .map(Vec::len)
            .max()
            .map_or(0, |widest| widest + 1);
        for (at, cells) in caption.into_iter().chain(rows).enumerate() {
            if out.len() == at {
                out.push(Vec::new());
            }
            out[at].resize(start, String::new());
            out[at].extend(cells);
        }
    }
    (out, meant)
}

/// A table below which stand notes, a legend, who took part or what letters mean.
fn with_notes(by: &mut Choices) -> (Rows, Meant) {
    let at = by.below(4);
    let (tongue, blocks) = (&TONGUES[at], BLOCKS[at]);
    let mut meant = Meant::default();
    let words = names(by, tongue, false);
    let mut rows = match by.below(3) {
        0 => factors(by, tongue, &words, false, &mut meant),
        1 => list(by, tongue, &words, (true, false), &mut meant),
        _ => matrix(by, &words, &mut meant),
    };
    if by.once_in(3) {
        rows.insert(0, row(["Village map"]));
    }
    let mut at = by.below(blocks.len());
    for _ in 0..by.one(&[1, 1, 2]) {
        rows.push(Vec::new());
        let block = blocks[at];
        at = (at + 1 + by.below(blocks.len() - 1)) % blocks.len();
        rows.extend(block.iter().map(|line| row(line.split('|'))));
    }
    (rows, meant)
}

/// Rows as bytes of a file, and its name.
fn file(by: &mut Choices, rows: &Rows) -> (Vec<u8>, String) {
    if by.once_in(3) {
        let rows: Vec<Vec<&str>> = rows
            .iter()
            .map(|r| r.iter().map(String::as_str).collect())
            .collect();
        let rows: Vec<&[&str]> = rows.iter().map(Vec::as_slice).collect();
        return (book(&[("Sheet1", &rows)]), "x.xlsx".to_owned());
    }
    let apart = by.one(b",;\t");
    let widest = rows.iter().map(Vec::len).max().unwrap_or(0);
    let padded = by.once_in(2);
    let mut out = Vec::new();
    for cells in rows {
        let mut cells = cells.clone();
        if padded {
            cells.resize(widest, String::new());
        }
        if cells.is_empty() {
            out.push(b'\n');
            continue;
        }
        let mut writer = csv::WriterBuilder::new();
        let mut writer = writer.delimiter(apart).from_writer(&mut out);
        writer.write_record(&cells).unwrap();
    }
    (out, "x.csv".to_owned())
}

/// Looks that a file gives what was meant.
fn check(rows: &Rows, meant: &Meant, by: &mut Choices) -> Result<(), TestCaseError> {
    let (bytes, name) = file(by, rows);
    let text = || {
        rows.iter()
            .map(|r| r.join(" | "))
            .collect::<Vec<_>>()
            .join("\n")
    };
    let it = import_bytes(&name, &bytes)
        .map_err(|e| TestCaseError::fail(format!("{e}\n{name}\n{}", text())))?;
    let found = Meant {
        factors: it
            .map
            .factors()
            .map(|(_, factor)| factor.label.clone())
            .collect(),
        links: links(&it.map).into_iter().collect(),
    };
    let of = |a: &BTreeSet<String>, b: &BTreeSet<String>| {
        a.difference(b).cloned().collect::<Vec<_>>().join("; ")
    };
    prop_assert!(
        found == *meant,
        "{name}\n{}\nlost factors: {}\nlost links: {}\nfactors that are none: {}\nlinks that are none: {}\n{}",
        text(),
        of(&meant.factors, &found.factors),
        of(&meant.links, &found.links),
        of(&found.factors, &meant.factors),
        of(&found.links, &meant.links),
        told(&it),
    );
    Ok(())
}

fn cases() -> Config {
    Config {
        cases: 300,
        ..Config::default()
    }
}

fn choices() -> impl Strategy<Value = Vec<u16>> {
    prop::collection::vec(any::<u16>(), 0..400)
}

proptest! {
    #![proptest_config(cases())]

    #[test]
    fn a_table_is_what_it_was_meant_to_be_whatever_its_factors_are_called(choices in choices()) {
        let mut by = Choices(choices.into_iter());
        let (rows, meant) = one(&mut by);
        check(&rows, &meant, &mut by)?;
    }

    #[test]
    fn tables_beside_each_other_are_what_each_was_meant_to_be(choices in choices()) {
        let mut by = Choices(choices.into_iter());
        let (rows, meant) = beside(&mut by);
        check(&rows, &meant, &mut by)?;
    }

    #[test]
    fn tables_below_each_other_are_what_each_was_meant_to_be(choices in choices()) {
        let mut by = Choices(choices.into_iter());
        let (rows, meant) = joined(&mut by);
        check(&rows, &meant, &mut by)?;
    }

    #[test]
    fn what_stands_below_a_table_is_no_part_of_it(choices in choices()) {
        let mut by = Choices(choices.into_iter());
        let (rows, meant) = with_notes(&mut by);
        check(&rows, &meant, &mut by)?;
    }
}
