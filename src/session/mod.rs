//! The one mutable object: a map, what is shown of it, where it stands, what is selected.
//!
//! A session takes [`Action`]s and returns [`Changes`]; it is asked for reports and for the scene.
//! It does no I/O and reads no clock: [`Session::step`] does a slice of work, and whoever owns the
//! clock decides how many.

mod act;
mod action;
mod arrange;
#[cfg(feature = "tools")]
mod ask;
pub mod camera;
#[cfg(feature = "tools")]
mod crowded;
mod emphasis;
#[cfg(feature = "tools")]
mod figure;
pub mod find;
mod frame;
mod key;
mod listing;
mod loops;
#[cfg(feature = "tools")]
mod near;
mod picture;
#[cfg(feature = "tools")]
mod ring;
#[cfg(feature = "tools")]
mod roomy;
mod snapshot;
mod stage;
mod state;
mod told;

pub use action::{Action, Changes, Kind};
#[cfg(feature = "tools")]
pub use ask::{Question, WhichLoops};
#[cfg(feature = "tools")]
pub use figure::{FigureOptions, LEGIBLE};
pub use listing::Listing;
#[cfg(feature = "tools")]
pub use near::{Before, Near};
pub use picture::{Drawn, Picked, ScreenBox};
#[cfg(feature = "tools")]
pub use ring::Ring;
pub use snapshot::Snapshot;
pub use stage::Shown;
pub use state::State;

use crate::analysis::loops::LoopOptions;
use crate::error::{Code, Error, Warning};
use crate::format::Parsed;
#[cfg(feature = "tools")]
use crate::geometry::Point;
use crate::geometry::Size;
use crate::layout;
use crate::model::{Convention, Edit, FactorIx, Map, Network};
use crate::names::Names;
use crate::narrate::Words;
use crate::plain::Given;
use crate::scene::{
    Arrangement, Camera, LabelBox, LabelOptions, Measure, Scheme, Target, Theme, label_boxes,
};
use crate::words::joined;
use frame::Frame;
use listing::Progress;
use stage::Stage;

/// How a session starts.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Options {
    /// Seed of the layout; 1 if absent.
    pub seed: Option<u64>,
    /// Convention to draw by, instead of the map's own.
    pub convention: Option<String>,
    /// BCP 47 language of the sentences; absent: the map's, else English.
    pub lang: Option<String>,
    /// What the arrangement follows: `force`, `authored`, `layered` or `ring`; absent: the author's
    /// places where there are some, forces elsewhere.
    #[cfg(feature = "tools")]
    pub layout: Option<String>,
    /// The table of phrases for it, as [`Words::given`] takes it; absent: a table that is built in.
    pub phrases: Option<String>,
}

impl Options {
    /// Options as a page gives them.
    pub fn of(given: &mut Given) -> Options {
        Options {
            seed: given.whole("seed"),
            convention: given.text("convention"),
            lang: given.text("lang"),
            #[cfg(feature = "tools")]
            layout: given.text("layout"),
            phrases: given.text("phrases"),
        }
    }
}

/// Loop search per unit of [`Session::step`]: as much time as about one unit of layout.
const LOOP_WORK: u64 = 100_000;

/// A map being looked at. See the module's description.
pub struct Session {
    map: Map,
    warnings: Vec<Warning>,
    words: Words,
    seed: u64,
    #[cfg(feature = "tools")]
    style: layout::Style,
    convention: Option<Convention>,
    theme: Theme,
    host: Size,
    /// Width over height that the layout works for; set by the first host.
    aspect: Option<f64>,
    /// Label box of each factor, by handle; empty until measured.
    boxes: Vec<LabelBox>,
    whole: Option<Stage>,
    part: Option<Stage>,
    shown: Shown,
    listing: Listing,
    selected: Option<Target>,
    /// The factor or link selected last, also while a loop is: loops through it are listed first, and
    /// told from it.
    through: Option<Target>,
    /// What is lit while nothing is selected.
    lit: Option<crate::model::Part>,
    hovered: Option<Target>,
    frame: Frame,
    camera: Camera,
    /// The camera since the host has another size, and what it was before, in a host of that size.
    turned: Option<(Camera, Camera, Size)>,
    /// The factor that a key has moved, if nothing was done since.
    nudged: Option<FactorIx>,
    /// Ids of factors that a hand moved while the others are still giving way.
    moved: Names,
    /// What takes back what a hand did, and where it did so.
    undo: Vec<(Shown, Edit)>,
    /// A loop that was asked for before the loops were found.
    awaited: Option<String>,
    /// What became of it, if there is none such.
    pub late: Option<Error>,
    /// Something was taken back: what comes of it is seen from where it was before.
    stay: bool,
    /// Where factors were in the map before, of which this is a changed one.
    #[cfg(feature = "tools")]
    before: Before,
    /// The place of this map that was in the middle of what was seen of that one, or of this one before.
    #[cfg(feature = "tools")]
    seen: Option<Point>,
    /// Places are those of another session of this file.
    #[cfg(feature = "tools")]
    restored: bool,
    /// Views and factors in them that are called otherwise there, and have no room yet where a hand put them.
    #[cfg(feature = "tools")]
    renamed: Vec<(String, String)>,
    /// So are places of the whole.
    #[cfg(feature = "tools")]
    arranged: bool,
    scene: Option<Drawn>,
    /// Where links, signs and badges stood in the last scene; a hover leaves them there.
    places: Option<Arrangement>,
}

