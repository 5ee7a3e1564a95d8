//! Workbooks, as people fill them.

use super::{links, read, told};
use rust_xlsxwriter::{ExcelDateTime, Format as Look, Formula, Workbook, Worksheet};
use std::io::{Cursor, Write};
use system_map::format::{Format, ImportOptions, Imported, export, import};
use zip::write::SimpleFileOptions;

/// A workbook of sheets, each a name and its cells; rows begin at the first.
pub fn book(sheets: &[(&str, &[&[&str]])]) -> Vec<u8> {
    let mut book = Workbook::new();
    for (name, rows) in sheets {
        let sheet = book.add_worksheet();
        sheet.set_name(*name).unwrap();
        fill(sheet, rows);
    }
    book.save_to_buffer().unwrap()
}

fn fill(sheet: &mut Worksheet, rows: &[&[&str]]) {
    for (row, cells) in rows.iter().enumerate() {
        for (column, cell) in cells
            .iter()
            .enumerate()
            .filter(|(_, cell)| !cell.is_empty())
        {
            match cell.parse::<f64>() {
                Ok(number) => sheet.write_number(row as u32, column as u16, number),
                Err(_) => sheet.write_string(row as u32, column as u16, *cell),
            }
            .unwrap();
        }
    }
}

/// Reads a workbook.
pub fn opened(bytes: &[u8]) -> Imported {
    import(bytes, "x.xlsx", &ImportOptions::default()).unwrap()
}

#[test]
fn a_title_above_a_table_and_gaps_in_it_lose_no_row() {
    let rows: &[&[&str]] = &[
        &["", "My title"],
        &[],
        &["From", "To", "Type"],
        &["A", "B", "+"],
        &[],
        &["B", "C", "-"],
        &[],
        &[],
        &["C", "A", "+"],
    ];
    let it = opened(&book(&[("Data", rows)]));
    assert_eq!(links(&it.map), ["A > B +", "B > C -", "C > A +"]);
    let account = told(&it);
    assert!(
        account.contains("1 row above the headings")
            && account.contains("goes on after blank rows"),
        "{account}"
    );
    assert!(
        !account.contains("no table of factors") && !account.contains("no row of headings"),
        "{account}"
    );
    // Directly above it, and two blank rows above it.
    for rows in [
        &[&["My title"][..], &["From", "To", "Type"], &["A", "B", "+"]][..],
        &[&["My title"][..], &[], &[], &["From", "To"], &["A", "B"]],
    ] {
        let it = opened(&book(&[("Data", rows)]));
        assert_eq!(it.map.link_count(), 1);
        assert!(
            !told(&it).contains("The sheet “Data” has no table"),
            "{}",
            told(&it)
        );
    }
}

#[test]
fn what_follows_a_table_and_is_none_is_told_by_its_row() {
    let rows: &[&[&str]] = &[
        &["From", "To", "Type"],
        &["A", "B", "+"],
        &[],
        &[],
        &["Made in the workshop of May"],
    ];
    let it = opened(&book(&[("Data", rows)]));
    assert_eq!(links(&it.map), ["A > B +"]);
    let account = told(&it);
    assert!(
        account.contains("1 part of the sheet “Data”") && account.contains("Row 5 of the sheet"),
        "{account}"
    );
}

#[test]
fn beside_a_sheet_with_headings_others_without_are_left_out_and_named() {
    let pivot: &[&[&str]] = &[&["x", "y", "z"], &["1", "2", "3"], &["4", "5", "6"]];
    let edges: &[&[&str]] = &[&["Source", "Target", "Polarity"], &["A", "B", "+"]];
    let it = opened(&book(&[("Pivot", pivot), ("Edges", edges)]));
    assert_eq!(links(&it.map), ["A > B +"]);
    let account = told(&it);
    assert!(
        account.contains("The sheet “Pivot” has no table"),
        "{account}"
    );
    let it = opened(&book(&[("Pivot", pivot)]));
    assert_eq!(it.map.link_count(), 2);
    assert!(
        told(&it).contains("The sheet “Pivot” has no row of headings"),
        "{}",
        told(&it)
    );
}

