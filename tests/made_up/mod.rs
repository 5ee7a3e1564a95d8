//! Maps made up by proptest, and how to compare maps.

use proptest::collection::{btree_map, vec};
use proptest::option;
use proptest::prelude::*;
use std::collections::BTreeMap;
use system_map::model::*;

/// Text of every kind that has broken a reader somewhere.
pub fn text() -> impl Strategy<Value = String> {
    let pieces = prop_oneof![
        4 => "[a-zA-Z ]{0,12}",
        1 => Just("\"quoted\" and \\back\\".to_owned()),
        1 => Just("two\nlines\r\n\tand a tab".to_owned()),
        1 => Just("Gesundheit für alle — 健康 صحة 👩‍⚕️".to_owned()),
        1 => Just("\u{0}\u{1f}\u{7f}\u{85}\u{2028}\u{2029}\u{feff}\u{fffd}".to_owned()),
        1 => Just("</script><img src=x onerror=alert(1)>".to_owned()),
        1 => Just(String::new()),
        1 => any::<String>(),
    ];
    vec(pieces, 1..3).prop_map(|p| p.concat())
}

fn few<T: std::fmt::Debug>(item: impl Strategy<Value = T>) -> impl Strategy<Value = Vec<T>> {
    vec(item, 0..3)
}

fn maybe() -> impl Strategy<Value = Option<String>> {
    option::of(text())
}

/// Any JSON value whose numbers are finite.
pub fn value() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<u64>().prop_map(Value::from),
        any::<f64>()
            .prop_filter("finite", |f| f.is_finite())
            .prop_map(Value::from),
        text().prop_map(Value::from),
    ];
    leaf.prop_recursive(3, 12, 4, |inner| {
        prop_oneof![
            vec(inner.clone(), 0..4).prop_map(Value::from),
            btree_map(text(), inner, 0..4).prop_map(|m| m.into_iter().collect()),
        ]
    })
}

/// Keys that the format does not know, in any order.
fn extra() -> impl Strategy<Value = Extra> {
    vec(("_[a-z]{0,3}", value()), 0..3).prop_map(|pairs| pairs.into_iter().collect())
}

fn coordinate() -> impl Strategy<Value = f64> {
    prop_oneof![
        -1e6..1e6,
        (-1000i32..1000).prop_map(f64::from),
        Just(-0.0),
        Just(0.1 + 0.2)
    ]
}

fn colour() -> impl Strategy<Value = Option<String>> {
    option::of("#[0-9a-fA-F]{6}")
}

fn evidence() -> impl Strategy<Value = Evidence> {
    let status = prop_oneof![
        Just(Status::Stated),
        Just(Status::Inferred),
        Just(Status::Contested)
    ];
    let lines = option::of((1..u32::MAX, 1..u32::MAX).prop_map(|(a, b)| [a, b]));
    let words = (text(), maybe(), maybe(), maybe(), maybe(), maybe());
    (words, lines, status, extra()).prop_map(
        |((quote, source, place, who, remark, note), lines, status, extra)| Evidence {
            quote,
            source,
            place,
            lines,
            who,
            status,
            remark,
            note,
            extra,
        },
    )
}

fn factor(id: String) -> impl Strategy<Value = Factor> {
    let at = option::of((coordinate(), coordinate()));
    let lists = (few(text()), few(text()), few(evidence()));
    (text(), maybe(), lists, at, any::<bool>(), extra()).prop_map(
        move |(label, description, (groups, tags, evidence), at, pinned, extra)| Factor {
            id: id.clone(),
            label,
            description,
            groups,
            tags,
            x: at.map(|p| p.0),
            y: at.map(|p| p.1),
            pinned,
            evidence,
            extra,
        },
    )
}

pub fn polarity() -> impl Strategy<Value = Polarity> {
    prop_oneof![
        Just(Polarity::Plus),
        Just(Polarity::Minus),
        Just(Polarity::Unknown),
        Just(Polarity::Both)
    ]
}

