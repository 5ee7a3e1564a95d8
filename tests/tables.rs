//! The tables of all languages: complete, and every sentence of them whole.

#[allow(dead_code)]
mod made_up;

use proptest::prelude::*;
use serde_json::{Map as Object, Value, json};
use std::fs;
use system_map::analysis::catalogue::Catalogue;
use system_map::analysis::indicators::Indicators;
use system_map::analysis::loops::{Class, LoopOptions, LoopSearch};
use system_map::analysis::paths::paths;
use system_map::analysis::reach::{Verdict, Way};
use system_map::analysis::summary::{Summary, summary};
use system_map::model::{
    Convention, Delay, Edit, Factor, Info, Link, LinkIx, Map, Network, Polarity, Status,
};
use system_map::narrate::{Noun, Shown, Words, tables};

const LANGUAGES: [&str; 4] = ["ar", "cy", "es", "fr"];
const MODEL: &str = "src/narrate/tables/en.json";

/// The phrases of this crate as a translator sees them.
fn english() -> Object<String, Value> {
    let phrase = |(name, line): (String, &str)| {
        let (other, forms) = match line.split_once('|') {
            Some((other, forms)) => (other, forms.split('|').collect()),
            None => (line, Vec::new()),
        };
        let mut object = json!({ "other": other });
        for form in &forms {
            let (category, words) = form.split_once(':').unwrap();
            object[category] = words.into();
        }
        (
            name,
            if forms.is_empty() {
                other.into()
            } else {
                object
            },
        )
    };
    tables::english().map(phrase).collect()
}

/// `WRITE_TABLES=1 cargo test --test tables` writes it anew.
#[test]
fn the_english_table_that_translators_start_from_is_the_one_that_is_built_in() {
    let text = fs::read_to_string(MODEL).unwrap_or_else(|_| "{}".to_owned());
    let mut model: Value = serde_json::from_str(&text).unwrap();
    if std::env::var_os("WRITE_TABLES").is_some() {
        model["phrases"] = english().into();
        let text = serde_json::to_string_pretty(&model).unwrap() + "\n";
        fs::write(MODEL, text).unwrap();
    }
    let keys = |v: &Value| v.as_object().unwrap().keys().cloned().collect::<Vec<_>>();
    let english = Value::from(english());
    assert_eq!(model["phrases"], english);
    assert_eq!(keys(&model["phrases"]), keys(&english), "in another order");
}

/// Every sentence that a language has for a map.
fn sentences(words: &Words, map: &Map) -> Vec<String> {
    let net = Network::whole(map);
    let mut said = Vec::new();
    for (link, ..) in map.links() {
        said.extend([words.link(map, link), words.link_up(map, link)]);
    }
    for (max_len, limit) in [(None, 1000), (Some(2), 1), (Some(1), 1000)] {
        let options = LoopOptions {
            max_len,
            limit,
            ..LoopOptions::default()
        };
        let loops = LoopSearch::all(&net, options);
        for named in [0, 1, 2, 3, 6, 11] {
            let counted = Summary {
                named,
                ..summary(&net, &loops)
            };
            said.push(words.header(map, &net, &counted));
        }
        for links in loops.iter().take(20) {
            let links: Vec<LinkIx> = links.iter().map(|&l| net.links[l as usize]).collect();
            let told = words.tell(map, &links, None, Some("R1"));
            said.extend([told.up.text, told.down.text]);
        }
        for gap in Catalogue::new(map, &net, &loops).named.iter() {
            if let Err(gap) = gap {
                said.push(words.not_closed(map, "", gap));
                said.push(words.not_closed(map, "X", gap));
            }
        }
    }
    for from in 0..net.factor_count().min(3) {
        let factor = net.factors[from];
        for steps in [1, 2, u32::MAX] {
            said.push(words.reach(map, factor, Way::Up, steps, from));
            said.push(words.reach(map, factor, Way::Down, steps, from));
        }
        for to in 0..net.factor_count().min(3) {
            let options = LoopOptions {
                max_len: Some(2),
                ..LoopOptions::default()
            };
            let found = paths(&net, from as u32, to as u32, &options);
            said.push(words.paths(map, factor, net.factors[to], &found));
            for path in &found.list {
                let links: Vec<LinkIx> = path.iter().map(|&l| net.links[l as usize]).collect();
                said.push(words.path(map, &links));
            }
        }
    }
    said
}