impl Session {
    /// A session with a map that was read.
    ///
    /// # Errors
    /// [`Code::Option`] for a convention that is not among those known.
    pub fn new(parsed: Parsed, options: Options) -> Result<Session, Error> {
        let convention = convention(&options.convention)?;
        let Parsed { map, warnings } = parsed;
        let lang = options.lang.as_deref().or(map.info().lang.as_deref());
        let words = match &options.phrases {
            Some(table) => Words::given(table),
            None => Words::for_lang(lang),
        };
        Ok(Session {
            listing: Listing::new(&map, LoopOptions::default()),
            map,
            warnings,
            words,
            seed: options.seed.unwrap_or(1),
            #[cfg(feature = "tools")]
            style: style(options.layout.as_deref())?,
            convention,
            theme: Theme::of(Scheme::Light),
            host: Size::default(),
            aspect: None,
            boxes: Vec::new(),
            whole: None,
            part: None,
            shown: Shown::Whole,
            selected: None,
            through: None,
            lit: None,
            hovered: None,
            frame: Frame::Open(None),
            turned: None,
            camera: Camera::default(),
            nudged: None,
            moved: Names::default(),
            undo: Vec::new(),
            awaited: None,
            late: None,
            stay: false,
            #[cfg(feature = "tools")]
            before: Before::default(),
            #[cfg(feature = "tools")]
            seen: None,
            #[cfg(feature = "tools")]
            restored: false,
            #[cfg(feature = "tools")]
            renamed: Vec::new(),
            #[cfg(feature = "tools")]
            arranged: false,
            scene: None,
            places: None,
        })
    }

    /// The map.
    pub fn map(&self) -> &Map {
        &self.map
    }

    /// What was left out or mended on reading.
    pub fn warnings(&self) -> &[Warning] {
        &self.warnings
    }

    /// The phrases that the map is told in.
    pub fn words(&self) -> &Words {
        &self.words
    }

    /// Measures every label. Call it again when the font has changed.
    pub fn measure(&mut self, measure: &mut dyn Measure) -> Changes {
        let net = Network::whole(&self.map);
        let measured = label_boxes(&self.map, &net, measure, &LabelOptions::default());
        self.boxes.clear();
        for (i, label) in measured.into_iter().enumerate() {
            let at = net.factors[i].index();
            while self.boxes.len() <= at {
                self.boxes.push(LabelBox {
                    lines: Vec::new(),
                    font_size: 0.0,
                    line_height: 0.0,
                    size: Size::default(),
                });
            }
            self.boxes[at] = label;
        }
        self.restage()
    }

    /// Does so many units of work: first the layout, then the search for loops. BUSY while there is
    /// more. What comes out does not depend on how the units are sliced.
    pub fn step(&mut self, units: u32) -> Changes {
        let units = units.max(1);
        let changes = match self.step_layout(units as usize) {
            Some(changes) => changes | Changes::BUSY,
            None => match self.listing.step(&self.map, u64::from(units) * LOOP_WORK) {
                Progress::Idle => self.light_awaited(),
                Progress::Working => Changes::BUSY,
                // What was told before they were found is told again.
                Progress::Finished => {
                    Changes::LOOPS
                        | Changes::PAINT
                        | Changes::KEY
                        | Changes::SELECTION
                        | Changes::VIEW
                        | Changes::BUSY
                }
            },
        };
        if changes.has(Changes::PAINT) {
            self.scene = None;
        }
        changes
    }

    /// Works until there is no more to do.
    pub fn finish(&mut self) {
        while self.step(1000).has(Changes::BUSY) {}
    }

