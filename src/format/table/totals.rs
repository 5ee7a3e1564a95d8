//! Rows and columns that hold the sums of others.

use super::Row;
use super::matrix::{is_hyphen, is_plus};
use super::weights::measure;
use crate::format::signs::{Word, weight, word};
use crate::model::Polarity;
use crate::names::{Names, folded};

/// What people call them.
const WORDS: [&str; 33] = [
    "total",
    "totals",
    "grand total",
    "row total",
    "column total",
    "sum",
    "sums",
    "row sum",
    "column sum",
    "∑",
    "σ",
    "outdegree",
    "out degree",
    "indegree",
    "in degree",
    "degree",
    "centrality",
    "active sum",
    "passive sum",
    "driver score",
    "driving power",
    "dependence",
    "dependence power",
    "dependency",
    "summe",
    "aktivsumme",
    "passivsumme",
    "gesamt",
    "somme",
    "suma",
    "somma",
    "soma",
    "totaal",
];
/// What Vester's paper computer calls sums, what each factor does and suffers, and their quotients and
/// products. Names as short as these may be those of factors, in columns and rows.
const SHORT: [&str; 6] = ["as", "ps", "q", "p", "q value", "p value"];
/// What stands beside sums, and is made of them.
const RANKS: [&str; 4] = ["rank", "ranks", "ranking", "level"];
/// So many rows or columns of them may stand at the end of a matrix.
const MOST: usize = 6;
/// What is shown may be rounded to two decimals.
const NEAR: f64 = 0.006;

/// True for a word for sums.
pub fn is_total(name: &str) -> bool {
    is_one_of(&WORDS, name)
}

fn is_one_of(words: &[&str], name: &str) -> bool {
    let name = folded(name).replace(['_', '-'], " ");
    words.contains(&name.trim_end_matches([':', '.']).trim_end())
}

/// True for what may stand at the end of a matrix, and be no factor.
pub fn is_beside(name: &str) -> bool {
    is_total(name) || is_one_of(&RANKS, name) || is_one_of(&SHORT, name)
}

/// What was found at the end of a matrix.
#[derive(Debug, Default)]
pub struct Totals {
    /// Rows, as indices, that hold sums.
    pub rows: Vec<usize>,
    /// The names of the rows and columns that hold sums, each with the row where it stands.
    pub left: Vec<(String, usize)>,
    /// Those that hold ranks, beside sums.
    pub ranks: Vec<(String, usize)>,
    /// Those that are called so, and hold none.
    pub doubtful: Vec<(String, usize)>,
}

/// Sums of what leads from factors and to them: of weights, of their sizes, and how many there are.
#[derive(Default)]
struct Sums {
    names: Names,
    out: Vec<[f64; 3]>,
    into: Vec<[f64; 3]>,
}

impl Sums {
    /// Of the cells of factors. A hyphen counts as it is read: for nothing among numbers without a plus
    /// sign, and where nothing but hyphens stands where a factor meets itself.
    fn of(first: &Row, rows: &[Row], by: usize, columns: &[usize]) -> Sums {
        let mut cells = Vec::new();
        for row in rows {
            let names = columns.iter().map(|&c| (first.cell(c), row.cell(c)));
            cells.extend(names.map(|(to, cell)| (row.cell(by), to, cell)));
        }
        let own = |from: &str, to: &str| folded(from) == folded(to);
        let mut met = cells.iter().filter(|(from, to, _)| own(from, to));
        let bare = met.all(|(.., cell)| is_hyphen(cell));
        let numbers = cells.iter().any(|(.., cell)| measure(cell).is_some())
            && !cells.iter().any(|(.., cell)| is_plus(cell));
        let mut sums = Sums::default();
        for (from, to, cell) in cells {
            let empty = is_hyphen(cell) && (numbers || bare && own(from, to));
            sums.add(from, to, if empty { 0.0 } else { value(cell) });
        }
        sums
    }

    fn number(&mut self, name: &str) -> usize {
        let name = folded(name);
        if self.names.insert(&name) {
            self.out.push([0.0; 3]);
            self.into.push([0.0; 3]);
        }
        self.names.number(&name).unwrap_or_default()
    }

    fn add(&mut self, from: &str, to: &str, value: f64) {
        let (from, to) = (self.number(from), self.number(to));
        let count = f64::from(u8::from(value != 0.0));
        for (kind, value) in [value, value.abs(), count].into_iter().enumerate() {
            self.out[from][kind] += value;
            self.into[to][kind] += value;
        }
    }

