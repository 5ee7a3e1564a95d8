//! Named loops, labels, ids, counts, components, and the loop that each link is drawn along.

use system_map::analysis::catalogue::{Catalogue, id};
use system_map::analysis::components::{strong, weak};
use system_map::analysis::cycles::shortest_loops;
use system_map::analysis::loops::{Class, LoopOptions, LoopSearch, Loops, RowClass, Through};
use system_map::analysis::named::{Gap, Named, named};
use system_map::analysis::summary::summary;
use system_map::model::{Edit, Factor, Info, Link, Map, NamedLoop, Network, Part, Polarity};

/// A map from words such as `a+b` (plus), `a-b` (minus), `a?b`; link ids are the words.
fn map(info: Info, links: &str) -> Map {
    let mut map = Map::new(info);
    for word in links.split_whitespace() {
        let letters: Vec<String> = word.chars().map(String::from).collect();
        for id in [&letters[0], &letters[2]] {
            if map.factor_ix(id).is_none() {
                let factor = Factor::new(id.as_str(), id.to_uppercase());
                map.apply(Edit::AddFactor(Box::new(factor))).unwrap();
            }
        }
        let polarity = match letters[1].as_str() {
            "+" => Polarity::Plus,
            "-" => Polarity::Minus,
            _ => Polarity::Unknown,
        };
        let link = Box::new(Link::new(word, polarity));
        let (from, to) = (letters[0].clone(), letters[2].clone());
        map.apply(Edit::AddLink { from, to, link }).unwrap();
    }
    map
}

fn words(text: &str) -> Vec<String> {
    text.split_whitespace().map(str::to_owned).collect()
}

fn by_links(id: &str, label: Option<&str>, links: &str) -> NamedLoop {
    NamedLoop {
        id: id.into(),
        label: label.map(str::to_owned),
        name: format!("The {id} loop"),
        links: words(links),
        ..NamedLoop::default()
    }
}

fn with_loops(loops: Vec<NamedLoop>, links: &str) -> Map {
    let info = Info {
        loops,
        ..Info::default()
    };
    map(info, links)
}

fn all(map: &Map) -> (Network, Loops) {
    let net = Network::whole(map);
    let loops = LoopSearch::all(&net, LoopOptions::default());
    (net, loops)
}

fn ids(map: &Map, net: &Network, links: &[u32]) -> Vec<String> {
    let id = |&l: &u32| map.link(net.links[l as usize]).id.clone();
    links.iter().map(id).collect()
}

// --- named loops ----------------------------------------------------------------------------

fn outcome(named_loop: NamedLoop, links: &str) -> Result<String, Gap> {
    let map = with_loops(vec![named_loop], links);
    let net = Network::whole(&map);
    match named(&map, &net).remove(0) {
        Named::Closed(links) => Ok(ids(&map, &net, &links).join(" ")),
        Named::Open(gap) => Err(gap),
    }
}

#[test]
fn a_named_loop_is_turned_to_its_smallest_factor_whatever_order_it_is_given_in() {
    let map = "a+b b-c c+a";
    for order in ["a+b b-c c+a", "c+a a+b b-c", "c+a b-c a+b"] {
        assert_eq!(
            outcome(by_links("x", None, order), map).unwrap(),
            "a+b b-c c+a"
        );
    }
}

#[test]
fn a_named_loop_may_name_its_factors_instead() {
    for factors in ["b c a", "a b c a"] {
        let named = NamedLoop {
            factors: words(factors),
            ..by_links("x", None, "")
        };
        let found = outcome(named, "a-b a+b b-c c+a");
        assert_eq!(found.unwrap(), "a+b b-c c+a", "{factors}");
    }
}

