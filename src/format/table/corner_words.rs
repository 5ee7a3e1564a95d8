//! The words that are said of rows, columns and the ends of links, in some languages.

use super::lean;

/// What a word is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Word {
    /// 0 for rows, 1 for columns.
    Axis(usize),
    /// Where they have their names (“top”).
    Place(usize),
    /// The first of rows has the names of columns, and the other way round.
    First,
    /// 0 for causes, 1 for effects.
    End(usize),
    On,
    By,
    Of,
    /// A verb, or what it does.
    Acts,
    /// What something does or what is done to it (“beeinflusst”).
    Either,
    /// What is done to it (“influenced”).
    Done,
    /// Before that, in German and Dutch.
    Gets,
    /// The other way round (“depends”).
    Back,
    Arrow,
    Number,
    /// Says nothing of it.
    Filler,
    Unknown,
}

use Word::{
    Acts, Arrow, Axis, Back, By, Done, Either, End, Filler, First, Gets, Number, Of, On, Place,
    Unknown,
};

/// Words for rows and for columns.
const AXES: [&[&str]; 2] = [
    &[
        "row",
        "rows",
        "zeile",
        "zeilen",
        "reihe",
        "reihen",
        "ligne",
        "lignes",
        "rangée",
        "rangées",
        "fila",
        "filas",
        "riga",
        "righe",
        "linha",
        "linhas",
        "rij",
        "rijen",
        "down",
        "downwards",
        "vertical",
        "vertically",
        "vertikal",
        "senkrecht",
        "kopfspalte",
    ],
    &[
        "column",
        "columns",
        "col",
        "cols",
        "spalte",
        "spalten",
        "colonne",
        "colonnes",
        "colonna",
        "columna",
        "columnas",
        "coluna",
        "colunas",
        "kolom",
        "kolommen",
        "across",
        "horizontal",
        "horizontally",
        "waagerecht",
        "waagrecht",
        "kopfzeile",
    ],
];

/// Where the names of rows and of columns stand.
pub const PLACES: [&[&str]; 2] = [
    &[
        "left",
        "side",
        "gauche",
        "izquierda",
        "sinistra",
        "esquerda",
        "linke",
        "linken",
    ],
    &[
        "top", "above", "oben", "haut", "arriba", "alto", "cima", "boven", "bovenaan",
    ],
];
/// On the left in German and Dutch, if another word says where, too.
pub const LINKS: &str = "links";

const FIRSTS: &[&str] = &[
    "first",
    "uppermost",
    "leftmost",
    "erste",
    "ersten",
    "erster",
    "oberste",
    "obersten",
    "première",
    "primera",
    "primeira",
    "prima",
    "eerste",
    "bovenste",
    "header",
    "headers",
    "heading",
    "headings",
    "title",
    "titles",
    "label",
    "labels",
];

const ONTO: &[&str] = &[
    "on", "upon", "to", "onto", "auf", "sur", "vers", "sobre", "su", "op", "nach", "naar", "hacia",
    "sulla",
];
const BY: &[&str] = &[
    "by", "from", "durch", "par", "por", "pelo", "pela", "pelos", "pelas", "door", "dal", "dalla",
    "dalle", "dai",
];
const OUT_OF: &[&str] = &[
    "of", "von", "vom", "de", "d", "du", "des", "del", "della", "delle", "di", "da", "dos", "das",
    "van",
];

/// Ends that are no headings by themselves.
const MORE_ENDS: [&[&str]; 2] = [
    &[
        "influencing",
        "affecting",
        "driving",
        "causing",
        "causal",
        "beeinflussend",
        "beeinflussende",
        "beeinflussenden",
        "indépendante",
        "indépendantes",
        "independiente",
        "independientes",
        "indipendente",
        "indipendenti",
        "independente",
        "independentes",
        "onafhankelijke",
        "cause",
        "oorzaken",
    ],
    &[
        "beeinflusste",
        "beeinflussten",
        "dépendante",
        "dépendantes",
        "dependiente",
        "dependientes",
        "dipendente",
        "dipendenti",
        "dependente",
        "dependentes",
        "afhankelijke",
        "effetti",
        "conseguenze",
        "gevolgen",
    ],
];
/// Effects that are something else as often.
pub const LOOSE: &[&str] = &[
    "end",
    "ends",
    "target",
    "targets",
    "ziel",
    "ziele",
    "cible",
    "cibles",
    "doel",
    "destination",
    "destino",
    "destinazione",
    "response",
    "responses",
];

