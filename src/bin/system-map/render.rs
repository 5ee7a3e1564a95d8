//! `system-map render`: what is on show as a figure.

use crate::input::{Failure, Input, Lang, Reading};
use crate::output::Output;
use crate::same::is_input;
use std::fs;
use std::path::{Path, PathBuf};
use system_map::error::Error;
use system_map::format::Parsed;
use system_map::layout::Style;
use system_map::layout::quality::Quality;
use system_map::scene::font::FontMeasure;
use system_map::session::{Action, FigureOptions, LEGIBLE, Options, Session};

#[derive(clap::Args)]
pub struct Args {
    /// The map; several tables that are one map; - is standard input
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// Where to write the figure, an SVG or, if it ends in .png, a PNG; - is standard output, as SVG
    #[arg(short, long, value_name = "FIGURE", default_value = "-")]
    output: PathBuf,
    /// Only this view: its id
    #[arg(long, value_name = "ID", conflicts_with = "focus")]
    view: Option<String>,
    /// Only this factor and those around it: its id or its label
    #[arg(long, value_name = "ID")]
    focus: Option<String>,
    /// How many links away from the factor in focus are still shown [default: 1]
    #[arg(long, value_name = "LINKS", requires = "focus")]
    steps: Option<u32>,
    /// Light up this loop: its label (R1), its id, or the name that the author gave it
    #[arg(long = "loop", value_name = "LOOP")]
    loop_name: Option<String>,
    /// Width of the figure in CSS px [default: 960, more where letters would be too small; of a bare map its own]
    #[arg(long, value_name = "PX")]
    width: Option<f64>,
    /// Pixels of a PNG for each CSS px [default: 2]
    #[arg(long, value_name = "NUMBER")]
    scale: Option<f64>,
    /// Another seed gives another arrangement, where forces make it
    #[arg(long, value_name = "NUMBER")]
    seed: Option<u64>,
    /// What the arrangement follows [default: the author's places, else forces]
    #[arg(long, value_name = "LAYOUT", value_parser = Style::NAMES.map(|(name, _)| name))]
    layout: Option<String>,
    /// Colours
    #[arg(long, value_name = "THEME", default_value = "light", value_parser = THEMES)]
    theme: String,
    /// How plus and minus are drawn, instead of the map's own way
    #[arg(long, value_name = "CONVENTION", value_parser = CONVENTIONS)]
    convention: Option<String>,
    /// Say how good the layout is, in numbers
    #[arg(long)]
    report: bool,
    /// Only the map: no title, no key, no sources
    #[arg(long)]
    bare: bool,
    #[command(flatten)]
    reading: Reading,
    #[command(flatten)]
    lang: Lang,
}

/// As many letters that no font has are named.
const MISSING: usize = 20;
const THEMES: [&str; 4] = ["light", "dark", "light-contrast", "dark-contrast"];
const CONVENTIONS: [&str; 4] = ["solid-dashed", "signs", "s-o", "colour"];

/// Returns what goes to standard output.
pub fn run(args: &Args) -> Result<Output, Failure> {
    let input = Input::with(&args.files, &args.reading)?;
    check_output(args)?;
    let parsed = input.read(false)?;
    input.warn(&parsed.warnings);
    let mut fonts = FontMeasure::new();
    let drawn = draw(args, parsed, &mut fonts).map_err(|e| input.failure(&e))?;
    if !fonts.missing().is_empty() {
        let missing = fonts.missing();
        let mut letters: String = missing.iter().take(MISSING).collect();
        if let Some(more @ 1..) = missing.len().checked_sub(MISSING) {
            letters.push_str(&format!(" and {more} more"));
        }
        tell!(
            "system-map: {}: note: No font of this system has these letters: {letters}. The room that they take is guessed, \
             and a PNG shows boxes in their place. Install a font that has them (Noto has nearly all).",
            input.name()
        );
    }
    if let Some(letters) = drawn.letters.filter(|&px| px < LEGIBLE - 0.05) {
        tell!(
            "system-map: {}: note: The letters of this figure are {letters:.1} px high; {LEGIBLE} can be read. Draw it wider \
             (--width), or only a part of the map (--view, --focus).",
            input.name()
        );
    }
    if drawn.crowded != [0; 2] {
        tell!(
            "system-map: {}: note: {}",
            input.name(),
            crowded(drawn.crowded)
        );
    }
    let report = drawn.report;
    let figure = match drawn.figure {
        Drawn::Svg(svg) if args.output.as_os_str() == "-" => {
            if !report.is_empty() {
                tell!("{}", report.trim_end());
            }
            return Ok(Output::data(svg));
        }
        Drawn::Svg(svg) => svg.into_bytes(),
        Drawn::Png(png) => png,
    };
    fs::write(&args.output, figure).map_err(|error| {
        let why = match error.kind() {
            std::io::ErrorKind::NotFound => "there is no such folder".to_owned(),
            _ => error.to_string(),
        };
        Failure::new(format!(
            "{}: The figure can't be written: {why}.",
            args.output.display()
        ))
    })?;
    Ok(Output::Told(report))
}