/// What does not depend on a map.
fn names(words: &Words) -> Vec<String> {
    let mut said = vec![
        words.no_loop_inside(),
        words.key_title(),
        words.loops_heading(),
        words.key_delay(),
        words.key_strength(),
        words.strength(0.2),
        words.strength(0.5),
        words.strength(1.0),
        words.caption(),
    ]
    .into_iter()
    .map(str::to_owned)
    .collect::<Vec<_>>();
    for class in [Class::Reinforcing, Class::Balancing, Class::Unknown] {
        said.extend(
            [words.plain(class), words.term(class), words.key_loop(class)].map(str::to_owned),
        );
    }
    for polarity in [
        Polarity::Plus,
        Polarity::Minus,
        Polarity::Unknown,
        Polarity::Both,
    ] {
        said.push(words.polarity(polarity).to_owned());
        for convention in [Convention::SO, Convention::Signs] {
            said.push(words.key_polarity(&Info::default(), convention, polarity));
        }
    }
    said.extend([Delay::Short, Delay::Long].map(|d| words.delay(d).to_owned()));
    said.extend(
        [Status::Stated, Status::Inferred, Status::Contested].map(|s| words.status(s).to_owned()),
    );
    let verdicts = [
        Verdict::Raises,
        Verdict::Lowers,
        Verdict::Both,
        Verdict::Unknown,
        Verdict::None,
    ];
    said.extend(verdicts.map(|v| words.verdict(v).to_owned()));
    for n in [0, 1, 2, 3, 6, 11, 100, 1_000_000] {
        said.extend(
            [Noun::Factor, Noun::Link, Noun::Loop, Noun::Delay].map(|noun| words.count(n, noun)),
        );
        said.extend([
            words.feedback_set(n, true, 0),
            words.feedback_set(n, false, 0),
        ]);
        said.extend([words.independent(n, true), words.independent(n, false)]);
        said.extend([
            words.feedback_links(n, true, 0),
            words.feedback_links(n, false, 0),
        ]);
        said.extend([
            words.on_loops(
                &Indicators {
                    components: n.max(1),
                    links_on_loops: n.max(1),
                    self_links: n,
                    ..Indicators::default()
                },
                200,
            ),
            words.some_independent(n, 30),
        ]);
        for focus in [None, Some(("X", n as u32))] {
            for view in [None, Some("V")] {
                let (factors, of) = (n, n + 1);
                said.push(words.shown(&Shown {
                    factors,
                    of,
                    view,
                    focus,
                }));
            }
        }
    }
    said
}

fn all_languages() -> impl Iterator<Item = Words> {
    let tags = LANGUAGES.iter().chain(&["en"]);
    tags.map(|tag| Words::for_lang(Some(tag)))
}

fn is_whole(sentence: &str) -> bool {
    let gaps = ['{', '}', '[', ']', '<', '>', '|'];
    !sentence.trim().is_empty() && !sentence.contains(gaps) && !sentence.contains("  ")
}

#[test]
fn what_is_not_about_a_map_is_said_in_every_language_without_a_gap() {
    for words in all_languages() {
        for said in names(&words) {
            assert!(is_whole(&said), "{}: {said}", words.lang());
        }
    }
}