const ACTS: &[&str] = &[
    "act",
    "acts",
    "affect",
    "affects",
    "impact",
    "impacts",
    "drive",
    "drives",
    "lead",
    "leads",
    "wirkt",
    "wirken",
    "einwirkt",
    "einwirken",
    "einfluss",
    "einfluß",
    "beeinflussen",
    "verursachen",
    "bewirken",
    "führt",
    "führen",
    "agit",
    "agissent",
    "affecte",
    "affectent",
    "afecta",
    "afectan",
    "afeta",
    "afetam",
    "impacto",
    "impacta",
    "impatto",
    "agisce",
    "invloed",
    "beïnvloedt",
    "beïnvloeden",
    "werkt",
    "leidt",
];
/// Of these the nouns.
pub const INFLUENCE: &[&str] = &[
    "influence",
    "influences",
    "einfluss",
    "einfluß",
    "influencia",
    "influência",
    "influenza",
    "impatto",
    "invloed",
    "beïnvloeding",
];
const EITHER: &[&str] = &[
    "beeinflusst",
    "beeinflußt",
    "verursacht",
    "bewirkt",
    "beïnvloed",
];
const DONE: &[&str] = &[
    "affected",
    "impacted",
    "driven",
    "caused",
    "determined",
    "affecté",
    "causé",
];
/// How what is done to something ends, after the beginning of influence.
const DONE_ENDS: &[&str] = &[
    "ed", "é", "ée", "és", "ées", "ado", "ada", "ados", "adas", "iado", "iada", "iados", "iadas",
    "ato", "ata", "ati", "ate", "zate",
];
const GETS: &[&str] = &["wird", "werden", "worden", "wordt", "wurden"];
const BACKS: &[&str] = &[
    "depend",
    "depends",
    "depending",
    "dependence",
    "dependency",
    "hängt",
    "hängen",
    "abhängt",
    "abhängen",
    "abhängigkeit",
    "dépend",
    "dépendent",
    "depende",
    "dependen",
    "dependem",
    "dipende",
    "dipendono",
    "afhankelijkheid",
];
/// Effects, or the other way round if what follows is on something.
pub const DEPENDENT: &[&str] = &[
    "dependent",
    "abhängig",
    "dépendant",
    "dépendante",
    "dépendants",
    "dépendantes",
    "dependiente",
    "dipendente",
    "afhankelijk",
];

const FILLERS: &[&str] = &[
    "in",
    "at",
    "are",
    "is",
    "be",
    "as",
    "the",
    "along",
    "and",
    "a",
    "an",
    "each",
    "every",
    "all",
    "these",
    "those",
    "its",
    "it",
    "sind",
    "ist",
    "den",
    "dem",
    "die",
    "der",
    "und",
    "im",
    "am",
    "an",
    "als",
    "jede",
    "jeder",
    "ein",
    "eine",
    "einer",
    "en",
    "et",
    "la",
    "le",
    "les",
    "l",
    "un",
    "une",
    "aux",
    "au",
    "dans",
    "est",
    "sont",
    "à",
    "el",
    "los",
    "las",
    "son",
    "es",
    "y",
    "una",
    "cada",
    "il",
    "lo",
    "i",
    "gli",
    "e",
    "sono",
    "nelle",
    "nella",
    "nei",
    "o",
    "os",
    "são",
    "na",
    "nas",
    "nos",
    "em",
    "het",
    "een",
    "zijn",
    "staan",
    "how",
    "much",
    "many",
    "strongly",
    "strong",
    "does",
    "do",
    "did",
    "wie",
    "stark",
    "sehr",
    "hoe",
    "combien",
    "variable",
    "variables",
    "variablen",
    "factor",
    "factors",
    "faktor",
    "faktoren",
    "facteur",
    "facteurs",
    "factores",
    "fattori",
    "fatores",
    "variabele",
    "variabelen",
    "element",
    "elements",
    "elemente",
    "item",
    "items",
    "name",
    "names",
    "listed",
    "shown",
    "given",
    "placed",
    "written",
    "stand",
    "stehen",
    "go",
    "run",
    "read",
    "hand",
    "main",
    "ab",
];

/// A corner that ends so, or has such a word, is a title.
pub const TITLES: &[&str] = &[
    "matrix",
    "matrices",
    "matrizen",
    "table",
    "tables",
    "tabelle",
    "tableau",
    "tabla",
    "tabella",
    "map",
    "maps",
    "diagram",
    "diagramm",
    "diagramme",
    "analysis",
    "analyse",
    "matrice",
    "matriz",
    "chart",
    "grid",
    "model",
    "modell",
];

/// What a word is by itself.
pub fn class(text: &str) -> Word {
    let at = |of: &[&[&str]; 2]| of.iter().position(|words| words.contains(&text));
    let influence = ["influ", "beïnvloe"]
        .iter()
        .any(|stem| text.starts_with(stem));
    let done = || DONE_ENDS.iter().any(|end| text.ends_with(end)) && text != "beïnvloed";
    let compound = |axis: &str| {
        text.strip_prefix(axis)
            .is_some_and(|rest| class(rest) == Filler)
    };
    let end = |text: &str| lean::end(text).filter(|_| !text.starts_with("impact"));
    match () {
        () if text == "→" => Arrow,
        () if text == "←" => Back,
        () if text == "=" => Filler,
        () if text.bytes().all(|b| b.is_ascii_digit()) => Number,
        () if ONTO.contains(&text) => On,
        () if BY.contains(&text) => By,
        () if OUT_OF.contains(&text) => Of,
        () if FILLERS.contains(&text) => Filler,
        () if FIRSTS.contains(&text) => First,
        () if GETS.contains(&text) => Gets,
        () if BACKS.contains(&text) => Back,
        () if EITHER.contains(&text) => Either,
        () if ACTS.contains(&text) => Acts,
        () if DONE.contains(&text) => Done,
        () if compound("zeilen") => Axis(0),
        () if compound("spalten") => Axis(1),
        () => (at(&AXES).map(Axis))
            .or_else(|| at(&PLACES).map(Place))
            .or_else(|| at(&MORE_ENDS).map(End))
            .or_else(|| end(text).map(End))
            .or_else(|| influence.then(|| if done() { Done } else { Acts }))
            .unwrap_or(Unknown),
    }
}
