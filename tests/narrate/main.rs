//! Sentences, word for word, and what must hold for every one of them.

mod header;
mod labels;

use system_map::analysis::loops::{Class, LoopOptions, LoopSearch};
use system_map::analysis::named::{Named, named};
use system_map::analysis::summary::summary;
use system_map::model::{
    Convention, Delay, Edit, Factor, Info, Link, LinkIx, Map, NamedLoop, Network, Polarity, Status,
};
use system_map::narrate::{Going, Noun, Shown, Words};

/// A map from lines such as `Trust -> Sharing +` with `~` for a delay and `~~` for a long one;
/// the id of a factor is its label, the id of a link its two labels.
fn map(info: Info, lines: &[&str]) -> Map {
    let mut map = Map::new(info);
    for line in lines {
        let (from, rest) = line.split_once(" -> ").unwrap();
        let (to, mark) = rest.rsplit_once(' ').unwrap();
        for label in [from, to] {
            if map.factor_ix(label).is_none() {
                let factor = Factor::new(label, label);
                map.apply(Edit::AddFactor(Box::new(factor))).unwrap();
            }
        }
        let polarity = match mark.trim_end_matches('~') {
            "+" => Polarity::Plus,
            "-" => Polarity::Minus,
            "±" => Polarity::Both,
            _ => Polarity::Unknown,
        };
        let delay = match mark.matches('~').count() {
            0 => Delay::None,
            1 => Delay::Short,
            _ => Delay::Long,
        };
        let id = map.free_link_id(from, to);
        let link = Link {
            delay,
            ..Link::new(id, polarity)
        };
        let (from, to) = (from.to_owned(), to.to_owned());
        let link = Box::new(link);
        map.apply(Edit::AddLink { from, to, link }).unwrap();
    }
    map
}

fn simple(lines: &[&str]) -> Map {
    map(Info::default(), lines)
}

fn english() -> Words {
    Words::for_lang(Some("en-GB"))
}

fn link(line: &str) -> String {
    let map = simple(&[line]);
    let (ix, ..) = map.links().next().unwrap();
    english().link(&map, ix)
}

/// The first loop of a map, told from a factor.
fn tell(lines: &[&str], start: &str) -> system_map::narrate::Told {
    let map = simple(lines);
    let net = Network::whole(&map);
    let loops = LoopSearch::all(&net, LoopOptions::default());
    assert_eq!(loops.len(), 1);
    let links: Vec<LinkIx> = loops
        .links(0)
        .iter()
        .map(|&l| net.links[l as usize])
        .collect();
    english().tell(&map, &links, map.factor_ix(start), Some("X1"))
}

// --- links ----------------------------------------------------------------------------------

#[test]
fn a_link_is_told_both_ways() {
    let cases = [
        (
            "Trust between partners -> Staff turnover -",
            "More trust between partners means less staff turnover. \
             Less trust between partners means more staff turnover.",
        ),
        (
            "Short-term funding -> Single points of failure +~",
            "More short-term funding means, after a while, more single points of failure. \
             Less short-term funding means, after a while, fewer single points of failure.",
        ),
        (
            "Single points of failure -> VCSE capacity -~~",
            "More single points of failure mean, after a long while, less VCSE capacity. \
             Fewer single points of failure mean, after a long while, more VCSE capacity.",
        ),
        (
            "Trust -> NHS funding ?",
            "A change in trust changes NHS funding; which way is not stated.",
        ),
        (
            "Meetings -> Trust ±~",
            "A change in meetings sometimes raises and sometimes lowers trust after a while.",
        ),
        (
            "Debt -> Debt +",
            "More debt leads to a further rise. Less debt leads to a further fall.",
        ),
        (
            "Hunger -> Hunger -",
            "More hunger leads to a fall again. Less hunger leads to a rise again.",
        ),
    ];
    for (line, sentence) in cases {
        assert_eq!(link(line), sentence);
    }
}

#[test]
fn a_reinforcing_loop_is_told_up_and_down() {
    let told = tell(
        &[
            "Trust -> Sharing +",
            "Sharing -> Mistakes repeated -",
            "Mistakes repeated -> Trust -~",
        ],
        "Trust",
    );
    assert_eq!(
        told.up.text,
        "More trust means more sharing; more sharing means fewer mistakes repeated; \
         fewer mistakes repeated mean, after a while, more trust. \
         Two minus links cancel each other out, so a rise in trust comes back as a further rise: \
         this loop feeds itself (reinforcing, X1). \
         Because part of it takes time, it builds slowly."
    );
    assert_eq!(
        told.down.text,
        "Less trust means less sharing; less sharing means more mistakes repeated; \
         more mistakes repeated mean, after a while, less trust. \
         Two minus links cancel each other out, so a fall in trust comes back as a further fall: \
         this loop feeds itself (reinforcing, X1). \
         Because part of it takes time, it builds slowly."
    );
}

