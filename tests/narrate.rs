//! Sentences, word for word, and what must hold for every one of them.

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

fn header(lines: &[&str], options: LoopOptions) -> String {
    let map = simple(lines);
    let net = Network::whole(&map);
    let loops = LoopSearch::all(&net, options);
    english().header(&map, &net, &summary(&net, &loops))
}

// --- links ----------------------------------------------------------------------------------

#[test]
fn what_is_done_and_whose_it_is_stand_in_quotes_after_more() {
    assert_eq!(
        link("Doing things -> Accepting mistakes +"),
        "More “Doing things” means more “Accepting mistakes”. \
         Less “Doing things” means less “Accepting mistakes”."
    );
    assert_eq!(
        link("Changing Our Weapons -> Their desired weapons -"),
        "More “Changing Our Weapons” means less “Their desired weapons”. \
         Less “Changing Our Weapons” means more “Their desired weapons”."
    );
    // But a thing may be called by what is done with it.
    assert_eq!(
        link("Housing costs -> Training opportunities -"),
        "Higher housing costs mean fewer training opportunities. \
         Lower housing costs mean more training opportunities."
    );
}

#[test]
fn two_capitals_with_a_sign_for_and_between_are_both_kept() {
    assert_eq!(
        link("Scale & Liquidity -> Food & drink ?"),
        "A change in Scale & Liquidity changes food & drink; which way is not stated."
    );
}

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
fn labels_of_every_kind_fit_into_a_sentence() {
    let cases = [
        ("Trust", "More trust", "Less trust"),
        ("VCSE capacity", "More VCSE capacity", "Less VCSE capacity"),
        ("GPs", "More GPs", "Fewer GPs"),
        ("NHS", "More NHS", "Less NHS"),
        (
            "Local NHS budgets",
            "More local NHS budgets",
            "Fewer local NHS budgets",
        ),
        (
            "English lessons",
            "More English lessons",
            "Fewer English lessons",
        ),
        (
            "Covid-19 cases",
            "More Covid-19 cases",
            "Fewer Covid-19 cases",
        ),
        (
            "National Lottery money",
            "More National Lottery money",
            "Less National Lottery money",
        ),
        (
            "People’s confidence",
            "More “People’s confidence”",
            "Less “People’s confidence”",
        ),
        (
            "Cost of living",
            "Higher cost of living",
            "Lower cost of living",
        ),
        (
            "Waiting times",
            "Longer waiting times",
            "Shorter waiting times",
        ),
        (
            "Number of meetings",
            "A higher number of meetings",
            "A lower number of meetings",
        ),
        (
            "A sense of belonging",
            "A stronger sense of belonging",
            "A weaker sense of belonging",
        ),
        (
            "Lack of childcare",
            "A greater lack of childcare",
            "A smaller lack of childcare",
        ),
        (
            "Access to services",
            "More access to services",
            "Less access to services",
        ),
        ("Stress", "More stress", "Less stress"),
        (
            "Warmth of welcome",
            "Greater warmth of welcome",
            "Less warmth of welcome",
        ),
        (
            "Time and resources",
            "More time and resources",
            "Less time and resources",
        ),
        (
            "Skills and jobs",
            "More skills and jobs",
            "Fewer skills and jobs",
        ),
        (
            "Community needs met",
            "More community needs met",
            "Fewer community needs met",
        ),
        (
            "Time spent on forms",
            "More time spent on forms",
            "Less time spent on forms",
        ),
        (
            "Hopeful, open talk",
            "More hopeful, open talk",
            "Less hopeful, open talk",
        ),
        (
            "Reduced red tape",
            "More “Reduced red tape”",
            "Less “Reduced red tape”",
        ),
        ("Who decides?", "More “Who decides?”", "Less “Who decides?”"),
        (
            "How often we meet",
            "More “How often we meet”",
            "Less “How often we meet”",
        ),
        (
            "Every voice counts",
            "More “Every voice counts”",
            "Less “Every voice counts”",
        ),
        ("5 meetings", "More “5 meetings”", "Less “5 meetings”"),
        (
            "A drop in attendance",
            "More “A drop in attendance”",
            "Less “A drop in attendance”",
        ),
        ("Trust.", "More trust", "Less trust"),
        (
            "Trust\n  between  sites",
            "More trust between sites",
            "Less trust between sites",
        ),
        ("Ökologie", "More ökologie", "Less ökologie"),
        ("信任", "More 信任", "Less 信任"),
    ];
    for (label, more, less) in cases {
        let mut map = Map::new(Info::default());
        for (id, label) in [("a", label), ("b", "Joy")] {
            map.apply(Edit::AddFactor(Box::new(Factor::new(id, label))))
                .unwrap();
        }
        let (from, to) = ("a".to_owned(), "b".to_owned());
        let joy = Box::new(Link::new("l", Polarity::Plus));
        map.apply(Edit::AddLink {
            from,
            to,
            link: joy,
        })
        .unwrap();
        let sentence = english().link(&map, map.link_ix("l").unwrap());
        let verb =
            |s: &str| sentence.starts_with(&format!("{more} {s} more joy. {less} {s} less joy."));
        assert!(verb("means") || verb("mean"), "{label}: {sentence}");
    }
}