#[test]
fn dates_are_read_as_dates() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    fill(
        sheet,
        &[&["From", "To", "Since"], &["", "A", ""], &["B", "A", ""]],
    );
    let day = Look::new().set_num_format("yyyy-mm-dd");
    let time = Look::new().set_num_format("yyyy-mm-dd hh:mm");
    let date = ExcelDateTime::from_ymd(2021, 1, 1).unwrap();
    sheet.write_datetime_with_format(1, 0, &date, &day).unwrap();
    let noon = ExcelDateTime::from_ymd(2020, 1, 2)
        .unwrap()
        .and_hms(12, 30, 0)
        .unwrap();
    sheet
        .write_datetime_with_format(1, 2, &noon, &time)
        .unwrap();
    let it = opened(&book.save_to_buffer().unwrap());
    assert_eq!(links(&it.map), ["2021-01-01 > A ?", "B > A ?"]);
    let first = it.map.links().next().unwrap().3;
    assert_eq!(first.extra["x-fields"]["Since"], "2020-01-02 12:30");
}

#[test]
fn what_is_merged_counts_for_each_of_its_rows() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    fill(
        sheet,
        &[
            &["From", "To", "Type"],
            &["", "B", "+"],
            &["", "C", "-"],
            &["", "D", "+"],
        ],
    );
    sheet.merge_range(1, 0, 3, 0, "A", &Look::new()).unwrap();
    let it = opened(&book.save_to_buffer().unwrap());
    assert_eq!(links(&it.map), ["A > B +", "A > C -", "A > D +"]);
    assert!(told(&it).contains("1 merged cell counts"), "{}", told(&it));
}

#[test]
fn merged_cells_do_not_unfold_to_more_than_the_limit() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    let long = "a".repeat(30_000);
    fill(sheet, &[&["From", "To"], &[&long, "B"]]);
    for row in 2..2000 {
        sheet.write_string(row, 1, "C").unwrap();
    }
    sheet
        .merge_range(1, 0, 1999, 0, &long, &Look::new())
        .unwrap();
    let bytes = book.save_to_buffer().unwrap();
    let read = import(&bytes, "x.xlsx", &ImportOptions::default());
    let refused = read.err().map(|error| error.code());
    assert_eq!(refused, Some(system_map::error::Code::Limit));
}

#[test]
fn numbers_are_written_as_numbers() {
    use calamine::{Data, Reader, Xlsx};
    let ours = r#"{ "format": "system-map", "version": 1,
        "factors": [{ "id": "a", "label": "12", "x": 3.5, "y": -2 }],
        "links": [{ "from": "a", "to": "a", "polarity": "+", "strength": 0.5, "confidence": 1 }] }"#;
    let it = read("x.json", ours).unwrap();
    let bytes = export(&it.map, Format::Xlsx).unwrap().parts.remove(0).bytes;
    let mut book = Xlsx::new(std::io::Cursor::new(bytes)).unwrap();
    let elements = book.worksheet_range("Elements").unwrap();
    assert_eq!(elements.get_value((1, 5)), Some(&Data::Float(3.5)));
    assert_eq!(
        elements.get_value((1, 1)),
        Some(&Data::String("12".to_owned()))
    );
    let connections = book.worksheet_range("Connections").unwrap();
    assert_eq!(connections.get_value((1, 9)), Some(&Data::Float(0.5)));
    assert_eq!(
        connections.get_value((1, 4)),
        Some(&Data::String("+".to_owned()))
    );
}

