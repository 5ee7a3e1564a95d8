//! The boundary: the one class that JavaScript sees. Conversions and error mapping, nothing else.
//!
//! Model objects, actions and reports cross as plain objects (serde-wasm-bindgen), a map file as
//! bytes or text. Wasm never calls a listener: a call returns [`Changes`] as a number and the page
//! does the rest.

use crate::error::{Code, Error};
use crate::format;
use crate::paint::canvas;
use crate::plain::{Plain, Tell};
use crate::session::{self, Action, Changes};
use js_sys::{Number, Object, Reflect};
use serde::Serialize;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::*;
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement};

/// A map in a page: everything about it, and the picture of it on a canvas.
#[wasm_bindgen]
pub struct Session {
    session: session::Session,
    context: Option<CanvasRenderingContext2d>,
    ratio: f64,
}

#[wasm_bindgen]
impl Session {
    /// Reads a map file. `options`: `{seed?, convention?, lang?}`.
    #[wasm_bindgen(constructor)]
    pub fn new(bytes: &[u8], options: JsValue) -> Result<Session, JsValue> {
        let reading = format::ReadOptions {
            number: Number::parse_float,
            ..format::ReadOptions::default()
        };
        let parsed = format::read(bytes, &reading).map_err(thrown)?;
        let options = taken(options, session::Options::of)?;
        Ok(Session {
            session: session::Session::new(parsed, options).map_err(thrown)?,
            context: None,
            ratio: 1.0,
        })
    }

    /// What the map says about itself, and what was wrong with the file.
    pub fn info(&self) -> Result<JsValue, JsValue> {
        given(&self.session.info())
    }

    /// Takes the canvas to paint on, and measures every label in its font.
    pub fn attach(&mut self, canvas: HtmlCanvasElement) -> Result<u32, JsValue> {
        let no_context = || {
            let message = "This browser gives no 2D canvas to draw the map on.";
            thrown(Error::new(Code::Unknown, message))
        };
        let context = canvas
            .get_context("2d")?
            .and_then(|c| c.dyn_into::<CanvasRenderingContext2d>().ok())
            .ok_or_else(no_context)?;
        let mut measure = canvas::CanvasMeasure::new(context.clone());
        let changes = self.session.measure(&mut measure);
        self.context = Some(context);
        Ok(changes.0)
    }

    /// The host's size in CSS px and the device pixels per CSS px. Also sizes the canvas.
    pub fn resize(&mut self, width: f64, height: f64, ratio: f64) -> u32 {
        self.ratio = if ratio.is_finite() && ratio > 0.0 {
            ratio
        } else {
            1.0
        };
        if let Some(canvas) = self.context.as_ref().and_then(|c| c.canvas()) {
            // Rounded as the page rounds: the canvas covers its box to the device pixel.
            canvas.set_width((width * self.ratio).round().max(1.0) as u32);
            canvas.set_height((height * self.ratio).round().max(1.0) as u32);
        }
        (self.session.resize(width, height) | Changes::PAINT).0
    }

    /// One act of a person or a page.
    pub fn act(&mut self, action: JsValue) -> Result<u32, JsValue> {
        let action = taken(action, Action::of)?;
        Ok(self.session.act(action).map_err(thrown)?.0)
    }

    /// A slice of layout and loop search, in units of work; BUSY while there is more.
    pub fn step(&mut self, units: u32) -> u32 {
        self.session.step(units).0
    }

    /// Paints the canvas.
    pub fn paint(&mut self) {
        if let Some(context) = &self.context {
            let camera = self.session.camera();
            canvas::paint(context, self.session.scene(), &camera, self.ratio);
        }
    }

    /// What is at a point of the host, within `reach` CSS px: `{kind, id}` or null.
    pub fn pick(&mut self, x: f64, y: f64, reach: f64) -> Result<JsValue, JsValue> {
        given(&self.session.pick(x, y, reach))
    }

    /// Where a factor is in the host: `{x, y, width, height}` or null.
    pub fn screen(&self, id: &str) -> Result<JsValue, JsValue> {
        given(&self.session.screen(id))
    }

    /// The loops of what is shown, told.
    pub fn loops(&self) -> Result<JsValue, JsValue> {
        given(&self.session.loops())
    }

