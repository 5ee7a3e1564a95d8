//! Everything that a link to this very picture has to say.

use super::{Changes, Frame, Kind, Session, Shown, camera, find};
use crate::error::Error;
use crate::geometry::Point;
use crate::plain::{Plain, Tell};
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
    /// The camera, if it was moved by hand: x, y of the middle in map units, and scale.
    pub camera: Option<[f64; 3]>,
}

impl State {
    /// A state as a page gives it.
    ///
    /// # Errors
    /// For a key whose value is of the wrong kind, naming it.
    pub fn of(given: &Plain) -> Result<State, String> {
        Ok(State {
            view: given.text("view")?,
            focus: given.text("focus")?,
            steps: given.whole("steps")?.map(|n| n.min(99) as u32),
            loop_id: given.text("loop")?,
            factor: given.text("factor")?,
            link: given.text("link")?,
            convention: given.text("convention")?,
            seed: given.whole("seed")?,
            camera: given.three("camera")?,
        })
    }
}

impl Tell for State {
    fn plain(&self) -> Plain {
        let mut object = crate::plain::Object::default();
        object.put("view", self.view.plain());
        object.put("focus", self.focus.plain());
        object.put("steps", self.steps.plain());
        object.put("loop", self.loop_id.plain());
        object.put("factor", self.factor.plain());
        object.put("link", self.link.plain());
        object.put("convention", self.convention.plain());
        object.put("seed", self.seed.map(|seed| seed as f64).plain());
        if let Some(camera) = &self.camera {
            object.put("camera", camera.plain());
        }
        Plain::Object(object)
    }
}

impl Session {
    /// Everything that a link to this picture has to say.
    pub fn state(&self) -> State {
        let (view, focus, steps) = match &self.shown {
            Shown::Whole => (None, None, None),
            Shown::View(id) => (Some(id.clone()), None, None),
            Shown::Focus { factor, steps } => (None, Some(factor.clone()), Some(*steps)),
        };
        let mut state = State {
            view,
            focus,
            steps,
            convention: self.convention.map(|c| c.token().to_owned()),
            seed: (self.seed != 1).then_some(self.seed),
            ..State::default()
        };
        match &self.selected {
            Some(Target::Factor(ix)) => state.factor = Some(self.map.factor(*ix).id.clone()),
            Some(Target::Link(ix)) => state.link = Some(self.map.link(*ix).id.clone()),
            Some(Target::Loop(id)) => {
                let author = self.listing.get(id).and_then(|(entry, _)| entry.named);
                let author = author.map(|n| self.map.info().loops[n].id.clone());
                state.loop_id = Some(author.unwrap_or_else(|| id.clone()));
            }
            None => {}
        }
        if self.frame == Frame::Hand {
            let middle = camera::middle(self.camera, self.host);
            state.camera = Some([middle.x, middle.y, self.camera.scale]);
        }
        state
    }

    /// Goes to a state. Keys that are absent go to their defaults.
    ///
    /// # Errors
    /// As [`Session::act`]; then nothing has changed.
    pub fn set_state(&mut self, state: State) -> Result<Changes, Error> {
        let convention = state
            .convention
            .as_deref()
            .map(super::convention)
            .transpose()?;
        let shown = match (state.view, state.focus) {
            (Some(view), _) => Shown::View(view),
            (None, Some(name)) => Shown::Focus {
                factor: self.map.factor(find::factor(&self.map, &name)?).id.clone(),
                steps: state.steps.unwrap_or(1).max(1),
            },
            (None, None) => Shown::Whole,
        };
        shown.part(&self.map)?;
        let selected = match (state.loop_id, state.factor, state.link) {
            (Some(name), ..) => Some(self.target(Kind::Loop, &name)?),
            (None, Some(name), _) => Some(self.target(Kind::Factor, &name)?),
            (None, None, Some(name)) => Some(self.target(Kind::Link, &name)?),
            (None, None, None) => None,
        };
        let mut changes = Changes::PAINT | Changes::KEY | self.show(shown)?;
        self.convention = convention;
        changes |= self.set_selected(selected);
        let seed = state.seed.unwrap_or(1);
        if seed != self.seed {
            self.seed = seed;
            changes |= self.restage();
        }
        match state.camera {
            Some([x, y, scale]) if x.is_finite() && y.is_finite() && scale.is_finite() => {
                self.frame = Frame::Hand;
                self.camera = camera::looking_at(Point::new(x, y), scale, self.host);
            }
            _ => {
                self.frame = Frame::Open;
                self.reframe();
            }
        }
        self.scene = None;
        Ok(changes | Changes::CAMERA)
    }
}
