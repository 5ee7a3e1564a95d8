//! Where loop badges stand, which there are, and which way they turn.

use super::*;

#[test]
fn a_badge_stands_off_labels_signs_and_other_badges_and_turns_as_the_loop_is_drawn() {
    let map = common::map(
        &["a", "b", "c", "d"],
        &["a>b +", "b>c +", "c>a +", "c>d +", "d>a -"],
    );
    for mirror in [1.0, -1.0] {
        let mut stage = Stage::of(map.clone(), |i, n| {
            let p = circle(i, n);
            Point::new(p.x * mirror, p.y)
        });
        stage.badge("R1", &["a>b", "b>c", "c>a"]);
        stage.badge("B1", &["a>b", "b>c", "c>d", "d>a"]);
        let scene = stage.scene(&Emphasis::default());
        let discs: Vec<(String, Rect)> = of_layer(&scene, Layer::Badge)
            .filter_map(|i| match (&i.shape, &i.target) {
                (Shape::Box { rect, .. }, Some(Target::Loop(id))) => Some((id.clone(), *rect)),
                _ => None,
            })
            .collect();
        assert_eq!(discs.len(), 4, "paper and disc of two badges");
        for (id, disc) in &discs {
            for (_, label) in label_rects(&scene) {
                assert!(!label.overlaps(*disc), "{id} on a label");
            }
            for sign in of_layer(&scene, Layer::Sign) {
                assert!(!sign.shape.bounds().overlaps(disc.grown(-3.0)), "{id}");
            }
            for (other, there) in &discs {
                assert!(id == other || !there.overlaps(*disc), "{id} on {other}");
            }
        }
        let turn = turn_of_first_badge(&scene);
        assert!(turn * mirror > 0.0, "drawn {mirror}, turns {turn}");
    }
}

/// More than 0 where the first badge turns clockwise: its ring ends before its head.
fn turn_of_first_badge(scene: &Scene) -> f64 {
    let mut badge = of_layer(scene, Layer::Badge);
    let disc = badge.next().expect("a badge").shape.bounds();
    let ring = badge.find_map(|i| match &i.shape {
        Shape::Path {
            segs, fill: None, ..
        } => Some(segs.clone()),
        _ => None,
    });
    let ring = ring.expect("a circular arrow");
    let (Seg::Move(from), Seg::Cubic(_, _, to)) = (ring[0], ring[1]) else {
        panic!("{ring:?}")
    };
    (from - disc.centre()).cross(to - disc.centre())
}

#[test]
fn where_a_loop_crosses_itself_its_badge_turns_as_the_lobe_round_it_is_drawn() {
    let labels = ["a", "b", "c", "d", "k", "l", "m", "n", "o", "p", "q", "r"];
    let map = common::map(&labels, &["a>b +", "b>c +", "c>d +", "d>a +"]);
    // An eight on its side; labels fill its larger lobe.
    let mut at = vec![
        (-340.0, -120.0),
        (320.0, 110.0),
        (320.0, -110.0),
        (-340.0, 120.0),
    ];
    for column in 0..4 {
        at.push((f64::from(column) * 100.0 - 260.0, -50.0));
        at.push((f64::from(column) * 100.0 - 260.0, 50.0));
    }
    for mirror in [1.0, -1.0] {
        let mut stage = Stage::of(map.clone(), |i, _| Point::new(at[i].0 * mirror, at[i].1));
        stage.badge("R1", &["a>b", "b>c", "c>d", "d>a"]);
        let scene = stage.scene(&Emphasis::default());
        let disc = of_layer(&scene, Layer::Badge)
            .next()
            .expect("a badge")
            .shape
            .bounds();
        assert!(
            disc.centre().x * mirror > 40.0,
            "in the other lobe: {disc:?}"
        );
        let turn = turn_of_first_badge(&scene);
        assert!(turn * mirror < 0.0, "mirrored {mirror}, turns {turn}");
    }
}

#[test]
fn badges_are_the_named_ones_and_the_selected_or_else_the_first_twelve() {
    let badge = |n: usize, named| Badge {
        id: format!("loop{n}"),
        label: format!("R{n}"),
        class: system_map::analysis::loops::Class::Reinforcing,
        links: vec![0],
        named,
        color: None,
    };
    let ids = |badges: &[Badge]| -> Vec<String> {
        let usual = scene::badge::usual(badges);
        usual.into_iter().map(|i| badges[i].id.clone()).collect()
    };
    let plain: Vec<Badge> = (0..20).map(|n| badge(n, false)).collect();
    assert_eq!(ids(&plain).len(), 12);
    let mixed: Vec<Badge> = (0..20).map(|n| badge(n, n % 7 == 0)).collect();
    assert_eq!(ids(&mixed), ["loop0", "loop7", "loop14"]);

    let mut stage = Stage::of(common::tangle(), circle);
    stage.badge("B3", &["a>c", "c>e", "e>a"]);
    stage.badge("B1", &["a>b", "b>a"]);
    stage.badges[1].named = false;
    let shown = |scene: &Scene| -> Vec<(Option<Target>, Point)> {
        let texts = of_layer(scene, Layer::Badge);
        let texts = texts.filter(|i| matches!(i.shape, Shape::Text { .. }));
        texts
            .map(|i| (i.target.clone(), i.shape.bounds().min))
            .collect()
    };
    let before = shown(&stage.scene(&Emphasis::default()));
    let after = shown(&stage.scene(&Emphasis {
        selected: Some(Target::Loop("b1".into())),
        ..Emphasis::default()
    }));
    assert_eq!((before.len(), after.len()), (1, 2));
    assert_eq!(before[0], after[0], "a selection moves no other badge");
    assert_eq!(after[1].0, Some(Target::Loop("b1".into())));
}

#[test]
fn a_loop_drawn_as_a_line_has_no_badge_unless_it_is_selected() {
    let names = ["a", "b", "c", "d", "e", "f", "g", "h", "i"];
    let links: Vec<String> = (0..9)
        .map(|i| format!("{}>{}", names[i], names[(i + 1) % 9]))
        .collect();
    let lines: Vec<String> = links.iter().map(|l| format!("{l} +")).collect();
    let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
    let links: Vec<&str> = links.iter().map(String::as_str).collect();
    // There and back again along one line.
    let mut stage = Stage::of(common::map(&names, &lines), |i, _| {
        Point::new(i as f64 * 1000.0, 0.0)
    });
    stage.rings = vec![None; 9];
    stage.badge("R1", &links);
    let badges = |e: &Emphasis| of_layer(&stage.scene(e), Layer::Badge).count();
    assert_eq!(badges(&Emphasis::default()), 0);
    let id = stage.badges[0].id.clone();
    let selected = Emphasis {
        selected: Some(Target::Loop(id)),
        ..Emphasis::default()
    };
    assert!(badges(&selected) > 0);
}
