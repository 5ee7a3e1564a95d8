//! Everything that a link to this very picture has to say.

use super::picture::READABLE;
use super::{Changes, Frame, Kind, Session, Shown, camera};
use crate::error::Error;
use crate::geometry::Point;
use crate::plain::{Given, Object, Plain};
use crate::scene::Target;

/// What is shown, lit and selected, and from where. Absent keys mean the default.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct State {
    /// Id of the view that is shown.
    pub view: Option<String>,
    /// Id of the factor in focus.
    pub focus: Option<String>,
    /// How many links around `focus`.
    pub steps: Option<u32>,
    /// The loop that is lit: the author's id for it, else its loop id.
    pub loop_id: Option<String>,
    /// Id of the factor that is selected.
    pub factor: Option<String>,
    /// Id of the link that is selected.
    pub link: Option<String>,
    /// The convention, if it is not the map's own.
    pub convention: Option<String>,
    /// The seed of the layout, if it is not 1.
    pub seed: Option<u64>,
    /// The camera, if it was moved by hand: x, y of the middle in map units, and scale; a scale of 0 is that of the whole
    /// map, whatever its size.
    pub camera: Option<[f64; 3]>,
}

impl State {
    /// A state as a page gives it.
    pub fn of(given: &mut Given) -> State {
        State {
            view: given.text("view"),
            focus: given.text("focus"),
            steps: given.whole("steps").map(|n| n.min(99) as u32),
            loop_id: given.text("loop"),
            factor: given.text("factor"),
            link: given.text("link"),
            convention: given.text("convention"),
            seed: given.whole("seed"),
            camera: given.three("camera"),
        }
    }

    /// The same for a page.
    pub fn plain(&self) -> Plain {
        let mut told = Object::default();
        told.maybe("view", &self.view);
        told.maybe("focus", &self.focus);
        if let Some(steps) = self.steps {
            told.count("steps", steps as usize);
        }
        told.maybe("loop", &self.loop_id);
        told.maybe("factor", &self.factor);
        told.maybe("link", &self.link);
        told.maybe("convention", &self.convention);
        if let Some(seed) = self.seed {
            told.number("seed", seed as f64);
        }
        if let Some(camera) = &self.camera {
            told.list("camera", 3, &mut |i| Plain::Number(camera[i]));
        }
        told.into()
    }
}

impl Session {
    /// Everything that a link to this picture has to say.
    pub fn state(&self) -> State {
        let (view, focus) = match &self.shown {
            Shown::Whole => (None, None),
            Shown::View(id) => (Some(id), None),
            Shown::Focus { factor, steps } => (None, Some((factor, *steps))),
        };
        let (mut loop_id, mut factor, mut link) = (self.awaited.as_ref(), None, None);
        match &self.selected {
            Some(Target::Factor(ix)) => factor = Some(&self.map.factor(*ix).id),
            Some(Target::Link(ix)) => link = Some(&self.map.link(*ix).id),
            Some(Target::Loop(id)) => {
                let author = self.listing.get(id).and_then(|(entry, _)| entry.named);
                loop_id = Some(author.map_or(id, |n| &self.map.info().loops[n].id));
            }
            None => {}
        }
        let Point { x, y } = camera::middle(self.camera, self.host);
        State {
            view: view.cloned(),
            focus: focus.map(|f| f.0).cloned(),
            steps: focus.map(|f| f.1),
            loop_id: loop_id.cloned(),
            factor: factor.cloned(),
            link: link.cloned(),
            convention: self.convention.map(|c| c.token().to_owned()),
            seed: (self.seed != 1).then_some(self.seed),
            camera: match self.frame {
                Frame::Hand => Some([x, y, self.camera.scale]),
                // Nobody has to ask for what a map opens with.
                Frame::Fit if self.camera.scale < READABLE => Some([0.0; 3]),
                _ => None,
            },
        }
    }

    /// Goes to a state. Keys that are absent go to their defaults.
    ///
    /// # Errors
    /// As [`Session::act`]; then nothing has changed.
    pub fn set_state(&mut self, state: &State) -> Result<Changes, Error> {
        let convention = super::convention(&state.convention)?;
        let shown = match (&state.view, &state.focus) {
            (Some(view), _) => Shown::View(view.clone()),
            (None, Some(name)) => self.around(name, state.steps)?,
            (None, None) => Shown::Whole,
        };
        let part = shown.part(&self.map)?;
        let named = match (&state.loop_id, &state.factor, &state.link) {
            (Some(name), ..) => Some((Kind::Loop, name)),
            (None, Some(name), _) => Some((Kind::Factor, name)),
            (None, None, Some(name)) => Some((Kind::Link, name)),
            (None, None, None) => None,
        };
        let selected = match named {
            Some((kind, name)) => match self.chosen(kind, name, &part) {
                // It may be found in what is shown then; else that is said when it has been looked for.
                Err(_) if kind == Kind::Loop && shown != self.shown => None,
                chosen => chosen?,
            },
            None => None,
        };
        let found = selected.is_some();
        #[cfg(feature = "tools")]
        let other = self.without_ring(&mut |session| session.show(shown.clone()))?;
        #[cfg(not(feature = "tools"))]
        let other = self.show(shown)?;
        let mut changes = Changes::PAINT | Changes::KEY | other;
        self.convention = convention;
        changes |= self.set_selected(selected);
        if !found {
            self.awaited.clone_from(&state.loop_id);
        }
        let seed = state.seed.unwrap_or(1);
        if seed != self.seed {
            self.seed = seed;
            changes |= self.restage();
        }
        match state.camera {
            Some([x, y, scale]) if x.is_finite() && y.is_finite() && scale.is_finite() => {
                self.frame = if scale == 0.0 {
                    Frame::Fit
                } else {
                    Frame::Hand
                };
                self.camera = camera::looking_at(Point::new(x, y), scale, self.host);
            }
            _ => self.frame = Frame::Open(None),
        }
        self.reframe();
        self.scene = None;
        Ok(changes | Changes::CAMERA)
    }
}