/// The map, its labels without the marks that gaps are made of.
fn plain(map: &Map) -> Map {
    let marks = ['{', '}', '[', ']', '<', '>', '|'];
    let clean = |text: &str| -> String {
        let text = text.replace(marks, "/");
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    let mut info = map.info().clone();
    for named in &mut info.loops {
        for ids in [&mut named.links, &mut named.factors] {
            *ids = ids.iter().map(|id| clean(id)).collect();
        }
    }
    let mut copy = Map::new(info);
    for (_, factor) in map.factors() {
        let id = clean(&factor.id) + "x";
        if copy.factor_ix(&id).is_none() {
            let factor = Factor::new(&id, clean(&factor.label));
            copy.apply(Edit::AddFactor(Box::new(factor))).unwrap();
        }
    }
    for (_, from, to, link) in map.links() {
        let [from, to] = [from, to].map(|ix| clean(&map.factor(ix).id) + "x");
        // An id of links of one kind is told too, and the usual ones have a mark in them.
        let id = copy.link_count().to_string();
        let link = Box::new(Link { id, ..link.clone() });
        copy.apply(Edit::AddLink { from, to, link }).unwrap();
    }
    copy
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn no_language_leaves_a_gap_or_says_nothing(map in made_up::map()) {
        let map = plain(&map);
        for words in all_languages() {
            for said in sentences(&words, &map) {
                prop_assert!(is_whole(&said), "{}: {said}", words.lang());
            }
        }
    }
}

// --- how they read --------------------------------------------------------------------------

/// Two factors in a loop with a third; the id of a factor is its label.
fn example(marks: [Polarity; 3]) -> Map {
    let mut map = Map::new(Info::default());
    for label in ["A", "B", "C"] {
        map.apply(Edit::AddFactor(Box::new(Factor::new(label, label))))
            .unwrap();
    }
    for ((from, to), polarity) in [("A", "B"), ("B", "C"), ("C", "A")].into_iter().zip(marks) {
        let link = Link {
            delay: if from == "C" {
                Delay::Short
            } else {
                Delay::None
            },
            ..Link::new(format!("{from}{to}"), polarity)
        };
        let (from, to) = (from.to_owned(), to.to_owned());
        map.apply(Edit::AddLink {
            from,
            to,
            link: Box::new(link),
        })
        .unwrap();
    }
    map
}

fn told(lang: &str, marks: [Polarity; 3]) -> String {
    let map = example(marks);
    let links: Vec<LinkIx> = ["AB", "BC", "CA"]
        .map(|id| map.link_ix(id).unwrap())
        .to_vec();
    Words::for_lang(Some(lang))
        .tell(&map, &links, None, Some("B1"))
        .down
        .text
}

#[test]
fn a_loop_is_told_in_each_language_from_a_fall_with_its_delay_and_its_name() {
    use Polarity::{Minus, Plus};
    let loops = LANGUAGES.map(|lang| told(lang, [Plus, Minus, Plus]));
    let [arabic, welsh, spanish, french] = &loops;
    assert_eq!(
        french,
        "Une baisse de «\u{a0}A\u{a0}» entraîne une baisse de «\u{a0}B\u{a0}»\u{a0}; \
         une baisse de «\u{a0}B\u{a0}» entraîne une hausse de «\u{a0}C\u{a0}»\u{a0}; \
         une hausse de «\u{a0}C\u{a0}», après un certain temps, entraîne une hausse de «\u{a0}A\u{a0}». \
         Un lien négatif inverse le changement, si bien qu’une baisse de «\u{a0}A\u{a0}» revient sous la \
         forme d’une hausse\u{a0}: cette boucle se stabilise elle-même (boucle d’équilibrage, B1). \
         Comme une partie prend du temps, l’effet peut aller trop loin ou osciller."
    );
    assert_eq!(
        spanish,
        "Una disminución de «A» lleva a una disminución de «B»; una disminución de «B» lleva a un \
         aumento de «C»; un aumento de «C», después de un tiempo, lleva a un aumento de «A». \
         Un enlace negativo invierte el cambio, así que una disminución de «A» vuelve como un aumento: \
         este ciclo se mantiene estable (de equilibrio, B1). \
         Como una parte lleva tiempo, puede pasarse u oscilar."
    );
    assert_eq!(
        welsh,
        "Mae llai o “A” yn golygu llai o “B”; mae llai o “B” yn golygu mwy o “C”; mae mwy o “C”, \
         ymhen amser, yn golygu mwy o “A”. Mae un cyswllt minws yn troi’r newid yn ôl, felly mae \
         gostyngiad yn “A” yn dod yn ôl fel cynnydd: mae’r ddolen hon yn ei chadw ei hun yn wastad \
         (dolen gydbwyso, B1). \
         Gan fod rhan ohoni’n cymryd amser, gall fynd yn rhy bell neu siglo yn ôl ac ymlaen."
    );
    assert_eq!(
        arabic.replace(['\u{2068}', '\u{2069}'], ""),
        "انخفاض في «A» يؤدي إلى انخفاض في «B»؛ انخفاض في «B» يؤدي إلى ارتفاع في «C»؛ ارتفاع في «C»، بعد مدة، \
         يؤدي إلى ارتفاع في «A». رابط سالب واحد يعكس اتجاه التغيّر، فيعود أي انخفاض في «A» بارتفاع: \
         هذه الحلقة تحافظ على ثباتها (حلقة موازِنة، B1). \
         ولأن جزءًا منها يستغرق وقتًا، فقد تتجاوز الحد أو تتأرجح."
    );
}

#[test]
fn labels_in_arabic_sentences_are_set_apart_so_that_each_is_read_its_own_way() {
    let map = example([Polarity::Plus; 3]);
    let link = Words::for_lang(Some("ar")).link_up(&map, map.link_ix("AB").unwrap());
    assert_eq!(link.matches("«\u{2068}").count(), 2);
    assert_eq!(link.matches("\u{2069}»").count(), 2);
}

#[test]
fn a_sign_that_is_missing_and_a_link_that_works_both_ways_are_said_in_each_language() {
    use Polarity::{Both, Plus, Unknown};
    for lang in LANGUAGES {
        let missing = told(lang, [Plus, Unknown, Plus]);
        let both = told(lang, [Plus, Both, Plus]);
        let known = told(lang, [Plus, Plus, Plus]);
        assert!(missing != both && both != known, "{lang}");
    }
    assert!(told("fr", [Plus, Both, Plus]).ends_with("agit dans les deux sens."));
    assert!(told("es", [Plus, Unknown, Plus]).contains("no se indica en qué sentido"));
}

#[test]
fn numbers_take_the_plural_form_and_the_grouping_of_the_language() {
    let count = |lang, n, noun| Words::for_lang(Some(lang)).count(n, noun);
    let welsh = [1, 2, 3, 4, 6].map(|n| count("cy", n, Noun::Link));
    assert_eq!(
        welsh,
        [
            "1 cyswllt",
            "2 gyswllt",
            "3 chyswllt",
            "4 cyswllt",
            "6 chyswllt"
        ]
    );
    let arabic = [1, 2, 3, 11, 100].map(|n| count("ar", n, Noun::Factor));
    assert_eq!(
        arabic,
        ["عامل واحد", "عاملين", "3 عوامل", "11 عاملًا", "100 عامل"]
    );
    assert_eq!(count("fr", 0, Noun::Factor), "0 facteur");
    assert_eq!(
        count("fr", 1234, Noun::Loop),
        "1\u{202f}234 boucles de rétroaction"
    );
    assert_eq!(count("es", 1234, Noun::Link), "1234 enlaces");
    assert_eq!(count("es", 12_345, Noun::Link), "12.345 enlaces");
}

#[test]
fn the_table_is_that_of_the_language_which_the_tag_begins_with() {
    for (tag, lang) in [
        ("fr-CA", "fr"),
        ("CY_gb", "cy"),
        ("ar", "ar"),
        ("es-419", "es"),
        ("frr", "en"),
    ] {
        assert_eq!(Words::for_lang(Some(tag)).lang(), lang);
    }
}
