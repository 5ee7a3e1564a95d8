//! Which files of a folder are one map together.

use crate::input::{bytes, called};
use std::path::{Path, PathBuf};
use system_map::format::{self, File, ImportOptions};

/// What the two tables of one map are called.
const PAIRS: [[&str; 2]; 3] = [
    ["elements", "connections"],
    ["nodes", "edges"],
    ["factors", "links"],
];

/// Files that are one map each: two tables that are called so and are so, and every other alone. The
/// map goes by the name of the factors.
pub fn maps(files: &[PathBuf], options: &ImportOptions) -> Vec<Vec<PathBuf>> {
    let mut maps: Vec<Vec<PathBuf>> = Vec::new();
    let mut taken = Vec::new();
    for path in files {
        if let Some(other) =
            other_half(path, files).filter(|other| are_pair([path, other], options))
        {
            taken.push(other.clone());
            maps.push(vec![path.clone(), other.clone()]);
        } else {
            maps.push(vec![path.clone()]);
        }
    }
    maps.retain(|map| map.len() > 1 || !taken.contains(&map[0]));
    maps
}

/// The file among others that is called as the links of a table of factors.
fn other_half<'p>(path: &Path, files: &'p [PathBuf]) -> Option<&'p PathBuf> {
    let name = |path: &Path| {
        path.file_name()
            .map(|name| name.to_string_lossy().to_lowercase())
    };
    let own = name(path)?;
    PAIRS.iter().find_map(|[factors, links]| {
        let (before, after) = own.rsplit_once(factors)?;
        let wanted = format!("{before}{links}{after}");
        let beside = |file: &&PathBuf| {
            file.parent() == path.parent() && name(file).is_some_and(|name| name == wanted)
        };
        files.iter().find(beside)
    })
}

/// True for two files that can be read, one a table of factors and the other one of their links.
fn are_pair(paths: [&Path; 2], options: &ImportOptions) -> bool {
    let read = paths.map(|path| {
        let bytes = bytes(path, options.limits.max_bytes);
        Some((called(path), bytes.ok()?))
    });
    let [Some(one), Some(other)] = read else {
        return false;
    };
    let files = [&one, &other].map(|(name, bytes)| File { name, bytes });
    format::are_pair(&files, options)
}