#[test]
fn a_named_loop_that_does_not_close_says_where_it_breaks() {
    let links = "a+b b-c c+a c+d d+a b+a a+c c+b c+c";
    let map = with_loops(vec![], links);
    let ix = |id: &str| map.factor_ix(id).unwrap();
    let gap = |links_named: &str| outcome(by_links("x", None, links_named), links).unwrap_err();
    let (ends, starts) = (ix("d"), ix("a"));
    assert_eq!(gap("a+b b-c c+d"), Gap::Break { ends, starts });
    assert_eq!(gap("a+b b-c z+a"), Gap::Unknown("z+a".into()));
    assert_eq!(gap("a+b b+a a+c c+a"), Gap::Crowded(ix("a")));
    // In whatever order: a loop with a self-link, two that share a factor.
    assert_eq!(gap("a+b b-c c+a c+c"), Gap::Crowded(ix("c")));
    assert_eq!(gap("c+c a+b b-c c+a"), Gap::Crowded(ix("c")));
    assert_eq!(gap("a+b b-c c+a c+b b-c"), Gap::Crowded(ix("b")));
    assert_eq!(gap(""), Gap::Empty);
    // Nothing is said to break where another of its links leads on.
    for order in ["c+d d+a a+b b-c c+c", "c+c d+a c+d b-c a+b"] {
        assert_eq!(gap(order), Gap::Crowded(ix("c")), "{order}");
    }
    assert_eq!(gap("d+a a+b b+a"), Gap::Crowded(ix("a")));
    // Nothing leads to d, and one of the links leads there and back: nothing is passed twice.
    assert_eq!(
        gap("d+a a+c b+a a+b"),
        Gap::Break {
            ends: ix("c"),
            starts: ix("d")
        }
    );
    let (from, to) = (ix("a"), ix("c"));
    assert_eq!(gap("c+c a+b b+a"), Gap::NoLink { from, to });
    let unlinked = NamedLoop {
        factors: words("a b d"),
        ..by_links("x", None, "")
    };
    let (from, to) = (ix("b"), ix("d"));
    assert_eq!(outcome(unlinked, links), Err(Gap::NoLink { from, to }));
}

#[test]
fn a_named_loop_is_known_by_what_can_be_seen() {
    for (label, name, known) in [
        (None, "Spiral", "Spiral"),
        (Some("R1"), " ", "R1"),
        (Some("\u{3000} "), "", "x"),
    ] {
        let named = NamedLoop {
            name: name.into(),
            ..by_links("x", label, "")
        };
        assert_eq!(named.known_as(), known);
    }
}

#[test]
fn a_named_loop_outside_the_excerpt_is_said_to_be_outside() {
    let map = with_loops(vec![by_links("x", None, "a+b b+a")], "a+b b+a b+c");
    let mut part = Part::default();
    part.add_link(&map, map.link_ix("b+c").unwrap());
    let found = named(&map, &Network::of(&map, &part));
    assert_eq!(found, [Named::Open(Gap::Outside)]);
}

// --- labels, ids, order ---------------------------------------------------------------------

fn labels(map: &Map) -> Vec<(String, String)> {
    let (net, loops) = all(map);
    let catalogue = Catalogue::new(map, &net, &loops);
    let pair = |e: &system_map::analysis::catalogue::Entry| {
        (e.label.clone(), ids(map, &net, &e.links).join(" "))
    };
    catalogue.entries.iter().map(pair).collect()
}

#[test]
fn labels_count_up_by_length_within_each_class() {
    let map = with_loops(vec![], "a+b b+a b-c c+b c?d d+c d+a a+a");
    let expected = [
        ("R2", "a+a"), // a self-link comes first in the list, but is numbered last
        ("R1", "a+b b+a"),
        ("B1", "b-c c+b"),
        ("U1", "c?d d+c"),
        ("U2", "a+b b-c c?d d+a"),
    ];
    let expected = expected.map(|(label, links)| (label.to_owned(), links.to_owned()));
    assert_eq!(labels(&map), expected);
}

#[test]
fn what_the_author_calls_one_loop_is_no_label_of_another() {
    let named = vec![
        by_links("R1", None, "b+c c?d"), // open
        by_links("B1", None, "a+b b+a"),
        by_links("U1", None, "c?d d+c"),
    ];
    let map = with_loops(named, "a+b b+a b+c c-b c?d d+c");
    // R1 and B1 are others; U1 is its own.
    let expected = [("R2", "a+b b+a"), ("B2", "b+c c-b"), ("U1", "c?d d+c")];
    let expected = expected.map(|(label, links)| (label.to_owned(), links.to_owned()));
    assert_eq!(labels(&map), expected);
}