#[test]
fn a_label_of_nothing_but_stops_is_quoted_as_it_stands() {
    for label in [":", ".", "...", ";:,"] {
        let sentence = link(&format!("{label} -> joy +"));
        let begun = format!("More “{label}” means more joy. Less “{label}” means less joy.");
        assert!(sentence.starts_with(&begun), "{label}: {sentence}");
    }
}

#[test]
fn a_factor_without_a_label_is_told_by_its_id() {
    let mut map = Map::new(Info::default());
    map.apply(Edit::AddFactor(Box::new(Factor::new("x7", " "))))
        .unwrap();
    let (from, to) = ("x7".to_owned(), "x7".to_owned());
    let link = Box::new(Link::new("l", Polarity::Plus));
    map.apply(Edit::AddLink { from, to, link }).unwrap();
    assert_eq!(english().ends(&map, map.link_ix("l").unwrap()), "x7 → x7");
}

#[test]
fn arrows_point_the_way_that_the_first_label_is_written() {
    for (first, second, course) in [
        ("Trust", "Costs", "Trust → Costs"),
        ("2 ثقة", "1", "2 ثقة ← 1"),
        ("אמון", "ثقة", "אמון ← ثقة"),
        ("信任", "Trust", "信任 → Trust"),
        ("1", "2", "1 → 2"),
        // What is written the other way stands by itself.
        ("Trust", "ثقة", "Trust → \u{2068}ثقة\u{2069}"),
        ("אמון", "NHS", "אמון ← \u{2068}NHS\u{2069}"),
        ("24/7", "ثقة", "24/7 → \u{2068}ثقة\u{2069}"),
        ("ثقة NHS", "ثقة", "\u{200f}\u{2068}ثقة NHS\u{2069} ← ثقة"),
        (
            "Trust (ثقة)",
            "Costs",
            "\u{2068}Trust (ثقة)\u{2069} → Costs",
        ),
    ] {
        let mut told = system_map::narrate::Course::default();
        told.add(first, "");
        told.add(second, "");
        assert_eq!(told.text, course);
    }
    // Whatever comes later.
    let mut told = system_map::narrate::Course::default();
    for label in ["24/7", "ثقة", "אמון"] {
        told.add(label, "+");
    }
    assert_eq!(
        told.text,
        "24/7 →+ \u{2068}ثقة\u{2069} →+ \u{2068}אמון\u{2069}"
    );
}

// --- loops ----------------------------------------------------------------------------------

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

// --- lists of loops -------------------------------------------------------------------------

#[test]
fn the_line_above_the_loops_counts_them_by_kind() {
    let two = [
        "Trust -> Sharing +",
        "Sharing -> Trust +",
        "Sharing -> Debt -",
        "Debt -> Sharing +",
    ];
    assert_eq!(
        header(&two, LoopOptions::default()),
        "2 feedback loops: 1 feeds itself (reinforcing), 1 holds itself steady (balancing)."
    );
    assert_eq!(
        header(&two[..2], LoopOptions::default()),
        "1 feedback loop: it feeds itself (reinforcing)."
    );
    assert_eq!(
        header(&["Trust -> Sharing +"], LoopOptions::default()),
        "No feedback loop: this map is a one-way chain of influences, no factor can reach itself."
    );
    assert_eq!(
        header(
            &["Trust -> Trust +", "Trust -> Sharing +"],
            LoopOptions::default()
        ),
        "No feedback loop between factors, and 1 self-link."
    );
    assert_eq!(
        header(
            &["A -> A +", "A -> B +", "B -> A +", "B -> C +", "C -> B +"],
            LoopOptions::default()
        ),
        "2 feedback loops: all feed themselves (reinforcing); and 1 self-link."
    );
}