#[test]
fn a_balancing_loop_is_told_from_the_factor_chosen() {
    let lines = ["Hunger -> Eating +", "Eating -> Hunger -"];
    assert_eq!(
        tell(&lines, "Hunger").up.text,
        "More hunger means more eating; more eating means less hunger. \
         One minus link turns the change round, so a rise in hunger comes back as a fall: \
         this loop holds itself steady (balancing, X1)."
    );
    assert_eq!(
        tell(&lines, "Eating").up.text,
        "More eating means less hunger; less hunger means less eating. \
         One minus link turns the change round, so a rise in eating comes back as a fall: \
         this loop holds itself steady (balancing, X1)."
    );
}

#[test]
fn a_loop_with_a_sign_missing_says_what_each_sign_would_make_of_it() {
    let told = tell(
        &[
            "Trust -> Sharing ?",
            "Sharing -> Doubt -",
            "Doubt -> Trust +",
        ],
        "Trust",
    );
    assert_eq!(
        told.up.text,
        "More trust changes sharing (which way is not stated); \
         doubt then changes the opposite way to sharing; \
         trust then changes the same way as doubt. \
         What this loop does depends on one link: if more trust means more sharing, \
         it holds itself steady (balancing); if more trust means less sharing, \
         it feeds itself (reinforcing)."
    );
}

#[test]
fn a_self_link_without_a_sign_is_told_with_each() {
    let told = tell(&["Costs -> Costs ?"], "Costs");
    assert_eq!(
        told.up.reason,
        "What this loop does depends on one link: if higher costs lead to a further rise, \
         it feeds itself (reinforcing); if higher costs lead to a fall again, \
         it holds itself steady (balancing)."
    );
    let told = tell(&["Costs -> Costs ±"], "Costs");
    assert_eq!(
        told.up.reason,
        "It cannot be told whether this loop feeds itself or holds itself steady: \
         the link from costs to costs works both ways."
    );
}

#[test]
fn a_loop_with_several_signs_missing_names_the_links() {
    let told = tell(&["Trust -> Sharing ?", "Sharing -> Trust ±"], "Trust");
    assert_eq!(
        told.up.reason,
        "It cannot be told whether this loop feeds itself or holds itself steady: \
         two links have no single sign (from trust to sharing; from sharing to trust)."
    );
    let told = tell(&["Trust -> Sharing ±", "Sharing -> Trust +"], "Trust");
    assert_eq!(
        told.up.reason,
        "It cannot be told whether this loop feeds itself or holds itself steady: \
         the link from trust to sharing works both ways."
    );
}

#[test]
fn every_loop_has_a_clause_for_each_link_and_ends_as_its_class_says() {
    let names = [
        "Trust",
        "Costs",
        "Sense of hope",
        "NHS beds",
        "Time and care",
        "Increased load",
    ];
    let mut seen = [0; 3];
    // Rings of 1 to 6 factors with every choice of polarity.
    for n in 1..=6usize {
        for choice in 0..3usize.pow(n as u32) {
            let mark = |i: usize| ["+", "-~", "?"][choice / 3usize.pow(i as u32) % 3];
            let lines: Vec<String> = (0..n)
                .map(|i| format!("{} -> {} {}", names[i], names[(i + 1) % n], mark(i)))
                .collect();
            let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
            let start = choice % n;
            let told = tell(&lines, names[start]);
            for (telling, first) in [(&told.up, Going::Up), (&told.down, Going::Down)] {
                let text = telling.text.to_lowercase();
                assert_eq!(telling.clauses.len(), n);
                let back = match told.class {
                    Class::Reinforcing => first,
                    Class::Balancing if first == Going::Up => Going::Down,
                    Class::Balancing => Going::Up,
                    Class::Unknown => Going::Changed,
                };
                assert_eq!(telling.ends, back, "{lines:?}");
                assert!(telling.text.ends_with('.') && !telling.text.contains("  "));
                assert!(
                    text.contains(&telling.clauses[n - 1].to_lowercase()),
                    "{}",
                    telling.text
                );
            }
            let minus = lines.iter().filter(|l| l.contains(" -~")).count();
            assert_eq!(told.delays, minus);
            let class = match lines.iter().any(|l| l.ends_with('?')) {
                true => Class::Unknown,
                false if minus % 2 == 0 => Class::Reinforcing,
                false => Class::Balancing,
            };
            assert_eq!(told.class, class, "{lines:?}");
            seen[class as usize] += 1;
        }
    }
    assert!(seen.iter().all(|&n| n > 50), "{seen:?}");
}

