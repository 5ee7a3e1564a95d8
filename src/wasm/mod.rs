//! The boundary: the one class that JavaScript sees. Conversions and error mapping, nothing else.
//!
//! Model objects, actions and reports cross as plain objects, a map file as
//! bytes or text. Wasm never calls a listener: a call returns [`Changes`] as a number and the page
//! does the rest.

#[cfg(feature = "tools")]
mod graph;
mod thrown;
#[cfg(not(feature = "tools"))]
mod tree;

use crate::error::{Code, Error};
use crate::format;
use crate::paint::canvas;
use crate::plain::{Given, Plain};
use crate::session::{self, Action, Changes};
use crate::words::joined;
use js_sys::{Array, Object, Reflect};
use thrown::{set, thrown};
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::*;
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement};

/// What hands out memory: a tenth of the code of the standard one, each call in constant time (M.
/// Masmano et al., "TLSF: a new dynamic memory allocator for real-time systems", 2004).
#[global_allocator]
static MEMORY: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

/// A map in a page: everything about it, and the picture of it on a canvas.
#[wasm_bindgen]
pub struct Session {
    session: session::Session,
    context: Option<CanvasRenderingContext2d>,
    ratio: f64,
    #[cfg(feature = "tools")]
    painter: crate::paint::painter::Painter,
}

impl Session {
    fn of(parsed: format::Parsed, options: &JsValue) -> Result<Session, JsValue> {
        let options = taken(options, session::Options::of)?;
        Ok(Session {
            session: session::Session::new(parsed, options).map_err(thrown)?,
            context: None,
            ratio: 1.0,
            #[cfg(feature = "tools")]
            painter: Default::default(),
        })
    }
}

#[wasm_bindgen]
impl Session {
    /// Reads a map file. `options`: `{seed?, convention?, lang?, phrases?}`.
    #[cfg(feature = "tools")]
    #[wasm_bindgen(constructor)]
    pub fn new(bytes: &[u8], options: JsValue) -> Result<Session, JsValue> {
        let parsed = format::read(bytes, &format::ReadOptions::default());
        Session::of(parsed.map_err(thrown)?, &options)
    }

    /// Takes a map from what `JSON.parse` made of its file. Whatever is wrong with it, be it only a
    /// warning, is an error without words: the tools have them.
    #[cfg(not(feature = "tools"))]
    #[wasm_bindgen(constructor)]
    pub fn new(data: &JsValue, options: JsValue) -> Result<Session, JsValue> {
        let limits = format::ReadOptions::default();
        let mut left = limits.max_values;
        let tree = tree::node(data, 0, &mut left);
        if left == 0 {
            return Err(thrown(Error::new(Code::Limit, "")));
        }
        let parsed = format::json::read_tree(&tree, &limits).map_err(thrown)?;
        // What lays large maps out is in the tools, too.
        if parsed.map.factor_count() > crate::layout::SMALL {
            return Err(thrown(Error::new(Code::Limit, "")));
        }
        Session::of(parsed, &options)
    }

    /// Takes the canvas to paint on, and measures every label in its font.
    pub fn attach(&mut self, canvas: HtmlCanvasElement) -> Result<u32, JsValue> {
        let context = context(&canvas)?;
        let mut measure = canvas::CanvasMeasure::new(context.clone());
        let changes = self.session.measure(&mut measure);
        self.context = Some(context);
        #[cfg(feature = "tools")]
        self.painter.forget();
        Ok(changes.0)
    }

    /// Takes another canvas to paint on, as large as [`Session::resize`] said; labels stay as they were
    /// measured.
    #[cfg(feature = "tools")]
    #[wasm_bindgen(js_name = paintOn)]
    pub fn paint_on(&mut self, canvas: HtmlCanvasElement) -> Result<(), JsValue> {
        self.context = Some(context(&canvas)?);
        self.painter.forget();
        Ok(())
    }

    /// The host's size in CSS px and the device pixels per CSS px. Also sizes the canvas.
    pub fn resize(&mut self, width: f64, height: f64, ratio: f64) -> u32 {
        self.ratio = if ratio.is_finite() && ratio > 0.0 {
            ratio
        } else {
            1.0
        };
        #[cfg(feature = "tools")]
        self.painter.forget();
        if let Some(canvas) = self.context.as_ref().and_then(|c| c.canvas()) {
            // Rounded as the page rounds: the canvas covers its box to the device pixel.
            canvas.set_width((width * self.ratio).round().max(1.0) as u32);
            canvas.set_height((height * self.ratio).round().max(1.0) as u32);
        }
        (self.session.resize(width, height) | Changes::PAINT).0
    }

