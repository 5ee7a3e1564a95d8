//! What leaves a session: the map as a file, and what is shown as a figure.

use super::Session;
use crate::error::{Code, Error};
use crate::format;
use crate::geometry::Size;
use crate::layout::quality::{Quality, measure};
use crate::model::Source;
#[cfg(not(target_arch = "wasm32"))]
use crate::paint::png;
use crate::paint::svg;
use crate::plain::Given;
#[cfg(not(target_arch = "wasm32"))]
use crate::scene::font::FontMeasure;
use crate::scene::{self, Figure, LabelOptions, Measure, Scene, Scheme, Target, Theme};

/// How a figure is made.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct FigureOptions {
    /// Width in CSS px; absent: 960, or as much more as letters need to be read, and of a bare map its
    /// own width.
    pub width: Option<f64>,
    /// `light`, `dark`, `light-contrast` or `dark-contrast`; absent: the one on screen.
    pub theme: Option<String>,
    /// Only the map: no title, key or source.
    pub bare: bool,
}

impl FigureOptions {
    /// Options as a page gives them.
    pub fn of(given: &mut Given) -> FigureOptions {
        FigureOptions {
            width: given.number("width"),
            theme: given.text("theme"),
            bare: given.flag("bare"),
        }
    }
}

/// Letters of less than this (CSS px) are hard to read.
pub const LEGIBLE: f64 = 9.0;
/// A figure does not become wider than this by itself, for the sake of its letters (CSS px).
const WIDEST: f64 = 3200.0;
/// Widths of a figure that make sense, in CSS px.
const WIDTHS: std::ops::RangeInclusive<f64> = 120.0..=20_000.0;

impl Session {
    /// The map as a file of our own format, with the arrangement that a hand gave it.
    pub fn to_json(&self) -> String {
        format::json::write(&self.map)
    }

    /// How good the layout of what is shown is, in numbers; `None` before there is one.
    pub fn quality(&self) -> Option<Quality> {
        let stage = self.stage()?;
        let sizes: Vec<Size> = stage.boxes.iter().map(|b| b.size).collect();
        Some(measure(&stage.net, &sizes, &stage.layout.positions()))
    }

    /// How high the letters of labels are in a figure, CSS px; `None` where there is no label.
    pub fn letters(&mut self, options: &FigureOptions) -> Option<f64> {
        let size = self.stage()?.boxes.first()?.font_size;
        let width = self.scene().reach().size().w;
        let parts = Figure {
            width: sheet_width(width, options),
            ..Figure::default()
        };
        Some(match (options.bare, options.width) {
            (false, _) => size * parts.scale(width),
            (true, Some(wanted)) => size * wanted / width,
            (true, None) => size,
        })
    }

    /// What is shown as an SVG: title, map, key and sources, or only the map.
    ///
    /// # Errors
    /// [`Code::Option`] for a width or a theme that makes no sense.
    pub fn to_svg(
        &self,
        options: &FigureOptions,
        measure: &mut dyn Measure,
    ) -> Result<String, Error> {
        let sheet = self.sheet(options, measure)?;
        Ok(self.written(&sheet, options, None))
    }

    /// The same as a PNG, with `scale` pixels for each CSS px.
    ///
    /// # Errors
    /// [`Code::Option`] for a width or a theme that makes no sense, or a picture of more pixels than
    /// [`png::SIDE`] on a side.
    #[cfg(not(target_arch = "wasm32"))]
    pub fn to_png(
        &self,
        options: &FigureOptions,
        scale: f64,
        fonts: &mut FontMeasure,
    ) -> Result<Vec<u8>, Error> {
        let sheet = self.sheet(options, fonts)?;
        let fonts = std::cell::RefCell::new(fonts);
        let pieces = |text: &str, bold| {
            let pieces = fonts.borrow_mut().pieces(text, bold).into_iter();
            pieces.map(|p| (p.family, p.text, p.width)).collect()
        };
        let svg = self.written(&sheet, options, Some(&pieces));
        png::png(&svg, fonts.borrow().fonts(), scale)
    }

