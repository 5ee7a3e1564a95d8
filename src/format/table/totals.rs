//! Rows and columns that hold the sums of others.

use super::Row;
use super::headings::LONGEST;
use super::matrix::{is_hyphen, is_plus};
use super::weights::measure;
use crate::format::signs::{Word, weight, word};
use crate::model::Polarity;
use crate::names::{Names, folded, trimmed};

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
/// What counts links may be called, too, or a factor.
const COUNTS: [&str; 12] = [
    "number of links",
    "no. of links",
    "number of connections",
    "no. of connections",
    "links",
    "connections",
    "number",
    "count",
    "n",
    "frequency",
    "score",
    "overall",
];
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

/// True for what may be called like sums, also with a sign between two (“D+R”), and like a factor as well.
fn is_unsure(name: &str) -> bool {
    let name = folded(name).replace(['_', '-', '−', '–', '±'], "+");
    let short = name.split('(').next().unwrap_or_default();
    let mut parts = short.split('+').map(trimmed);
    says_sum(&name)
        || parts.all(|part| {
            let part = part.trim_end_matches(['i', 'j']);
            matches!(part, "d" | "r" | "c")
        })
        || matches!(
            trimmed(&name),
            "influence" | "cause" | "effect" | "net" | "prominence" | "relation" | "net effect"
        )
}

/// True for a name such as D−R.
fn is_of_two(name: &str) -> bool {
    is_unsure(name) && name.contains(['+', '-', '−', '–', '±'])
}

/// True for a name with a word for sums, or for means, among others.
fn says_sum(name: &str) -> bool {
    let name = folded(name);
    let mut words = name.split(|c: char| !c.is_alphanumeric());
    words.any(|word| {
        matches!(
            word,
            "total" | "totals" | "sum" | "sums" | "mean" | "average" | "summe" | "somme"
        )
    })
}

/// True for what may stand beside the factors of a matrix, by its name.
pub fn may_be_beside(name: &str) -> bool {
    name.len() <= LONGEST && (is_beside(name) || is_unsure(name))
}

/// What was found at the end of a matrix.
#[derive(Debug, Default)]
pub struct Totals {
    /// Rows, as indices, that hold sums.
    pub rows: Vec<usize>,
    /// Columns that hold sums.
    pub columns: Vec<usize>,
    /// The names of the rows and columns that hold sums, each with the row where it stands.
    pub left: Vec<(String, usize)>,
    /// Which of those hold means.
    pub means: Vec<(String, usize)>,
    /// Those that hold ranks, beside sums.
    pub ranks: Vec<(String, usize)>,
    /// Those that are called so, and hold none.
    pub doubtful: Vec<(String, usize)>,
}