    /// One act of a person or a page. To go to a state is the act `{type: 'state', …}`; to take over
    /// the snapshot of another session of the same file, which the tools can, `{type: 'restore', …}`.
    pub fn act(&mut self, action: JsValue) -> Result<u32, JsValue> {
        let changes = match member(&action, "type").as_string().as_deref() {
            Some("state") => {
                let state = taken(&action, session::State::of)?;
                self.session.set_state(&state)
            }
            #[cfg(feature = "tools")]
            Some("restore") => {
                let snapshot = taken(&action, session::Snapshot::of)?;
                self.session.restore(snapshot)
            }
            _ => self.session.act(taken(&action, Action::of)?),
        };
        Ok(changes.map_err(thrown)?.0)
    }

    /// A slice of layout and loop search, in units of work; BUSY while there is more. What was asked for before it
    /// could be known, and is not there, is an error now.
    pub fn step(&mut self, units: u32) -> Result<u32, JsValue> {
        let changes = self.session.step(units);
        match self.session.late.take() {
            Some(error) => Err(thrown(error)),
            None => Ok(changes.0),
        }
    }

    /// Paints the canvas.
    pub fn paint(&mut self) {
        if let Some(context) = &self.context {
            let ratio = self.ratio;
            #[cfg(feature = "tools")]
            let painter = &mut self.painter;
            self.session.paint(&mut |scene, camera| {
                #[cfg(feature = "tools")]
                painter.paint(context, scene, ratio, camera);
                #[cfg(not(feature = "tools"))]
                canvas::paint(context, scene, ratio, camera);
            });
        }
    }

    /// What is at a point of the host, within `reach` CSS px: `{kind, id}` or null.
    pub fn pick(&mut self, x: f64, y: f64, reach: f64) -> JsValue {
        let picked = self.session.pick(x, y, reach);
        given(&picked.map_or(Plain::Null, |picked| picked.plain()))
    }

    /// Where a factor is in the host: `{x, y, width, height}` or null.
    pub fn screen(&self, id: &str) -> JsValue {
        let area = self.session.screen(id);
        given(&area.map_or(Plain::Null, |area| area.plain()))
    }

    /// What there is to tell about: the map (`info`: what it says about itself, and what was wrong
    /// with the file), its `loops`, the first of them as `tales`, the `details` of what is selected (null for nothing), what is
    /// shown as an `outline` in text, or by the `ids` of its factors, the `key` to the marks, what is `shown` and what hidden in
    /// words, the `state` that a link to this picture has to name, and the `snapshot` that another
    /// session of the same file needs besides to show the same; in the tools, how far the `ring` has come
    /// that a loop is drawn as. Null for anything else.
    pub fn told(&mut self, what: &str) -> JsValue {
        let session = &mut self.session;
        given(&match what {
            "info" => session.info(),
            "loops" => session.loops(),
            "tales" => session.tales(),
            "details" => session.details(),
            "outline" => session.outline(),
            "key" => session.key(),
            "shown" => session.shown(),
            "state" => session.state().plain(),
            "snapshot" => session.snapshot().plain(),
            "ids" => session.shown_ids(),
            #[cfg(feature = "tools")]
            "ring" => session
                .ring()
                .map_or(Plain::Null, |ring| Plain::Number(ring.share)),
            _ => Plain::Null,
        })
    }

    /// A slice of what `ask({about: 'indicators'})` takes, in units of work; true when there is no more to do.
    /// Without it the answer is the same, but comes in one long task.
    #[cfg(feature = "tools")]
    pub fn count(&mut self, units: u32) -> bool {
        self.session.count(units)
    }

    /// The answer to a question about the whole map: `{about: 'reach', factor, up?, steps?}`,
    /// `{about: 'paths', from, to}`, `{about: 'loops', class?, longest?, through?, independent?, order?, skip?,
    /// most?}` (its rows after the first `skip`, `most` of them) or `{about: 'indicators'}`.
    #[cfg(feature = "tools")]
    pub fn ask(&self, question: JsValue) -> Result<JsValue, JsValue> {
        let question = taken(&question, session::Question::of)?;
        Ok(given(&self.session.ask(&question).map_err(thrown)?))
    }