#[test]
fn a_name_of_the_authors_is_no_label_of_another_loop() {
    let called = |id: &str, name: &str, links: &str| NamedLoop {
        name: name.to_owned(),
        ..by_links(id, None, links)
    };
    let named = vec![
        called("x", " R2 ", "a+b b+a"),
        called("y", " R1", "b+c c+b"),
        called("z", "B1", "a+b"), // open
    ];
    let map = with_loops(named, "a+b b+a b+c c+b c-d d+c");
    // R1 is what the second is called, and nothing else is.
    let expected = [("R2", "a+b b+a"), ("R3", "b+c c+b"), ("B2", "c-d d+c")];
    let expected = expected.map(|(label, links)| (label.to_owned(), links.to_owned()));
    assert_eq!(labels(&map), expected);
    let (net, loops) = all(&map);
    let catalogue = Catalogue::new(&map, &net, &loops);
    for (text, entry) in [("R1", Some(1)), ("r2", Some(0)), ("B1", None), ("b1", None)] {
        assert_eq!(catalogue.find(&map, text), entry, "{text}");
    }
}

#[test]
fn what_a_loop_that_does_not_close_is_called_exactly_means_no_other_that_is_called_about_so() {
    let named = vec![
        by_links("r1", None, "a+b b+c"),
        by_links("V", None, "b+c c+b"),
    ];
    let map = with_loops(named, "a+b b+a b+c c+b");
    let (net, loops) = all(&map);
    let catalogue = Catalogue::new(&map, &net, &loops);
    assert_eq!(catalogue.find(&map, "r1"), None);
    assert_eq!(catalogue.find(&map, "R1"), Some(0));
    assert_eq!(catalogue.find(&map, "r2"), Some(1));
    // But what a loop is labelled exactly means it.
    let named = vec![
        by_links("R1", None, "a+b b+c"),
        by_links("V", Some("R1"), "b+c c+b"),
    ];
    let map = with_loops(named, "a+b b+a b+c c+b");
    let (net, loops) = all(&map);
    let catalogue = Catalogue::new(&map, &net, &loops);
    assert_eq!(catalogue.entries[1].label, "R1");
    assert_eq!(catalogue.find(&map, "R1"), Some(1));
}

#[test]
fn a_loop_that_closes_keeps_its_label_though_one_before_it_that_does_not_has_it_too() {
    let named = vec![
        by_links("x", Some("R1"), "a+b b+c"), // open
        by_links("y", Some("R1"), "b+c c+b"),
        by_links("z", Some("R1"), "a+b b+a"),
    ];
    let map = with_loops(named, "a+b b+a b+c c+b");
    // Of two that close the first.
    let expected = [("R2", "a+b b+a"), ("R1", "b+c c+b")];
    let expected = expected.map(|(label, links)| (label.to_owned(), links.to_owned()));
    assert_eq!(labels(&map), expected);
}

#[test]
fn a_loop_is_found_by_its_label_and_its_name_in_one_as_kumu_has_them() {
    let called = |id: &str, name: &str, label: Option<&str>, links: &str| NamedLoop {
        name: name.to_owned(),
        ..by_links(id, label, links)
    };
    let named = vec![
        called("x", "Growth", Some("R1"), "a+b b+a"),
        called("y", "", Some("R2"), "b+c c+b"),
        called("Gap", "Gone", None, "a+b"), // open
        called("z", "Gap", None, "c-d d+c"),
    ];
    let map = with_loops(named, "a+b b+a b+c c+b c-d d+c");
    let (net, loops) = all(&map);
    let catalogue = Catalogue::new(&map, &net, &loops);
    for text in ["R1 Growth", "R1: Growth", "R1    Growth"] {
        assert_eq!(catalogue.find(&map, text), Some(0), "{text}");
    }
    // Without a name there is nothing behind the label; and an id is nobody else's name.
    for text in ["R2 Growth", "R20", "R1 Growths", "Gap"] {
        assert_eq!(catalogue.find(&map, text), None, "{text}");
    }
}