/// What a row or column holds of the others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Sum,
    Mean,
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

    /// What the cells of factors are, if they are all sums of one kind, or all means. O(cells).
    fn fit(&mut self, cells: &[(&str, &str)]) -> Option<Kind> {
        // Signs are no sums.
        let some = cells
            .iter()
            .any(|(_, cell)| measure(cell).is_some_and(|n| n != 0.0));
        let cells: Vec<(usize, f64)> = cells
            .iter()
            .map(|(name, cell)| (self.number(name), value(cell)))
            .collect();
        let fits = |sum: &dyn Fn(usize) -> f64| {
            cells
                .iter()
                .all(|&(factor, value)| (sum(factor) - value).abs() < NEAR)
        };
        // Of all factors, or of all others.
        let all = self.names.list().len() as f64;
        let means = |sums: &[[f64; 3]], kind: usize| {
            fits(&|f| sums[f][kind] / all) || fits(&|f| sums[f][kind] / (all - 1.0))
        };
        let sums = |kind: usize| {
            fits(&|f| self.out[f][kind])
                || fits(&|f| self.into[f][kind])
                || fits(&|f| self.out[f][kind] + self.into[f][kind])
                || fits(&|f| self.out[f][kind] * self.into[f][kind])
                || fits(&|f| self.out[f][kind] / self.into[f][kind])
                || fits(&|f| self.out[f][kind] - self.into[f][kind])
                || fits(&|f| self.into[f][kind] - self.out[f][kind])
        };
        let mean = |kind: usize| means(&self.out, kind) || means(&self.into, kind);
        match () {
            () if !some => None,
            () if (0..3).any(sums) => Some(Kind::Sum),
            () => (0..3).any(mean).then_some(Kind::Mean),
        }
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

/// True for a name of what may hold sums, beside names of factors that stand the other way.
type MayBe<'a> = &'a dyn Fn(&str, &Names) -> bool;

/// Looks for them at the end of a matrix whose rows have their names in the column `by`, and takes them
/// from the columns of effects. Those that are called so; else, if more is found, those that stand in
/// rows or in columns alone; else also those with names such as D and R that stand in both.
pub fn find(first: &Row, rows: &[Row], by: usize, effects: &mut Vec<usize>) -> Totals {
    let (mut above, mut left) = (Names::default(), Names::default());
    for &column in effects.iter() {
        above.insert(&folded(first.cell(column)));
    }
    for row in rows {
        left.insert(&folded(row.cell(by)));
    }
    let called = |name: &str, others: &Names| {
        is_beside(name) && !(is_one_of(&SHORT, name) && others.contains(&folded(name)))
    };
    let once = |name: &str, others: &Names| called(name, others) || !others.contains(&folded(name));
    let both = |name: &str, others: &Names| {
        once(name, others) || is_unsure(name) || is_one_of(&COUNTS, name)
    };
    let ways: [MayBe; 3] = [&called, &once, &both];
    let mut best = (Totals::default(), effects.clone());
    for (way, may_be) in ways.into_iter().enumerate() {
        let columns = effects.iter().rev();
        let columns = columns.take_while(|&&column| may_be(first.cell(column), &left));
        let columns = effects.len() - columns.take(MOST).count();
        let below = rows.iter().rev();
        let below = below.take_while(|row| may_be(row.cell(by), &above));
        let inner = rows.len() - below.take(MOST).count();
        let none = columns == effects.len() && inner == rows.len();
        let square = || {
            let mut names = effects[..columns].iter().map(|&column| first.cell(column));
            inner > 2 && names.all(|name| left.contains(&folded(name)))
        };
        if none || columns < 2 || inner < 2 || way > 0 && !square() {
            continue;
        }
        let mut rest = effects.clone();
        let found = within(first, rows, by, &mut rest, (columns, inner));
        if way == 0 || found.left.len() > best.0.left.len() {
            best = (found, rest);
        }
    }
    *effects = best.1;
    best.0
}

/// The same, where nothing but the first so many columns of effects and rows are factors for sure.
fn within(
    first: &Row,
    rows: &[Row],
    by: usize,
    effects: &mut Vec<usize>,
    (columns, inner): (usize, usize),
) -> Totals {
    let mut found = Totals::default();
    let mut sums = Sums::of(first, &rows[..inner], by, &effects[..columns]);
    let mut largest = 0.0f64;
    for row in &rows[..inner] {
        for &column in &effects[..columns] {
            largest = largest.max(value(row.cell(column)).abs());
        }
    }
    // Name, index of a row or a column, whether it is a column, whether it is one of sums or means.
    let mut all: Vec<(&str, usize, bool, Option<Kind>)> = Vec::new();
    let mut proved = false;
    let exceed = |cells: &[(&str, &str)]| {
        let mut values = cells.iter().map(|(_, cell)| value(cell).abs());
        values.any(|value| value > largest + NEAR)
    };
    for at in (columns..effects.len()).rev() {
        let cells = rows[..inner].iter();
        let cells: Vec<_> = cells
            .map(|row| (row.cell(by), row.cell(effects[at])))
            .collect();
        let fits = sums.fit(&cells);
        proved |= fits.is_some() && exceed(&cells);
        all.push((first.cell(effects[at]), at, true, fits));
    }
    for (at, row) in rows.iter().enumerate().skip(inner) {
        let cells = effects[..columns].iter();
        let cells: Vec<_> = cells.map(|&c| (first.cell(c), row.cell(c))).collect();
        let fits = sums.fit(&cells);
        proved |= fits.is_some() && exceed(&cells);
        // Beside codes the word may stand in another column.
        let mut words = [row.cell(by)].into_iter().chain(row.filled());
        let name = words.find(|word| !word.is_empty()).unwrap_or_default();
        all.push((name, at, false, fits));
    }
    for (name, at, column, fits) in all {
        let row = if column { 0 } else { at + 1 };
        // What is called otherwise is a factor, unless numbers that no link has say that there are sums.
        let of_sums =
            fits.is_some() && (proved || is_beside(name) || says_sum(name) || is_of_two(name));
        if !of_sums {
            if is_beside(name) {
                found.doubtful.push((name.to_owned(), row));
            }
            continue;
        }
        found.left.push((name.to_owned(), row));
        if fits == Some(Kind::Mean) {
            found.means.push((name.to_owned(), row));
        }
        match column {
            true => found.columns.push(effects.remove(at)),
            false => found.rows.push(at),
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