    /// The map as a plain object in our own format, with its arrangement.
    #[cfg(feature = "tools")]
    #[wasm_bindgen(js_name = toObject)]
    pub fn to_object(&mut self) -> Result<JsValue, JsValue> {
        use serde::Serialize;
        self.session.settle();
        let serializer = serde_wasm_bindgen::Serializer::json_compatible();
        let document = format::json::document(self.session.map());
        Ok(document.serialize(&serializer)?)
    }

    /// The map as a file of our own format, with its arrangement.
    #[cfg(feature = "tools")]
    #[wasm_bindgen(js_name = toJSON)]
    pub fn to_json(&mut self) -> String {
        self.session.settle();
        self.session.to_json()
    }

    /// How many labels of what is shown lie on others where the file puts them, and how many links have no room there.
    #[cfg(feature = "tools")]
    pub fn crowded(&mut self) -> Vec<u32> {
        self.session.settle();
        let counts = self.session.crowded();
        counts.map(|count| count as u32).to_vec()
    }

    /// What is shown as a figure: SVG text. `options`: `{width?, theme?, bare?}`.
    #[cfg(feature = "tools")]
    #[wasm_bindgen(js_name = toSVG)]
    pub fn to_svg(&mut self, options: JsValue) -> Result<String, JsValue> {
        self.session.settle();
        let options = taken(&options, session::FigureOptions::of)?;
        let Some(context) = self.context.clone() else {
            let message = "Attach a canvas first: a figure is measured in its font.";
            return Err(thrown(Error::new(Code::Unknown, message)));
        };
        let mut measure = canvas::CanvasMeasure::new(context);
        self.session.to_svg(&options, &mut measure).map_err(thrown)
    }
}

/// What paints on a canvas.
fn context(canvas: &HtmlCanvasElement) -> Result<CanvasRenderingContext2d, JsValue> {
    let no_context = || {
        let message = "This browser gives no 2D canvas to draw the map on.";
        thrown(Error::new(Code::Unknown, message))
    };
    canvas
        .get_context("2d")?
        .and_then(|c| c.dyn_into::<CanvasRenderingContext2d>().ok())
        .ok_or_else(no_context)
}

/// A value of ours as a plain JavaScript value; null for none.
fn given(plain: &Plain) -> JsValue {
    match plain {
        Plain::Null => JsValue::NULL,
        Plain::Flag(flag) => JsValue::from_bool(*flag),
        Plain::Number(number) => JsValue::from_f64(*number),
        Plain::Text(text) => JsValue::from_str(text),
        Plain::List(items) => {
            let list = Array::new();
            for item in items {
                list.push(&given(item));
            }
            list.into()
        }
        Plain::Object(object) => {
            let made = Object::new();
            for (key, value) in object.members() {
                set(&made, key, &given(value));
            }
            made.into()
        }
    }
}

/// A plain JavaScript object as a value of ours. Undefined and null are an empty one.
fn taken<T>(value: &JsValue, of: fn(&mut Given) -> T) -> Result<T, JsValue> {
    let at = |key: &str| plain(&member(value, key));
    let mut given = Given::new(&at);
    expect_object(value, &mut given);
    let it = of(&mut given);
    match &given.fault {
        None => Ok(it),
        Some(why) => Err(misread(why)),
    }
}

#[inline(never)]
fn expect_object(value: &JsValue, given: &mut Given) {
    if !(value.is_object() || value.is_null() || value.is_undefined()) {
        given.fail("an object is expected".to_owned());
    }
}

/// What a page gives for a key; undefined if it gives no object.
fn member(value: &JsValue, key: &str) -> JsValue {
    Reflect::get(value, &JsValue::from_str(key)).unwrap_or(JsValue::UNDEFINED)
}

/// A value as a page gives it. What no key of ours takes is an object without members.
fn plain(value: &JsValue) -> Plain {
    if value.is_undefined() || value.is_null() {
        Plain::Null
    } else if let Some(flag) = value.as_bool() {
        Plain::Flag(flag)
    } else if let Some(number) = value.as_f64() {
        Plain::Number(number)
    } else if let Some(text) = value.as_string() {
        Plain::Text(text)
    } else if let Some(list) = value.dyn_ref::<Array>() {
        Plain::list(list.length() as usize, &mut |i| plain(&list.get(i as u32)))
    } else {
        Plain::Object(crate::plain::Object::default())
    }
}

fn misread(why: &str) -> JsValue {
    let message = joined(&["This is not understood: ", why, "."]);
    thrown(Error::new(Code::Option, message))
}