/// A figure, and what was asked about it.
struct Made {
    figure: Drawn,
    /// How high its letters are, CSS px.
    letters: Option<f64>,
    /// Labels on others, and links without room.
    crowded: [usize; 2],
    report: String,
}

enum Drawn {
    Svg(String),
    Png(Vec<u8>),
}

/// What labels and links can't be read, since the map puts them where they are.
pub fn crowded([labels, links]: [usize; 2]) -> String {
    let links = match links {
        0 => String::new(),
        1 => "1 link has no room to be drawn".to_owned(),
        n => format!("{n} links have no room to be drawn"),
    };
    // One alone lies on nothing.
    let labels = match labels {
        0 => String::new(),
        n => format!("{n} labels lie on one another"),
    };
    let both = if links.is_empty() || labels.is_empty() {
        ""
    } else {
        ", and "
    };
    format!(
        "In the places that the file gives, {labels}{both}{links}. Move these factors apart, or take their places (x and y) \
         out of the file."
    )
}

/// A layout in numbers, one to a line.
fn report(quality: &Quality, letters: Option<f64>) -> String {
    let compactness = match quality.compactness {
        Some(mean) => format!("{mean:.3} (mean 4πA/P² of the shortest loops; 1 is a circle)"),
        None => "none: no loop of three links or more".to_owned(),
    };
    format!(
        "stress            {:.4} (distances against links between; 0 is perfect)\n\
         crossings         {} (links as straight lines, as below)\n\
         overlaps          {} (pairs of label boxes)\n\
         through labels    {} (links through the box of another factor)\n\
         loop compactness  {compactness}\n\
         area              {:.2} (of the frame around all boxes, in areas of all boxes)\n\
         shape             {:.2} (width over height)\n\
         letters           {:.1} (height in the figure, in CSS px; {LEGIBLE} can be read)\n",
        quality.stress,
        quality.crossings,
        quality.overlaps,
        quality.through,
        quality.area,
        quality.aspect,
        letters.unwrap_or_default()
    )
}

/// A map to be laid out, its labels measured; the shape that is aimed at is that of a figure across a page.
pub fn measured(
    parsed: Parsed,
    options: Options,
    fonts: &mut FontMeasure,
) -> Result<Session, Error> {
    let mut session = Session::new(parsed, options)?;
    session.measure(fonts);
    session.resize(960.0, 640.0);
    Ok(session)
}

fn draw(args: &Args, parsed: Parsed, fonts: &mut FontMeasure) -> Result<Made, Error> {
    let options = Options {
        seed: args.seed,
        convention: args.convention.clone(),
        layout: args.layout.clone(),
        lang: Some(args.lang.words(&parsed.map).lang().to_owned()),
        ..Options::default()
    };
    let mut session = measured(parsed, options, fonts)?;
    if let Some(id) = &args.view {
        let id = Some(id.clone());
        session.act(Action::View { id })?;
    }
    if let Some(id) = &args.focus {
        session.act(Action::Focus {
            id: Some(id.clone()),
            steps: args.steps,
        })?;
    }
    // Loops have their labels once all have been found.
    session.finish();
    if let Some(name) = &args.loop_name {
        let name = Some(name.clone());
        session.act(Action::Loop { name })?;
    }
    let figure = FigureOptions {
        width: args.width,
        theme: Some(args.theme.clone()),
        bare: args.bare,
    };
    let quality = session.quality().filter(|_| args.report);
    let letters = session.letters(&figure);
    let report = quality.as_ref().map(|q| report(q, letters));
    let report = report.unwrap_or_default();
    let crowded = session.crowded();
    let figure = match extension(&args.output).as_deref() {
        Some("png") => Drawn::Png(session.to_png(&figure, args.scale.unwrap_or(2.0), fonts)?),
        _ => Drawn::Svg(session.to_svg(&figure, fonts)?),
    };
    Ok(Made {
        figure,
        letters,
        crowded,
        report,
    })
}

/// What a file name ends in, in lower case.
fn extension(path: &Path) -> Option<String> {
    let extension = path.extension()?.to_str()?;
    Some(extension.to_lowercase())
}

/// A figure must not take the place of its map, and is an SVG or a PNG.
fn check_output(args: &Args) -> Result<(), Failure> {
    let refuse = |why: &str| {
        let message = format!("{}: {why}", args.output.display());
        Err(Failure::new(message))
    };
    if args.output.as_os_str() != "-" && args.files.iter().any(|file| is_input(file, &args.output))
    {
        return refuse(
            "This is the map itself. Give the figure a name of its own, such as figure.svg.",
        );
    }
    match (extension(&args.output).as_deref(), args.scale) {
        (Some(other), _) if other != "svg" && other != "png" => refuse(
            "A figure is written as SVG or as PNG: name it .svg or .png. A browser makes a PDF of an SVG.",
        ),
        (Some("png"), Some(scale)) if !(scale > 0.0 && scale <= 100.0) => refuse(
            "--scale is the number of pixels of a PNG for each CSS px: more than 0, at most 100.",
        ),
        (Some("png"), _) | (_, None) => Ok(()),
        (_, Some(_)) => refuse("--scale is for a PNG: give the figure a name that ends in .png."),
    }
}