#[test]
fn a_label_that_the_author_pinned_is_kept_and_not_given_twice() {
    let named = vec![
        by_links("x", Some("R1"), "c+d d+c"),
        by_links("gone", Some("R2"), "a+b"), // open, but its label stays reserved
        by_links("y", Some("R1"), "b+c c+b"), // pinned already: it gets a number
    ];
    let map = with_loops(named, "a+b b+a b+c c+b c+d d+c");
    let expected = [("R3", "a+b b+a"), ("R4", "b+c c+b"), ("R1", "c+d d+c")];
    let expected = expected.map(|(label, links)| (label.to_owned(), links.to_owned()));
    assert_eq!(labels(&map), expected);
}

#[test]
fn the_id_of_a_loop_means_that_loop_whatever_the_author_calls_by_it() {
    let map = with_loops(vec![], "a+b b+a c+d d+c");
    let (net, loops) = all(&map);
    let id = Catalogue::new(&map, &net, &loops).entries[0].id.clone();
    let map = with_loops(vec![by_links(&id, None, "c+d d+c")], "a+b b+a c+d d+c");
    let (net, loops) = all(&map);
    let catalogue = Catalogue::new(&map, &net, &loops);
    assert_eq!(catalogue.find(&map, &id), Some(0));
}

#[test]
fn a_loop_is_found_by_any_of_its_names() {
    let named = vec![by_links("value", Some("R7"), "c+d d+c")];
    let map = with_loops(named, "a+b b+a c+d d+c");
    let (net, loops) = all(&map);
    let catalogue = Catalogue::new(&map, &net, &loops);
    let hash = catalogue.entries[1].id.clone();
    for text in [
        "value",
        "R7",
        "r7",
        "The value loop",
        "the VALUE loop",
        " the  value\nloop ",
        &hash,
    ] {
        assert_eq!(catalogue.find(&map, text), Some(1), "{text}");
    }
    assert_eq!(catalogue.find(&map, "R1"), Some(0));
    assert_eq!(catalogue.find(&map, "R2"), None);
}

#[test]
fn a_named_loop_too_long_for_the_list_is_in_the_catalogue() {
    let named = vec![by_links("x", None, "a+b b+c c+d d+a")];
    let map = with_loops(named, "a+b b+a b+c c+b c+d d+a");
    let net = Network::whole(&map);
    let options = LoopOptions {
        max_len: Some(2),
        ..LoopOptions::default()
    };
    let loops = LoopSearch::all(&net, options);
    assert_eq!(loops.len(), 2);
    let catalogue = Catalogue::new(&map, &net, &loops);
    assert_eq!(catalogue.entries.len(), 3);
    assert_eq!(catalogue.named, [Ok(2)]);
    assert_eq!(catalogue.entries[2].label, "R");
}

#[test]
fn the_named_come_first_then_those_of_the_selection_then_the_others_then_self_links() {
    let named = vec![
        by_links("x", None, "d+e e+d"),
        by_links("y", None, "b+c c+b"),
    ];
    let map = with_loops(named, "a+a a+b b+a b+c c+b c+d d+c d+e e+d");
    let (net, loops) = all(&map);
    let catalogue = Catalogue::new(&map, &net, &loops);
    let order = |selected| -> Vec<String> {
        let shown = catalogue.for_display(&net, selected);
        shown
            .iter()
            .map(|&i| ids(&map, &net, &catalogue.entries[i].links).join(" "))
            .collect()
    };
    let named_first = ["d+e e+d", "b+c c+b"];
    assert_eq!(order(None)[..2], named_first);
    assert_eq!(order(None)[2..], ["a+b b+a", "c+d d+c", "a+a"]);
    let d = Some(Through::Factor(3));
    assert_eq!(order(d)[..2], named_first);
    assert_eq!(order(d)[2..], ["c+d d+c", "a+b b+a", "a+a"]);
    // A self-link that is chosen itself, or of a factor that is, goes before what is not through the selection.
    let a = Some(Through::Factor(0));
    assert_eq!(order(a)[2..], ["a+b b+a", "a+a", "c+d d+c"]);
    let own = net.links.iter().position(|&l| map.link(l).id == "a+a");
    let own = Some(Through::Link(own.unwrap() as u32));
    assert_eq!(order(own)[2..], ["a+a", "a+b b+a", "c+d d+c"]);
}