pub fn delay() -> impl Strategy<Value = Delay> {
    prop_oneof![Just(Delay::None), Just(Delay::Short), Just(Delay::Long)]
}

fn link() -> impl Strategy<Value = Link> {
    let numbers = (
        option::of(f64::MIN_POSITIVE..=1.0),
        option::of(0.0..=1.0f64),
    );
    let words = (maybe(), maybe(), few(text()), few(evidence()));
    (polarity(), delay(), numbers, words, extra()).prop_map(
        |(polarity, delay, (strength, confidence), (label, description, tags, evidence), extra)| {
            Link {
                id: String::new(),
                polarity,
                delay,
                strength,
                confidence,
                label,
                description,
                tags,
                evidence,
                extra,
            }
        },
    )
}

fn info() -> impl Strategy<Value = Info> {
    let convention = prop_oneof![
        Just(Convention::SolidDashed),
        Just(Convention::Signs),
        Just(Convention::SO),
        Just(Convention::Colour)
    ];
    let words = (text(), maybe(), maybe(), maybe());
    let lists = (sources(), groups(), loops(), views(), stories());
    let rest = (
        convention,
        any::<bool>(),
        btree_map(text(), text(), 0..3),
        option::of(value()),
        extra(),
    );
    (words, lists, rest).prop_map(
        |(
            (title, description, lang, date),
            (sources, groups, loops, views, stories),
            (convention, width_by_strength, key, meta, extra),
        )| Info {
            title,
            description,
            lang,
            date,
            convention,
            width_by_strength,
            key: key.into_iter().collect(),
            sources,
            groups,
            loops,
            views,
            stories,
            meta,
            extra,
        },
    )
}

/// Up to three things, each with an id of its own.
fn with_ids<T: std::fmt::Debug>(
    thing: impl Strategy<Value = T>,
    id: fn(&mut T) -> &mut String,
) -> impl Strategy<Value = Vec<T>> {
    vec((text(), thing), 0..3).prop_map(move |list| {
        let number = |(i, (name, mut thing)): (usize, (String, T))| {
            *id(&mut thing) = format!("{name}{i}");
            thing
        };
        list.into_iter().enumerate().map(number).collect()
    })
}

fn sources() -> impl Strategy<Value = Vec<Source>> {
    let url = option::of("https?://[a-z]{1,9}/[a-z:]{0,4}");
    let source =
        (text(), maybe(), maybe(), url, extra()).prop_map(|(title, author, date, url, extra)| {
            Source {
                id: String::new(),
                title,
                author,
                date,
                url,
                extra,
            }
        });
    with_ids(source, |s| &mut s.id)
}

fn groups() -> impl Strategy<Value = Vec<Group>> {
    let group =
        (text(), colour(), maybe(), extra()).prop_map(|(label, color, description, extra)| Group {
            id: String::new(),
            label,
            color,
            description,
            extra,
        });
    with_ids(group, |g| &mut g.id)
}

fn loops() -> impl Strategy<Value = Vec<NamedLoop>> {
    let words = (maybe(), text(), maybe());
    let named = (words, few(text()), few(text()), colour(), extra()).prop_map(
        |((label, name, story), links, factors, color, extra)| NamedLoop {
            id: String::new(),
            label,
            name,
            story,
            links,
            factors,
            color,
            extra,
        },
    );
    with_ids(named, |l| &mut l.id)
}

fn views() -> impl Strategy<Value = Vec<View>> {
    let places = btree_map(
        text(),
        (coordinate(), coordinate()).prop_map(|(x, y)| [x, y]),
        0..3,
    );
    let lists = (
        few(text()),
        option::of(few(text())),
        few(text()),
        few(text()),
    );
    let view = (text(), maybe(), lists, places, extra()).prop_map(
        |(title, description, (factors, links, groups, loops), places, extra)| View {
            id: String::new(),
            title,
            description,
            factors,
            links,
            groups,
            loops,
            places: {
                let mut all = Places::default();
                for (id, at) in places {
                    all.set(&id, Some(at));
                }
                all
            },
            extra,
        },
    );
    with_ids(view, |v| &mut v.id)
}

