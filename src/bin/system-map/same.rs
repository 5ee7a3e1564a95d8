//! Whether a file to be written is one that was read: whatever its new format can't hold would be gone.

use std::fs::{self, Metadata};
use std::path::Path;

/// True if what is written to a path would overwrite an input; `-` is standard input, which may be a file
/// too (`< map.json`).
pub fn is_input(input: &Path, output: &Path) -> bool {
    match input.as_os_str() == "-" {
        true => is_one(stdin(), fs::metadata(output).ok()),
        false => is_same(input, output),
    }
}

/// True if two paths lead to one file, be it there or to be made.
pub fn is_same(one: &Path, other: &Path) -> bool {
    // A file that is not there yet is named by its folder.
    let real = |path: &Path| {
        let folder = path.parent().filter(|folder| *folder != Path::new(""));
        let folder = fs::canonicalize(folder.unwrap_or(Path::new(".")));
        let there = || Some(folder.ok()?.join(path.file_name()?));
        fs::canonicalize(path).ok().or_else(there)
    };
    one == other
        || real(one).is_some_and(|one| Some(one) == real(other))
        || is_one(fs::metadata(one).ok(), fs::metadata(other).ok())
}

/// True for one file under two names (hard links), where the system tells.
#[cfg(unix)]
fn is_one(one: Option<Metadata>, other: Option<Metadata>) -> bool {
    use std::os::unix::fs::MetadataExt;
    let number = |about: Metadata| about.is_file().then(|| (about.dev(), about.ino()));
    let one = one.and_then(number);
    one.is_some() && one == other.and_then(number)
}

#[cfg(not(unix))]
fn is_one(_: Option<Metadata>, _: Option<Metadata>) -> bool {
    false
}

/// What is known of standard input.
#[cfg(unix)]
fn stdin() -> Option<Metadata> {
    use std::os::fd::AsFd;
    let stdin = std::io::stdin().as_fd().try_clone_to_owned().ok()?;
    fs::File::from(stdin).metadata().ok()
}

#[cfg(not(unix))]
fn stdin() -> Option<Metadata> {
    None
}
