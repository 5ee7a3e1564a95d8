//! Tables as text: Kumu's, lists of links, matrices.

use super::{links, read, told};
use system_map::format::{File, ImportOptions, import, import_all, signs_of};
use system_map::model::Delay;

#[test]
fn headings_count_in_upper_and_lower_case_and_bars_make_several_links() {
    let it = read(
        "x.csv",
        "to,FROM,Type,Delay,Tags,Note\nB|C,A,+,yes,p|q,n\nA,B,--,,,\n",
    )
    .unwrap();
    assert_eq!(links(&it.map), ["A > B +", "A > C +", "B > A +"]);
    let (_, _, _, first) = it.map.links().next().unwrap();
    assert_eq!((first.delay, first.tags.len()), (Delay::Short, 2));
    assert_eq!(first.extra["x-fields"]["Note"], "n");
    let told = told(&it);
    assert!(
        told.contains("1 cell names several factors")
            && told.contains("`--` read as same-direction"),
        "{told}"
    );
}

#[test]
fn two_signs_in_a_column_of_signs_are_not_guessed() {
    let it = read(
        "x.csv",
        "cause,effect,polarity\nA,B,--\nB,A,-\nA,C,?\nC,A,posititve\n",
    )
    .unwrap();
    assert_eq!(links(&it.map), ["A > B ?", "B > A -", "A > C ?", "C > A ?"]);
    let told = told(&it);
    assert!(
        told.contains("may be two signs or a strong one") && told.contains("“posititve”"),
        "{told}"
    );
}

#[test]
fn factors_and_links_in_two_files_are_one_map() {
    let elements = File {
        name: "e.csv",
        bytes: b"label,type,x,y\nA,Stock,1,2\nB,,,\nA,Stock,,\n",
    };
    let connections = File {
        name: "c.csv",
        bytes: b"from,to\nA,B\nB,D\n",
    };
    let it = import_all(&[connections, elements], &ImportOptions::default()).unwrap();
    assert_eq!(links(&it.map), ["A > B ?", "B > D ?"]);
    let a = it.map.factor(it.map.factor_ix("a").unwrap());
    assert_eq!((a.x, a.groups.len()), (Some(1.0), 1));
    let told = told(&it);
    assert!(
        told.contains("1 row repeats a factor") && told.contains("was added: D."),
        "{told}"
    );
}

#[test]
fn weights_are_signs_only_where_some_are_negative() {
    let it = read("w.csv", "source;target;weight\nA;B;0,5\nB;A;-0,25\nA;A;0\n").unwrap();
    assert_eq!(links(&it.map), ["A > B +", "B > A -", "A > A ?"]);
    assert_eq!(it.map.links().next().unwrap().3.strength, Some(0.5));
    let plain = "source,target,weight\nA,B,3\nB,A,2\n";
    let it = read("w.csv", plain).unwrap();
    assert_eq!(links(&it.map), ["A > B ?", "B > A ?"]);
    assert_eq!(it.map.links().next().unwrap().3.strength, None);
    assert!(told(&it).contains("none of which is negative"));
    let options = ImportOptions {
        signs: signs_of(">0=+").unwrap(),
        ..ImportOptions::default()
    };
    let it = import(plain.as_bytes(), "w.csv", &options).unwrap();
    assert_eq!(links(&it.map), ["A > B +", "B > A +"]);
}

#[test]
fn a_list_without_headings_is_told_to_be_one() {
    let it = read(
        "x.tsv",
        "a\tb\t+\tDepends\nb\ta\t-\tBreaks\na\tb\t+\tAgain\n",
    )
    .unwrap();
    assert_eq!(links(&it.map), ["a > b +", "b > a -", "a > b +"]);
    assert_eq!(it.map.links().next().unwrap().3.extra["x-type"], "Depends");
    assert!(told(&it).contains("no row of headings that is known"));
    // A row of headings in another language is seen by its having no sign.
    let it = read("x.csv", "Ursache;Wirkung;Gewicht\na;b;1\nb;a;-1\n").unwrap();
    assert_eq!(links(&it.map), ["a > b +", "b > a -"]);
}

#[test]
fn a_matrix_is_read_by_rows_with_its_other_columns_as_fields() {
    let it = read(
        "m.csv",
        "x,A,B,C,external\nA,0,0.5,,true\nB,-1,NaN,0,false\nC,NA,0,0,true\n",
    )
    .unwrap();
    assert_eq!(links(&it.map), ["A > B +", "B > A -"]);
    assert_eq!(it.map.factor_count(), 3);
    assert_eq!(
        it.map.factors().next().unwrap().1.extra["x-fields"]["external"],
        "true"
    );
    assert!(told(&it).contains("“NaN” stands in 1 cell where a factor meets itself"));
    let signs = read("m.csv", "x\tA\tB\nA\t\t+\nB\t-\t\n").unwrap();
    assert_eq!(links(&signs.map), ["A > B +", "B > A -"]);
    let bare = read("m.csv", "A,B\n0,1\n-1,0\n").unwrap();
    assert_eq!(links(&bare.map), ["A > B +", "B > A -"]);
}

#[test]
fn a_table_of_something_else_is_refused_with_what_it_should_have() {
    let error = read("x.csv", "Name of person,Age,City\nX,3,Y\nZ,,\n").unwrap_err();
    assert!(error.0.message.contains("From, To, Type"), "{error}");
    assert_eq!(error.0.place.map(|p| p.line), Some(1));
}

#[test]
fn sentences_with_commas_are_no_table_of_links() {
    let prose = "Hello, this is just some text.\nAnd another line, with a comma.\n";
    for name in ["x.txt", "x.csv", ""] {
        let error = read(name, prose).unwrap_err();
        let named = name.is_empty() || error.0.message.contains("sentences, not like a table");
        assert!(
            named && error.0.message.contains("Trust -> Sharing : +"),
            "{name}: {error}"
        );
    }
    // Two names in a line are still a link, also with a blank after the comma.
    let it = read("x.csv", "more trust, sharing\nsharing, more trust\n").unwrap();
    assert_eq!(it.map.link_count(), 2);
}

#[test]
fn a_text_beside_a_table_that_is_none_is_told_by_its_name() {
    let links = File {
        name: "d/links.csv",
        bytes: b"from,to\nA,B\n",
    };
    let other = File {
        name: "d/notes.csv",
        bytes: b"a,b,c\n1,,\n,2,\n",
    };
    let it = import_all(&[links, other], &ImportOptions::default()).unwrap();
    let told = told(&it);
    assert!(
        told.contains(
            "1 file has no table of factors or links in it, and was left out: notes.csv."
        ) && !told.contains("sheet"),
        "{told}"
    );
}