fn stories() -> impl Strategy<Value = Vec<Story>> {
    let words = (maybe(), text(), maybe(), maybe(), maybe());
    let step = (words, option::of(0u32..100), extra()).prop_map(
        |((title, text, view, loop_id, focus), steps, extra)| Step {
            title,
            text,
            view,
            loop_id,
            focus,
            steps,
            extra,
        },
    );
    let story = (text(), few(step), extra()).prop_map(|(title, steps, extra)| Story {
        id: String::new(),
        title,
        steps,
        extra,
    });
    with_ids(story, |s| &mut s.id)
}

#[derive(Debug, Clone)]
enum LinkId {
    /// The one that a file need not hold.
    Automatic,
    /// One that looks like an automatic one of the same ends.
    Like(usize),
    Any(String),
}

/// A link before it is in a map; its ends are taken modulo the number of factors.
type Loose = (usize, usize, LinkId, Link);

/// Maps with parallel links, self-links, ids of every kind, and everything else a map can hold.
pub fn map() -> impl Strategy<Value = Map> {
    let factors = vec(text(), 0..7).prop_flat_map(|names| {
        // The last ids make `a>b#2` the automatic id of two different links.
        let name = |(i, name): (usize, &String)| match i {
            3 => factor("b".to_owned()),
            4 => factor("b#2".to_owned()),
            5 => factor("a".to_owned()),
            _ => factor(format!("{name}{i}")),
        };
        names.iter().enumerate().map(name).collect::<Vec<_>>()
    });
    let ends = (0usize..100, 0usize..100);
    let id = prop_oneof![
        3 => Just(LinkId::Automatic),
        2 => (0usize..4).prop_map(LinkId::Like),
        2 => text().prop_map(LinkId::Any),
    ];
    let links = vec(
        (ends, id, link()).prop_map(|((a, b), id, link)| (a, b, id, link)),
        0..8,
    );
    (info(), factors, links).prop_map(|(info, factors, links)| build(info, factors, links))
}

fn build(info: Info, factors: Vec<Factor>, links: Vec<Loose>) -> Map {
    let mut map = Map::new(info);
    let ids: Vec<String> = factors.iter().map(|f| f.id.clone()).collect();
    for factor in factors {
        map.apply(Edit::AddFactor(Box::new(factor))).unwrap();
    }
    if ids.is_empty() {
        return map;
    }
    for (a, b, id, mut link) in links {
        let (from, to) = (&ids[a % ids.len()], &ids[b % ids.len()]);
        let wanted = match id {
            LinkId::Automatic => String::new(),
            LinkId::Like(n) => format!("{from}>{to}#{n}"),
            LinkId::Any(id) => id,
        };
        link.id = match wanted.is_empty() || map.link_ix(&wanted).is_some() {
            true => map.free_link_id(from, to),
            false => wanted,
        };
        let (from, to) = (from.clone(), to.clone());
        let link = Box::new(link);
        map.apply(Edit::AddLink { from, to, link }).unwrap();
    }
    map
}

/// Everything in a map, for comparison.
pub type Whole = (Info, Vec<Factor>, Vec<(String, String, Link)>);

pub fn whole(map: &Map) -> Whole {
    let links = map.links().map(|(_, from, to, link)| {
        let (from, to) = (map.factor(from), map.factor(to));
        (from.id.clone(), to.id.clone(), link.clone())
    });
    let factors = map.factors().map(|(_, f)| f.clone()).collect();
    (map.info().clone(), factors, links.collect())
}

type ById = (
    BTreeMap<String, Factor>,
    BTreeMap<String, (String, String, Link)>,
);

/// Factors and links by id, where order does not count.
pub fn by_id(map: &Map) -> ById {
    let (_, factors, links) = whole(map);
    (
        factors.into_iter().map(|f| (f.id.clone(), f)).collect(),
        links.into_iter().map(|l| (l.2.id.clone(), l)).collect(),
    )
}