#[test]
fn independent_loops_stand_before_those_that_they_add_up_to() {
    // Two ways from a to b and two ways back: three loops tell all, the fourth is the rest.
    let map = with_loops(
        vec![],
        "a+c c+b a+d d+b b+e e+a b+f f+a g+h h+i i+j j+k k+g",
    );
    let (net, loops) = all(&map);
    let catalogue = Catalogue::new(&map, &net, &loops);
    let shown = catalogue.for_display(&net, None);
    let labels = shown.iter().map(|&i| catalogue.entries[i].label.as_str());
    assert_eq!(labels.collect::<Vec<_>>(), ["R1", "R2", "R3", "R5", "R4"]);
    let last = &catalogue.entries[shown[4]];
    assert_eq!(ids(&map, &net, &last.links), words("a+d d+b b+f f+a"));
    // Through what is selected goes before that.
    let f = net
        .factors
        .iter()
        .position(|&ix| map.factor(ix).id == "f")
        .unwrap() as u32;
    let selected = catalogue.for_display(&net, Some(Through::Factor(f)));
    let is_through_f: Vec<bool> = selected
        .iter()
        .map(|&i| {
            catalogue.entries[i]
                .links
                .iter()
                .any(|&l| net.from[l as usize] == f)
        })
        .collect();
    assert_eq!(is_through_f, [true, true, false, false, false]);
    assert!(!catalogue.entries[selected[1]].independent);
}

#[test]
fn the_id_of_a_loop_outlives_changes_elsewhere_and_the_order_of_the_file() {
    let one = with_loops(vec![], "a+b b+c c+a");
    let other = with_loops(vec![], "x+a c+a b+c y-x a+b a+y b+a");
    let find = |map: &Map| {
        let (net, loops) = all(map);
        let is_it = |links: &&[u32]| ids(map, &net, links) == words("a+b b+c c+a");
        id(map, &net, loops.iter().find(is_it).unwrap())
    };
    assert_eq!(find(&one), find(&other));
    // Written down: pages and files refer to it.
    assert_eq!(find(&one), "7da8c96baf82a161");
}

#[test]
fn ids_of_loops_differ_where_the_letters_of_their_links_are_the_same() {
    let map = with_loops(vec![], "a+b b+a a+c c+a b+c c+b");
    let (net, loops) = all(&map);
    let mut found: Vec<String> = loops.iter().map(|links| id(&map, &net, links)).collect();
    found.sort();
    found.dedup();
    assert_eq!(found.len(), loops.len());
}

// --- rows and counts ------------------------------------------------------------------------

#[test]
fn parallel_links_make_rows_of_variants() {
    let map = with_loops(vec![], "a+b a-b b+a b+c c+b c+d c?d d+c");
    let (net, loops) = all(&map);
    let rows: Vec<(usize, RowClass)> = loops
        .rows(&net)
        .into_iter()
        .map(|row| (row.loops.len(), row.class))
        .collect();
    let expected = [
        (2, RowClass::Mixed),
        (1, RowClass::One(Class::Reinforcing)),
        (2, RowClass::One(Class::Unknown)),
    ];
    assert_eq!(rows, expected);
}

#[test]
fn the_summary_counts_classes_self_links_and_independent_loops() {
    let map = with_loops(vec![], "a+b b+a b-c c+b c?d d+c a-a e+e e+a");
    let (net, loops) = all(&map);
    let summary = summary(&net, &loops);
    assert_eq!(
        (summary.reinforcing, summary.balancing, summary.unknown),
        (1, 1, 1)
    );
    assert_eq!(summary.self_links, 2);
    // 6 links on 4 factors; self-links are counted apart, also that on a factor by itself.
    assert_eq!((summary.independent, summary.components), (3, 2));
    let best = summary.unsigned[0];
    assert_eq!(
        (
            map.link(net.links[best.link as usize]).id.as_str(),
            best.settles
        ),
        ("c?d", 1)
    );
}