    /// True if the cells of factors are all sums of one kind. O(cells).
    fn fit(&mut self, cells: &[(&str, &str)]) -> bool {
        let cells: Vec<(usize, f64)> = cells
            .iter()
            .map(|(name, cell)| (self.number(name), value(cell)))
            .collect();
        let some = cells.iter().any(|(_, value)| *value != 0.0);
        let fits = |sum: &dyn Fn(usize) -> f64| {
            cells
                .iter()
                .all(|&(factor, value)| (sum(factor) - value).abs() < NEAR)
        };
        some && (0..3).any(|kind| {
            fits(&|f| self.out[f][kind])
                || fits(&|f| self.into[f][kind])
                || fits(&|f| self.out[f][kind] + self.into[f][kind])
                || fits(&|f| self.out[f][kind] * self.into[f][kind])
                || fits(&|f| self.out[f][kind] / self.into[f][kind])
        })
    }
}

/// A weight, or a sign as one.
fn value(cell: &str) -> f64 {
    weight(cell).unwrap_or_else(|| match word(cell) {
        Word::Sign(Polarity::Plus) => 1.0,
        Word::Sign(Polarity::Minus) => -1.0,
        _ => 0.0,
    })
}

/// Takes ranks from the factors, where there are sums beside them.
fn ranks(first: &Row, rows: &[Row], by: usize, effects: &mut Vec<usize>, found: &mut Totals) {
    if found.left.is_empty() {
        return;
    }
    let doubtful = std::mem::take(&mut found.doubtful);
    for (name, row) in doubtful {
        let both = row == 0 && rows.iter().any(|row| folded(row.cell(by)) == folded(&name));
        if !is_one_of(&RANKS, &name) || both {
            found.doubtful.push((name, row));
            continue;
        }
        match row.checked_sub(1) {
            Some(row) => found.rows.push(row),
            None => effects.retain(|&column| first.cell(column) != name),
        }
        found.ranks.push((name, row));
    }
}

/// Looks for them at the end of a matrix whose rows have their names in the column `by`, and takes them
/// from the columns of effects.
pub fn find(first: &Row, rows: &[Row], by: usize, effects: &mut Vec<usize>) -> Totals {
    let mut found = Totals::default();
    let (mut above, mut left) = (Names::default(), Names::default());
    for &column in effects.iter() {
        above.insert(&folded(first.cell(column)));
    }
    for row in rows {
        left.insert(&folded(row.cell(by)));
    }
    let may_be = |name: &str, others: &Names| {
        is_beside(name) && !(is_one_of(&SHORT, name) && others.contains(&folded(name)))
    };
    let is_column = |&&column: &&usize| may_be(first.cell(column), &left);
    let columns = effects.iter().rev().take_while(is_column).take(MOST);
    let columns = effects.len() - columns.count();
    let below = rows.iter().rev();
    let below = below.take_while(|row| may_be(row.cell(by), &above));
    let inner = rows.len() - below.take(MOST).count();
    if columns == effects.len() && inner == rows.len() || columns < 2 || inner < 2 {
        return found;
    }
    let mut sums = Sums::of(first, &rows[..inner], by, &effects[..columns]);
    for at in (columns..effects.len()).rev() {
        let column = effects[at];
        let cells = rows[..inner].iter();
        let cells: Vec<_> = cells.map(|row| (row.cell(by), row.cell(column))).collect();
        if sums.fit(&cells) {
            effects.remove(at);
            found.left.push((first.cell(column).to_owned(), 0));
        } else {
            found.doubtful.push((first.cell(column).to_owned(), 0));
        }
    }
    for (at, row) in rows.iter().enumerate().skip(inner) {
        let cells = effects[..columns].iter();
        let cells: Vec<_> = cells.map(|&c| (first.cell(c), row.cell(c))).collect();
        if sums.fit(&cells) {
            found.rows.push(at);
            found.left.push((row.cell(by).to_owned(), at + 1));
        } else {
            found.doubtful.push((row.cell(by).to_owned(), at + 1));
        }
    }
    ranks(first, rows, by, effects, &mut found);
    // One that is both is told once.
    let mut seen = Names::default();
    found
        .doubtful
        .retain(|(name, _)| seen.insert(&folded(name)));
    found
}