    /// What is selected, told; null for nothing.
    pub fn details(&self) -> Result<JsValue, JsValue> {
        given(&self.session.details())
    }

    /// What is shown, as text.
    pub fn outline(&self) -> Result<JsValue, JsValue> {
        given(&self.session.outline())
    }

    /// Factors whose label, description or tags hold a text.
    pub fn find(&self, text: &str) -> Result<JsValue, JsValue> {
        given(&self.session.find(text))
    }

    /// What the marks on the map mean.
    pub fn key(&mut self) -> Result<JsValue, JsValue> {
        given(&self.session.key())
    }

    /// What is shown and what is hidden, in words.
    pub fn shown(&self) -> Result<JsValue, JsValue> {
        given(&self.session.shown())
    }

    /// Everything that a link to this picture has to say.
    pub fn state(&self) -> Result<JsValue, JsValue> {
        given(&self.session.state())
    }

    /// Goes to a state.
    #[wasm_bindgen(js_name = setState)]
    pub fn set_state(&mut self, state: JsValue) -> Result<u32, JsValue> {
        let state = taken(state, session::State::of)?;
        Ok(self.session.set_state(state).map_err(thrown)?.0)
    }

    /// What a session of the same file needs, besides the state, to show the same.
    pub fn snapshot(&self) -> Result<JsValue, JsValue> {
        handed(&self.session.snapshot())
    }

    /// Takes over the snapshot of another session of the same file.
    pub fn restore(&mut self, snapshot: JsValue) -> Result<u32, JsValue> {
        let snapshot: Plain = serde_wasm_bindgen::from_value(snapshot)?;
        Ok(self.session.restore(&snapshot).map_err(thrown)?.0)
    }

    /// The map as a file of our own format, with its arrangement.
    #[cfg(feature = "tools")]
    #[wasm_bindgen(js_name = toJSON)]
    pub fn to_json(&self) -> String {
        self.session.to_json()
    }

    /// What is shown as a figure: SVG text. `options`: `{width?, theme?, bare?}`.
    #[cfg(feature = "tools")]
    #[wasm_bindgen(js_name = toSVG)]
    pub fn to_svg(&self, options: JsValue) -> Result<String, JsValue> {
        let options = taken(options, session::FigureOptions::of)?;
        let Some(context) = self.context.clone() else {
            let message = "Attach a canvas first: a figure is measured in its font.";
            return Err(thrown(Error::new(Code::Unknown, message)));
        };
        let mut measure = canvas::CanvasMeasure::new(context);
        self.session.to_svg(&options, &mut measure).map_err(thrown)
    }
}

/// A value of ours as a plain JavaScript value; null for none.
fn given(value: &dyn Tell) -> Result<JsValue, JsValue> {
    handed(&value.plain())
}

fn handed(plain: &Plain) -> Result<JsValue, JsValue> {
    let serializer = serde_wasm_bindgen::Serializer::json_compatible();
    plain
        .serialize(&serializer)
        .map_err(|e| thrown(Error::new(Code::Format, e.to_string())))
}

/// A plain JavaScript value as a value of ours.
fn taken<T>(value: JsValue, of: fn(&Plain) -> Result<T, String>) -> Result<T, JsValue> {
    let plain: Plain =
        serde_wasm_bindgen::from_value(value).map_err(|e| misread(&e.to_string()))?;
    of(&plain).map_err(|e| misread(&e))
}

fn misread(why: &str) -> JsValue {
    let message = format!("This is not understood: {why}.");
    thrown(Error::new(Code::Option, message))
}

/// Where every JavaScript error of ours is made:
/// `SystemMapError { code, message, line?, column?, id? }`.
fn thrown(error: Error) -> JsValue {
    let notice = error.0;
    let made = js_sys::Error::new(&notice.message);
    made.set_name("SystemMapError");
    let object: &Object = made.as_ref();
    let set = |key: &str, value: JsValue| {
        // Setting a property on a fresh error can't fail.
        let _ = Reflect::set(object, &JsValue::from_str(key), &value);
    };
    set("code", notice.code.as_str().into());
    if let Some(place) = notice.place {
        set("line", place.line.into());
        set("column", place.column.into());
    }
    if let Some(id) = &notice.id {
        set("id", JsValue::from_str(id));
    }
    made.into()
}
