//! The line above the loops, and what it counts.

use super::*;

fn header(lines: &[&str], options: LoopOptions) -> String {
    let map = simple(lines);
    let net = Network::whole(&map);
    let loops = LoopSearch::all(&net, options);
    english().header(&map, &net, &summary(&net, &loops))
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
