//! Words that stand above columns, and say what those hold: labels, delays, and what is said of factors.

use super::headings::is_code;
use crate::format::kumu::Attributes;
use crate::format::renamed::BEHIND;
use crate::names::{folded, trimmed};

/// True for a word that stands above delays, in some languages, whatever follows in brackets.
pub fn is_delay(heading: &str) -> bool {
    let named = heading.ends_with(BEHIND);
    let word = heading.split('(').next().unwrap_or_default();
    let word = trimmed(word).trim_end_matches('?');
    !named
        && matches!(
            trimmed(word),
            "delay"
                | "delayed"
                | "time delay"
                | "has delay"
                | "is delayed"
                | "lag"
                | "time lag"
                | "verzögerung"
                | "verzoegerung"
                | "mit verzögerung"
                | "zeitverzug"
                | "verzögert"
                | "zeitverzögerung"
                | "zeitverzögert"
                | "zeitliche verzögerung"
                | "délai"
                | "délais"
                | "retard"
                | "avec retard"
                | "décalage"
                | "décalage temporel"
                | "delai"
                | "retardé"
                | "différé"
                | "retraso"
                | "con retraso"
                | "retardo"
                | "demora"
                | "atraso"
                | "ritardo"
                | "latenza"
                | "vertraging"
                | "vertraagd"
                | "oedi"
        )
}

/// True for a word that stands above the labels of factors.
pub fn is_label(word: &str) -> bool {
    matches!(
        word,
        "label"
            | "name"
            | "factor"
            | "variable"
            | "concept"
            | "element"
            | "node"
            | "factor name"
            | "factor label"
            | "variable name"
            | "concept name"
            | "element name"
            | "node name"
            | "node label"
    )
}

/// True for such a word in another language, which stands above causes, too.
pub fn is_label_abroad(word: &str) -> bool {
    matches!(
        word,
        "faktor"
            | "faktorname"
            | "bezeichnung"
            | "knoten"
            | "konzept"
            | "facteur"
            | "élément"
            | "nom"
            | "libellé"
            | "elemento"
            | "nombre"
            | "etiqueta"
            | "nome"
            | "fattore"
            | "fator"
            | "naam"
            | "enw"
            | "ffactor"
    )
}

/// True for a word above the labels of factors, in any language that is known.
pub fn is_any_label(word: &str) -> bool {
    is_label(word) || is_label_abroad(word)
}

/// True for what people write above something that is said of a factor, and call no factor.
pub fn says_more(name: &str) -> bool {
    COMMON.contains(&folded(trimmed(name)).as_str()) || is_kumus(name) || is_code(name)
}

/// Such words.
const COMMON: &[&str] = &[
    "type",
    "group",
    "category",
    "cluster",
    "theme",
    "domain",
    "sector",
    "level",
    "owner",
    "tags",
    "colour",
    "color",
    "definition",
    "description",
    "explanation",
    "details",
    "note",
    "notes",
    "comment",
    "comments",
    "typ",
    "gruppe",
    "kategorie",
    "thema",
    "bereich",
    "ebene",
    "beschreibung",
    "erklärung",
    "farbe",
    "notiz",
    "notizen",
    "bemerkung",
    "bemerkungen",
    "kommentar",
    "groupe",
    "catégorie",
    "remarques",
    "grupo",
    "categoría",
    "descripción",
    "notas",
    "tipo",
    "categorie",
    "unit",
    "units",
    "topic",
    "area",
    "thème",
    "domaine",
    "définition",
    "explication",
    "unité",
    "détails",
    "commentaire",
    "commentaires",
    "remarque",
    "couleur",
    "niveau",
    "erläuterung",
    "einheit",
    "themenfeld",
    "tema",
    "definición",
    "unidad",
    "explicación",
    "comentario",
    "comentarios",
    "nota",
    "área",
    "nivel",
    "disgrifiad",
    "nodiadau",
    "beschrijving",
    "omschrijving",
    "toelichting",
    "opmerkingen",
    "eenheid",
    "descrizione",
    "definizione",
    "unità",
    "descrição",
    "definição",
    "unidade",
    "observações",
    "priority",
    "votes",
    "priorität",
    "bewertung",
    "punkte",
    "häufigkeit",
    "nennungen",
    "stimmen",
    "verantwortlich",
    "priorité",
    "responsable",
    "valeur",
    "prioridad",
    "valor",
    "votos",
];

/// True for a heading that Kumu knows.
pub fn is_kumus(name: &str) -> bool {
    Attributes::default().put_text(name, "")
}