#[test]
fn the_sign_that_would_settle_most_loops_comes_first() {
    let map = with_loops(vec![], "a?b b+a b+c c+a d?e e?d a+d d+a");
    let (net, loops) = all(&map);
    let unsigned: Vec<(String, usize)> = summary(&net, &loops)
        .unsigned
        .iter()
        .map(|u| (map.link(net.links[u.link as usize]).id.clone(), u.settles))
        .collect();
    let expected = [("a?b", 2), ("d?e", 0), ("e?d", 0)].map(|(id, n)| (id.to_owned(), n));
    assert_eq!(unsigned, expected);
}

// --- components and drawing -----------------------------------------------------------------

#[test]
fn components_are_numbered_by_their_smallest_factor() {
    let map = with_loops(vec![], "a+b b+c c+b d+e e+d f+f c+d g+h");
    let net = Network::whole(&map);
    assert_eq!(strong(&net).of, [0, 1, 1, 2, 2, 3, 4, 5]);
    assert_eq!(strong(&net).sizes(), [1, 2, 2, 1, 1, 1]);
    assert_eq!(weak(&net).of, [0, 0, 0, 0, 0, 1, 2, 2]);
    assert_eq!(weak(&net).count, 3);
}

#[test]
fn a_chain_of_a_hundred_thousand_factors_needs_no_deep_stack() {
    let n = 100_000;
    let mut net = Network::default();
    net.factors.resize(n as usize, Default::default());
    net.from = (0..n).collect();
    net.to = (0..n).map(|i| (i + 1) % n).collect();
    net.sign = vec![1; n as usize];
    net.delayed = vec![false; n as usize];
    net.links.resize(n as usize, Default::default());
    assert_eq!(strong(&net).count, 1);
    assert_eq!(
        LoopSearch::all(&net, LoopOptions::default()).links(0).len(),
        n as usize
    );
}

#[test]
fn each_link_gets_the_shortest_loop_of_three_or_more_through_it() {
    let map = with_loops(vec![], "a+b b+a b+c c+a c+d d+e e+a b-a x+a a+y c+c");
    let net = Network::whole(&map);
    let loops = shortest_loops(&net);
    let shown = |id: &str| {
        let i = net
            .links
            .iter()
            .position(|&l| map.link(l).id == id)
            .unwrap();
        loops[i]
            .as_ref()
            .map(|links| ids(&map, &net, links).join(" "))
    };
    assert_eq!(shown("a+b").as_deref(), Some("a+b b+c c+a"));
    assert_eq!(shown("d+e").as_deref(), Some("d+e e+a a+b b+c c+d"));
    // The pair a, b has no longer loop through b+a; self-links and chains have none at all.
    for id in ["b+a", "b-a", "x+a", "a+y", "c+c"] {
        assert_eq!(shown(id), None, "{id}");
    }
}

#[test]
fn the_shortest_loops_are_those_that_the_search_lists() {
    // A fixed tangle: every factor leads to those 1, 4 and 6 places on, of 11.
    let mut net = Network::default();
    let n: u32 = 11;
    net.factors.resize(n as usize, Default::default());
    for (from, step) in (0..n).flat_map(|f| [1, 4, 6].map(|step| (f, step))) {
        net.from.push(from);
        net.to.push((from + step * (1 + from % 2)) % n);
        net.sign.push(1);
        net.delayed.push(false);
        net.links.push(Default::default());
    }
    let options = LoopOptions {
        limit: usize::MAX,
        ..LoopOptions::default()
    };
    let all = LoopSearch::all(&net, options);
    for (link, found) in shortest_loops(&net).into_iter().enumerate() {
        let through = |l: &&[u32]| l.len() >= 3 && l.contains(&(link as u32));
        let shortest = all.iter().filter(through).map(<[u32]>::len).min();
        assert_eq!(found.as_ref().map(Vec::len), shortest, "link {link}");
        if let Some(links) = found {
            assert_eq!(links[0], link as u32);
            let mut next = links.iter().cycle().skip(1);
            let chained = |&l: &u32| net.to[l as usize] == net.from[*next.next().unwrap() as usize];
            assert!(links.iter().all(chained));
        }
    }
}