#[test]
fn a_named_loop_that_is_open_is_told_by_its_ends() {
    let value = NamedLoop {
        id: "value".into(),
        name: "Value for money".into(),
        links: vec!["Trust>Sharing".into(), "Sharing>Debt".into()],
        ..NamedLoop::default()
    };
    let info = Info {
        loops: vec![value],
        ..Info::default()
    };
    let map = map(info, &["Trust -> Sharing +", "Sharing -> Debt -"]);
    let Named::Open(gap) = &named(&map, &Network::whole(&map))[0] else {
        panic!("it is open");
    };
    assert_eq!(
        english().not_closed(&map, "Value for money", gap),
        "“Value for money” is not a closed loop: it ends at “Debt” and starts at “Trust”."
    );
}

// --- the rest of the table ------------------------------------------------------------------

#[test]
fn the_key_has_the_words_of_the_author_where_there_are_any() {
    let info = Info {
        key: vec![("-".into(), "A dashed arrow: the opposite".into())],
        ..Info::default()
    };
    let words = english();
    let convention = Convention::SolidDashed;
    let say = |polarity| words.key_polarity(&info, convention, polarity);
    assert_eq!(say(Polarity::Minus), "A dashed arrow: the opposite");
    assert_eq!(
        say(Polarity::Plus),
        "More leads to more, less leads to less"
    );
    // They say how an arrow looks: in another convention it looks otherwise.
    let signs = words.key_polarity(&info, Convention::Signs, Polarity::Minus);
    assert_eq!(signs, "More leads to less, less leads to more");
    let all = [
        Polarity::Plus,
        Polarity::Minus,
        Polarity::Unknown,
        Polarity::Both,
    ];
    let mut texts: Vec<String> = all.map(say).to_vec();
    texts.extend(
        [Class::Reinforcing, Class::Balancing, Class::Unknown].map(|c| words.key_loop(c).into()),
    );
    texts.push(words.key_delay().into());
    texts.push(words.key_strength().into());
    texts.sort();
    texts.dedup();
    assert_eq!(texts.len(), 9, "two marks with the same words: {texts:?}");
}

#[test]
fn what_is_hidden_is_said() {
    let whole = Shown {
        factors: 48,
        of: 48,
        view: None,
        focus: None,
    };
    let words = english();
    assert_eq!(words.shown(&whole), "Showing the whole map: 48 factors.");
    let view = Shown {
        factors: 12,
        view: Some("Bold funding"),
        ..whole
    };
    assert_eq!(
        words.shown(&view),
        "Showing 12 of 48 factors: the excerpt “Bold funding”."
    );
    let focus = Shown {
        factors: 5,
        focus: Some(("Trust", 1)),
        ..whole
    };
    assert_eq!(
        words.shown(&focus),
        "Showing 5 of 48 factors: “Trust” and what is within 1 step of it."
    );
}

#[test]
fn numbers_take_the_right_noun() {
    let words = english();
    assert_eq!(words.count(1, Noun::Factor), "1 factor");
    assert_eq!(words.count(0, Noun::Link), "0 links");
    assert_eq!(words.count(1234, Noun::Loop), "1,234 feedback loops");
    assert_eq!(words.count(2, Noun::Delay), "2 delays");
}

#[test]
fn a_language_without_a_table_falls_back_to_english_and_says_so() {
    for lang in [
        None,
        Some("en"),
        Some("en-GB"),
        Some("EN_us"),
        Some("de"),
        Some(""),
    ] {
        assert_eq!(Words::for_lang(lang).lang(), "en", "{lang:?}");
    }
    assert_eq!(english().plain(Class::Reinforcing), "feeds itself");
    assert_eq!(english().term(Class::Balancing), "balancing");
    assert_eq!(english().status(Status::Contested), "sources disagree");
    assert_eq!(english().polarity(Polarity::Both), "both ways");
    assert_eq!(english().delay(Delay::Long), "after a long while");
}