    /// The picture with all that stands around it.
    fn sheet(&self, options: &FigureOptions, measure: &mut dyn Measure) -> Result<Scene, Error> {
        let theme = match options.theme.as_deref() {
            None => self.theme.clone(),
            Some(name) => Theme::of(scheme(name)?),
        };
        if let Some(width) = options.width
            && !WIDTHS.contains(&width)
        {
            let message = format!(
                "A figure is between {} and {} px wide, not {width}.",
                WIDTHS.start(),
                WIDTHS.end()
            );
            return Err(Error::new(Code::Option, message));
        }
        let mut map = self.build(&theme);
        map.bounds = map.reach();
        if options.bare {
            return Ok(map);
        }
        let parts = Figure {
            width: sheet_width(map.bounds.size().w, options),
            title: &self.heading().0,
            source: &self.source_line(),
            key: &self.key_entries(&map.marks),
            leftwards: crate::host::leftwards(self.words.lang()),
            ..Figure::default()
        };
        Ok(scene::figure(&map, &theme, &parts, measure))
    }

    fn written(&self, sheet: &Scene, options: &FigureOptions, cut: Option<&svg::Cut>) -> String {
        let (title, message) = self.heading();
        let (lang, told_in) = (self.map.info().lang.as_deref(), self.words.lang());
        let svg = svg::SvgOptions {
            title: match title.is_empty() {
                true => "Causal loop diagram",
                false => &title,
            },
            desc: &self.in_words(message),
            lang,
            desc_lang: (!lang.unwrap_or("en").starts_with(told_in)).then_some(told_in),
            width: options.width,
            map: Some(&self.map),
            cut,
            ..svg::SvgOptions::default()
        };
        svg::to_string(sheet, &svg)
    }

    /// What a screen reader says of a figure: what it shows, and its loops.
    fn in_words(&self, message: String) -> String {
        let mut said = vec![message, self.loops_header()];
        if let Some(Target::Loop(_)) = self.selected
            && let Some(sentence) = self.details()["sentence"].as_text()
        {
            said.push(sentence.to_owned());
        }
        said.retain(|s| !s.is_empty());
        said.join(" ")
    }

    /// The sources of the map on one line: "Title. Author, date."
    fn source_line(&self) -> String {
        let line = |source: &Source| {
            let by = [source.author.as_deref(), source.date.as_deref()];
            let by: Vec<&str> = by.into_iter().flatten().filter(|s| !s.is_empty()).collect();
            match by.is_empty() {
                true => source.title.clone(),
                false => format!("{}. {}", source.title, by.join(", ")),
            }
        };
        let lines: Vec<String> = self.map.info().sources.iter().map(line).collect();
        lines.join("; ")
    }
}

/// How wide the figure of a map of some width is: as usual, if its letters can be read then.
fn sheet_width(map: f64, options: &FigureOptions) -> f64 {
    let scale = LEGIBLE / LabelOptions::default().size;
    let wanted = Figure::width_for(map, scale).ceil().min(WIDEST);
    let usual = Figure::default().width;
    options.width.unwrap_or(wanted.max(usual))
}

/// The scheme of a name.
///
/// # Errors
/// [`Code::Option`], with the names that are known.
pub fn scheme(name: &str) -> Result<Scheme, Error> {
    Ok(match name {
        "light" => Scheme::Light,
        "dark" => Scheme::Dark,
        "light-contrast" => Scheme::LightContrast,
        "dark-contrast" => Scheme::DarkContrast,
        _ => {
            let message = format!(
                "There is no theme \"{name}\". There are: light, dark, light-contrast, dark-contrast."
            );
            return Err(Error::new(Code::Option, message).about(name));
        }
    })
}