#[test]
fn comments_of_cells_and_hidden_sheets_are_told() {
    let rows: &[&[&str]] = &[&["From", "To", "Type"], &["A", "B", "+"]];
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    fill(sheet, rows);
    sheet
        .insert_note(1, 0, &rust_xlsxwriter::Note::new("said by two"))
        .unwrap();
    let sheet = book.add_worksheet();
    sheet.set_name("Old").unwrap().set_hidden(true);
    fill(sheet, &[&["From", "To"], &["B", "C"]]);
    let account = told(&opened(&book.save_to_buffer().unwrap()));
    assert!(
        account.contains("1 sheet has comments on its cells, which were not read."),
        "{account}"
    );
    assert!(
        account
            .contains("The sheet “Old” is hidden in the workbook, and was read like the others."),
        "{account}"
    );
    let plain = told(&opened(&self::book(&[("Data", rows)])));
    assert!(
        !plain.contains("comments") && !plain.contains("hidden"),
        "{plain}"
    );
}

/// An archive of parts, each with a text.
fn archive(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        archive
            .start_file(*name, SimpleFileOptions::default())
            .unwrap();
        archive.write_all(text.as_bytes()).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

#[test]
fn of_an_archive_that_is_no_workbook_is_said_what_it_is_and_what_to_do() {
    let sheet = "application/vnd.oasis.opendocument.spreadsheet";
    let text = "application/vnd.oasis.opendocument.text";
    let types = ("[Content_Types].xml", "<Types/>");
    for (parts, words) in [
        (
            &[types, ("word/document.xml", "<x/>")][..],
            "This is a document of a word processor (DOCX), not a workbook that can be read. Copy its table",
        ),
        (
            &[types, ("ppt/presentation.xml", "<x/>")],
            "This is a presentation (PPTX)",
        ),
        (
            &[types, ("xl/workbook.bin", "x")],
            "This is a binary workbook (XLSB), not a workbook that can be read. Save it as XLSX",
        ),
        (
            &[("mimetype", sheet), ("content.xml", "<x/>")],
            "This is a spreadsheet of OpenDocument (ODS), not a workbook that can be read. Save it as XLSX",
        ),
        (
            &[("mimetype", text), ("content.xml", "<x/>")],
            "This is a text of OpenDocument (ODT)",
        ),
        (
            &[("Index/Document.iwa", "x")],
            "This is a file of Numbers, Pages or Keynote, not a workbook that can be read. Export it",
        ),
        (
            &[("maps/one.csv", "From,To\nA,B\n")],
            "This is a ZIP archive (“maps/one.csv” is in it), not a workbook that can be read. Unpack it",
        ),
    ] {
        let error = import(&archive(parts), "x.zip", &ImportOptions::default()).unwrap_err();
        assert!(error.to_string().contains(words), "{error}");
    }
    // A broken workbook is one.
    let broken = archive(&[types, ("xl/workbook.xml", "<x/>")]);
    let error = import(&broken, "x.xlsx", &ImportOptions::default()).unwrap_err();
    assert!(error.to_string().contains("This is no workbook"), "{error}");
}

#[test]
fn hidden_rows_and_errors_in_cells_are_told() {
    let rows: &[&[&str]] = &[&["From", "To", "Sign"], &["A", "B", "+"], &["B", "A", ""]];
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.set_name("Data").unwrap();
    fill(sheet, rows);
    sheet
        .write_formula(2, 2, Formula::new("=NA()").set_result("#N/A"))
        .unwrap();
    sheet.set_row_hidden(1).unwrap();
    let it = opened(&book.save_to_buffer().unwrap());
    assert_eq!(links(&it.map), ["A > B +", "B > A ?"]);
    let account = told(&it);
    for words in [
        "1 row is hidden in the workbook, perhaps by a filter, and was read like the others.",
        "1 cell holds an error (#N/A), and was read as empty. Row 3 of the sheet “Data”.",
    ] {
        assert!(account.contains(words), "{account}");
    }
}

#[test]
fn headings_in_the_middle_of_a_sheet_begin_a_table() {
    let pairs: &[&[&str]] = &[&["Trust", "Sharing", "+"], &["Sharing", "Trust", "-"], &[]];
    let factors: &[&[&str]] = &[
        &["Label", "Group", "", "Note"],
        &["Trust", "x", "beside", ""],
        &["Sharing", "x", "", "n", "far"],
        &[],
    ];
    let edges: &[&[&str]] = &[&["From", "To"], &["Trust", "Sharing"]];
    let it = opened(&book(&[("Data", &[pairs, factors].concat())]));
    assert_eq!(it.map.factor_count(), 2, "{}", told(&it));
    assert_eq!(links(&it.map), ["Trust > Sharing +", "Sharing > Trust -"]);
    let it = opened(&book(&[("Data", &[factors, edges].concat())]));
    assert_eq!(it.map.factor_count(), 2, "{}", told(&it));
    assert_eq!(links(&it.map), ["Trust > Sharing ?"]);
    let account = told(&it);
    let kept = "2 columns have no heading, and were kept as fields: column 3, column 5.";
    assert!(account.contains(kept), "{account}");
    assert!(!account.contains("comma"), "{account}");
}

#[test]
fn scores_on_another_sheet_are_no_matrix_beside_links() {
    let scores: &[&[&str]] = &[
        &["Option", "Cost", "Use"],
        &["Bus", "-1", "2"],
        &["Tram", "-2", "3"],
    ];
    let edges: &[&[&str]] = &[&["From", "To", "Sign"], &["A", "B", "+"]];
    let it = opened(&book(&[("Scores", scores), ("Edges", edges)]));
    assert_eq!(links(&it.map), ["A > B +"]);
    let account = told(&it);
    assert!(
        account.contains("The sheet “Scores” has no table"),
        "{account}"
    );
}

#[test]
fn people_and_logs_beside_links_are_no_factors() {
    let links_of: &[&[&str]] = &[
        &["From", "To", "Polarity"],
        &["Trust", "Sharing", "+"],
        &["Sharing", "Time | Rest", "-"],
    ];
    let people: &[&[&str]] = &[
        &["Name", "Role", "Organisation"],
        &["Anna Smith", "Manager", "LA"],
        &["Bob Jones", "Carer", "Age UK"],
    ];
    let log: &[&[&str]] = &[
        &["Date", "Name", "Change"],
        &["2026-05-01", "Ann", "Added Trust"],
        &["2026-05-02", "Bob", "Removed Rent"],
    ];
    let it = opened(&book(&[
        ("Links", links_of),
        ("Participants", people),
        ("Log", log),
    ]));
    assert_eq!(it.map.factor_count(), 4);
    let account = told(&it);
    for sheet in ["Participants", "Log"] {
        let of = format!(
            "The sheet “{sheet}” names nothing that a link leads from or to, and was left out. If what stands in its column “Name” are factors, call that column Label."
        );
        assert!(account.contains(&of), "{account}");
    }
    assert!(!account.contains("only named by links"), "{account}");
    // A heading, or the sheet, says what they are.
    for (sheet, heading) in [("Participants", "Label"), ("Our factors", "Name")] {
        let rows: &[&[&str]] = &[&[heading, "Role"], &["Anna", "Manager"]];
        let it = opened(&book(&[("Links", links_of), (sheet, rows)]));
        assert_eq!(it.map.factor_count(), 5);
        let of = format!(
            "No link leads from or to anything in the column “{heading}” of a table. It was read as factors all the same."
        );
        assert!(told(&it).contains(&of), "{}", told(&it));
    }
    // A list of names that links use is one of factors, and so is one that stands alone.
    let rows: &[&[&str]] = &[&["Name", "Theme"], &["Rest", "x"], &["Rent", "x"]];
    let it = opened(&book(&[("Links", links_of), ("List", rows)]));
    assert_eq!(it.map.factor_count(), 5);
    assert!(!told(&it).contains("leads from or to"), "{}", told(&it));
    let it = opened(&book(&[("Participants", people)]));
    assert_eq!(it.map.factor_count(), 2);
}

#[test]
fn what_sheets_were_read_as_is_told_and_so_are_links_of_something_else() {
    let list: &[&[&str]] = &[&["From", "To", "Sign"], &["Trust", "Sharing", "+"]];
    let actions: &[&[&str]] = &[
        &["Action", "From", "To"],
        &["Survey", "May", "June"],
        &["Report", "June", "July"],
    ];
    let key: &[&[&str]] = &[
        &["Variable", "Description"],
        &["+", "same direction"],
        &["-", "opposite direction"],
    ];
    let it = opened(&book(&[
        ("Links", list),
        ("Actions", actions),
        ("Key", key),
    ]));
    let account = told(&it);
    for part in [
        "The sheets of the workbook were read so: “Links” as links, “Actions” as links.",
        "The links of the sheet “Actions” have no signs, and share no factor with those of others. If they are none, put “(ignore)” at the end of the name of the sheet.",
        "The sheet “Key” has no table of factors or links, and was left out.",
    ] {
        assert!(account.contains(part), "{part}: {account}");
    }
    assert_eq!(it.map.factor_count(), 5);
    // More links of the same map, and a single sheet, need no word.
    let more: &[&[&str]] = &[&["From", "To"], &["Sharing", "Time"]];
    let account = told(&opened(&book(&[("Links", list), ("More", more)])));
    assert!(!account.contains("share no factor"), "{account}");
    let account = told(&opened(&book(&[("Links", list)])));
    assert!(!account.contains("were read so"), "{account}");
}

#[test]
fn a_text_that_is_longer_than_a_cell_is_cut_where_the_cell_ends_and_told() {
    let whole = "x".repeat(32_767);
    for (text, told) in [(whole.clone(), None), (format!("{whole}😀"), Some("32769"))] {
        let doc = serde_json::json!({"format": "system-map", "version": 1, "links": [],
            "factors": [{"id": "a", "label": "Trust", "description": text}]});
        let map = read("m.json", &doc.to_string()).unwrap().map;
        let written = export(&map, Format::Xlsx).unwrap();
        let said: Vec<String> = written.notes.iter().map(|n| n.sentence()).collect();
        let said = said.join("\n");
        match told {
            Some(long) => assert!(
                said.contains(&format!(
                    "Description of “Trust” has {long} characters, and was cut after 32,767"
                )),
                "{said}"
            ),
            None => assert!(!said.contains("cut"), "{said}"),
        }
        let bytes = &written.parts[0].bytes;
        let back = import(bytes, "m.xlsx", &ImportOptions::default())
            .unwrap()
            .map;
        let trust = back.factor(back.factors().next().unwrap().0);
        assert_eq!(trust.description.as_deref().map(str::len), Some(32_767));
    }
}

#[test]
fn counts_by_year_on_another_sheet_are_no_matrix() {
    let links_of: [&[&str]; 3] = [
        &["From", "To", "Sign"],
        &["Rent", "Debt", "+"],
        &["Debt", "Rent", "-"],
    ];
    let two: &[&[&str]] = &[&["Year", "Count"], &["2020", "3"], &["2021", "4"]];
    let three: &[&[&str]] = &[
        &["Year", "Count", "Share"],
        &["2020", "0", "5"],
        &["2021", "4", "6"],
        &["2022", "5", "7"],
    ];
    let counts: &[&[&str]] = &[&["Calls", "Visits"], &["3", "1"], &["4", "2"]];
    for other in [two, three, counts] {
        let it = opened(&book(&[("Links", &links_of), ("Numbers", other)]));
        assert_eq!(
            links(&it.map),
            ["Rent > Debt +", "Debt > Rent -"],
            "{other:?}"
        );
        assert!(
            told(&it).contains("The sheet “Numbers” has no table"),
            "{}",
            told(&it)
        );
    }
    let matrix: &[&[&str]] = &[&["Rent", "Debt"], &["0", "1"], &["-1", "0"]];
    let it = opened(&book(&[("Matrix", matrix)]));
    assert_eq!(links(&it.map), ["Rent > Debt +", "Debt > Rent -"]);
}