    /// `None` if there is nothing to lay out.
    fn step_layout(&mut self, units: usize) -> Option<Changes> {
        if self.boxes.is_empty() || self.aspect.is_none() {
            return None;
        }
        #[cfg(feature = "tools")]
        self.find_places();
        let options = self.layout_options();
        let (stage, new, visible) = match &mut self.whole {
            None => {
                #[cfg(feature = "tools")]
                let options = layout::Options {
                    style: self.style_of_whole(),
                    ..options
                };
                #[cfg(feature = "tools")]
                let (near, seen) = self.stage_near(&options).unzip();
                #[cfg(feature = "tools")]
                (self.seen = seen.unwrap_or(self.seen));
                let whole = || Stage::whole(&self.map, &self.boxes, options);
                #[cfg(feature = "tools")]
                let whole = || near.unwrap_or_else(whole);
                let whole = whole();
                let whole = self.whole.insert(whole);
                (whole, true, self.shown == Shown::Whole)
            }
            Some(whole) if !whole.at_rest => (whole, false, self.shown == Shown::Whole),
            Some(_) if self.shown == Shown::Whole => return None,
            Some(whole) => match &mut self.part {
                None => {
                    let part = self.shown.part(&self.map).ok()?;
                    let (map, boxes) = (&self.map, &self.boxes);
                    let part = Stage::part(map, &self.shown, &part, boxes, whole, options);
                    (self.part.insert(part), true, true)
                }
                Some(part) if !part.at_rest => (part, false, true),
                Some(_) => return None,
            },
        };
        let first = new || !stage.settled;
        if !stage.at_rest {
            stage.step(units);
        }
        Some(self.after_layout(first, visible))
    }

    /// What follows from a slice of layout: the first picture, a moving one, or a new arrangement.
    fn after_layout(&mut self, first: bool, visible: bool) -> Changes {
        if !visible {
            return Changes::NONE;
        }
        let Some(stage) = self.stage() else {
            return Changes::NONE;
        };
        let rest = stage.at_rest;
        if first {
            if !rest {
                return Changes::NONE;
            }
            if !std::mem::take(&mut self.stay) {
                self.reopen();
            }
            return Changes::PAINT | Changes::CAMERA | Changes::VIEW;
        }
        if !rest {
            return Changes::PAINT;
        }
        // What others made room for may be out of sight, or in sight again.
        let mut changes = Changes::PAINT | Changes::CAMERA;
        if !self.moved.list().is_empty() {
            // What was a step to undo when it was dropped gets its last places.
            changes |= self.keep_arrangement(false);
            self.moved = Names::default();
        }
        changes
    }

    /// What is on show, once it has been laid out.
    fn stage(&self) -> Option<&Stage> {
        match self.shown {
            Shown::Whole => self.whole.as_ref(),
            _ => self.part.as_ref(),
        }
    }

    fn stage_mut(&mut self) -> Option<&mut Stage> {
        match self.shown {
            Shown::Whole => self.whole.as_mut(),
            _ => self.part.as_mut(),
        }
    }

    fn layout_options(&self) -> layout::Options {
        layout::Options {
            seed: self.seed,
            aspect: self.aspect.unwrap_or(1.5),
            #[cfg(feature = "tools")]
            style: self.style,
            ..layout::Options::default()
        }
    }

    /// What a hand has arranged goes before what the page asks for.
    #[cfg(feature = "tools")]
    fn style_of_whole(&self) -> layout::Style {
        let in_whole =
            |(shown, edit): &(Shown, Edit)| *shown == Shown::Whole && matches!(edit, Edit::All(_));
        match self.arranged || self.undo.iter().any(in_whole) {
            true => layout::Style::Usual,
            false => self.style,
        }
    }

    /// Lays everything out again.
    fn restage(&mut self) -> Changes {
        (self.whole, self.part, self.scene) = (None, None, None);
        self.moved = Names::default();
        Changes::PAINT | Changes::BUSY | Changes::VIEW
    }

    /// The factor's handle, if it is on show.
    fn staged(&self, id: &str) -> Result<(FactorIx, usize), Error> {
        let ix = find::factor(&self.map, id)?;
        let at = self.stage().and_then(|s| s.net.index_of(ix));
        at.map(|i| (ix, i)).ok_or_else(|| {
            let message = joined(&["\"", id, "\" is not in what is shown."]);
            Error::new(Code::Unknown, message).about(id)
        })
    }
}

/// The convention of a token, if there is one.
///
/// # Errors
/// [`Code::Option`], with the tokens that are known.
fn convention(token: &Option<String>) -> Result<Option<Convention>, Error> {
    let Some(token) = token else {
        return Ok(None);
    };
    let convention = Convention::from_token(token);
    if convention.is_none() {
        let message = joined(&[
            "There is no convention \"",
            token,
            "\". There are: solid-dashed, signs, s-o, colour.",
        ]);
        return Err(Error::new(Code::Option, message).about(token));
    }
    Ok(convention)
}

/// # Errors
/// [`Code::Option`] for a style that is not among those known.
#[cfg(feature = "tools")]
fn style(name: Option<&str>) -> Result<layout::Style, Error> {
    let Some(name) = name else {
        return Ok(layout::Style::Usual);
    };
    let known = layout::Style::NAMES
        .iter()
        .find(|(known, _)| *known == name);
    known.map(|&(_, style)| style).ok_or_else(|| {
        let names: Vec<&str> = layout::Style::NAMES.iter().map(|(name, _)| *name).collect();
        let message = format!(
            "There is no layout \"{name}\". There are: {}.",
            names.join(", ")
        );
        Error::new(Code::Option, message).about(name)
    })
}