#[test]
fn the_line_above_the_loops_says_which_sign_would_help() {
    let lines = [
        "Trust -> Sharing ?",
        "Sharing -> Trust +",
        "Sharing -> Debt +",
        "Debt -> Trust +",
    ];
    assert_eq!(
        header(&lines, LoopOptions::default()),
        "2 feedback loops: all may do either (not known). \
         It cannot be told which, because 1 link has no sign. \
         Giving a sign to the link from trust to sharing would settle all of them."
    );
}

#[test]
fn a_link_that_works_both_ways_does_not_lack_a_sign_but_is_better_split() {
    let lines = [
        "Trust -> Sharing ±",
        "Sharing -> Trust +",
        "Sharing -> Debt ?",
        "Debt -> Sharing +",
    ];
    assert_eq!(
        header(&lines[..2], LoopOptions::default()),
        "1 feedback loop: it may do either (not known). \
         It cannot be told which, because 1 link works both ways. \
         Split the link from trust to sharing: which factor in between makes the difference?"
    );
    assert_eq!(
        header(&lines, LoopOptions::default()),
        "2 feedback loops: all may do either (not known). \
         It cannot be told which, \
         because 1 link has no sign and 1 link works both ways. \
         Giving a sign to the link from sharing to debt alone would settle 1 of them. \
         Split the link from trust to sharing: which factor in between makes the difference?"
    );
}

#[test]
fn a_sign_settles_no_loop_that_a_link_both_ways_blocks_too() {
    let lines = ["Trust -> Sharing ±", "Sharing -> Trust ?"];
    assert_eq!(
        header(&lines, LoopOptions::default()),
        "1 feedback loop: it may do either (not known). \
         It cannot be told which, because 1 link has no sign and 1 link works both ways. \
         Split the link from trust to sharing: which factor in between makes the difference?"
    );
}

/// A ring with a chord back from each factor to the one before: loops of 2 and one long one.
fn ladder(n: usize) -> Vec<String> {
    let ring = (0..n).map(|i| format!("F{i:02} -> F{:02} +", (i + 1) % n));
    let back = (1..n).map(|i| format!("F{i:02} -> F{:02} -", i - 1));
    ring.chain(back).collect()
}

#[test]
fn the_line_above_the_loops_never_hides_that_there_are_more() {
    let lines = ladder(20);
    let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
    let short = |max_len, limit, count_work| {
        let options = LoopOptions {
            max_len: Some(max_len),
            limit,
            count_work,
            ..LoopOptions::default()
        };
        header(&lines, options)
    };
    assert_eq!(
        short(8, 1000, 1_000_000),
        "Showing all 19 loops that pass through at most 8 factors: \
         all hold themselves steady (balancing). 1 longer loop exists. \
         20 independent loops between them use every link that lies on a loop between factors."
    );
    assert_eq!(
        short(8, 1000, 0),
        "Showing all 19 loops that pass through at most 8 factors: \
         all hold themselves steady (balancing). There may be longer loops. \
         20 independent loops between them use every link that lies on a loop between factors."
    );
    assert_eq!(
        short(8, 5, 0),
        "Showing 5 of the loops that pass through 2 factors, not all of them. \
         More loops exist. \
         20 independent loops between them use every link that lies on a loop between factors."
    );
}

#[test]
fn millions_of_loops_are_said_to_be_millions() {
    let mut lines = Vec::new();
    for i in 0..24 {
        let next = (i + 1) % 24;
        lines.extend([
            format!("F{i:02} -> F{next:02} +"),
            format!("F{i:02} -> F{next:02} -"),
        ]);
    }
    let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
    let options = LoopOptions {
        max_len: Some(8),
        ..LoopOptions::default()
    };
    assert_eq!(
        header(&lines, options),
        "No feedback loop passes through 8 factors or fewer. 16,777,216 longer loops exist. \
         25 independent loops between them use every link that lies on a loop between factors."
    );
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
