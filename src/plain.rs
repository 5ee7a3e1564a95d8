//! Values as a page gives and takes them: plain objects, lists, texts and numbers.
//!
//! What crosses the boundary is turned into a [`Plain`] first, which serde carries over. A derived
//! `Serialize` for each report says the same, and makes a copy of serde for each: they weighed as
//! much as the layout.

use serde::de::{self, Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde::ser::{Serialize, SerializeMap, Serializer};
use std::borrow::Cow;
use std::fmt;

/// A value as JSON knows them.
#[derive(Debug, Clone, Default, PartialEq)]
pub enum Plain {
    /// Nothing.
    #[default]
    Null,
    /// Yes or no.
    Flag(bool),
    /// A number.
    Number(f64),
    /// A text.
    Text(String),
    /// Values in order.
    List(Vec<Plain>),
    /// Values by name.
    Object(Object),
}

/// Values by name, in the order in which they were put.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Object(Vec<(Cow<'static, str>, Plain)>);

impl Object {
    /// Puts a value under a key; nothing is put for [`Plain::Null`].
    pub fn put(&mut self, key: &'static str, value: Plain) {
        if value != Plain::Null {
            self.0.push((Cow::Borrowed(key), value));
        }
    }

    /// The value of a key.
    fn get(&self, key: &str) -> Option<&Plain> {
        let found = self.0.iter().find(|(k, _)| k == key);
        found.map(|(_, value)| value)
    }
}

/// What can be told to a page.
pub trait Tell {
    /// The same as a plain value.
    fn plain(&self) -> Plain;
}

impl Tell for str {
    fn plain(&self) -> Plain {
        Plain::Text(self.to_owned())
    }
}

impl Tell for String {
    fn plain(&self) -> Plain {
        self.as_str().plain()
    }
}

impl Tell for &str {
    fn plain(&self) -> Plain {
        (**self).plain()
    }
}

impl Tell for char {
    fn plain(&self) -> Plain {
        Plain::Text(String::from(*self))
    }
}

impl Tell for bool {
    fn plain(&self) -> Plain {
        Plain::Flag(*self)
    }
}

impl Tell for f64 {
    fn plain(&self) -> Plain {
        Plain::Number(*self)
    }
}

impl Tell for usize {
    fn plain(&self) -> Plain {
        Plain::Number(*self as f64)
    }
}

impl Tell for u32 {
    fn plain(&self) -> Plain {
        Plain::Number(f64::from(*self))
    }
}

impl<T: Tell> Tell for Option<T> {
    fn plain(&self) -> Plain {
        match self {
            Some(value) => value.plain(),
            None => Plain::Null,
        }
    }
}

impl<T: Tell> Tell for [T] {
    fn plain(&self) -> Plain {
        Plain::List(crate::order::list(self.len(), &mut |i| self[i].plain()))
    }
}

impl<T: Tell> Tell for Vec<T> {
    fn plain(&self) -> Plain {
        self.as_slice().plain()
    }
}

/// Tells a struct as an object: a key for each field.
#[macro_export]
macro_rules! tell {
    ($($type:ty { $($field:ident $key:literal)* })*) => { $(
        impl $crate::plain::Tell for $type {
            fn plain(&self) -> $crate::plain::Plain {
                let mut object = $crate::plain::Object::default();
                $( object.put($key, $crate::plain::Tell::plain(&self.$field)); )*
                $crate::plain::Plain::Object(object)
            }
        }
    )* };
}

/// Reading what a page gives: each key is of the wanted kind or absent (null counts as absent).
/// The error names the key.
impl Plain {
    fn at<T>(
        &self,
        key: &str,
        kind: &str,
        of: fn(&Plain) -> Option<T>,
    ) -> Result<Option<T>, String> {
        let value = match self {
            Plain::Object(object) => object.get(key),
            Plain::Null => None,
            _ => return Err("an object is expected".to_owned()),
        };
        match value {
            None | Some(Plain::Null) => Ok(None),
            Some(value) => match of(value) {
                Some(found) => Ok(Some(found)),
                None => Err(format!("\"{key}\" must be {kind}")),
            },
        }
    }

    /// The text of a key.
    ///
    /// # Errors
    /// If it is something else.
    pub fn text(&self, key: &str) -> Result<Option<String>, String> {
        self.at(key, "a text", |value| match value {
            Plain::Text(text) => Some(text.clone()),
            _ => None,
        })
    }

    /// The number of a key.
    ///
    /// # Errors
    /// If it is something else.
    pub fn number(&self, key: &str) -> Result<Option<f64>, String> {
        self.at(key, "a number", |value| match value {
            Plain::Number(number) => Some(*number),
            _ => None,
        })
    }

    /// The whole number of a key, from 0 to 2⁵³.
    ///
    /// # Errors
    /// If it is something else.
    pub fn whole(&self, key: &str) -> Result<Option<u64>, String> {
        self.at(
            key,
            "a whole number that is not negative",
            |value| match value {
                Plain::Number(n)
                    if *n >= 0.0 && *n <= 9_007_199_254_740_992.0 && n.fract() == 0.0 =>
                {
                    Some(*n as u64)
                }
                _ => None,
            },
        )
    }

    /// The yes or no of a key; absent is no.
    ///
    /// # Errors
    /// If it is something else.
    pub fn flag(&self, key: &str) -> Result<bool, String> {
        let flag = self.at(key, "true or false", |value| match value {
            Plain::Flag(flag) => Some(*flag),
            _ => None,
        })?;
        Ok(flag.unwrap_or(false))
    }

    /// The list of a key; empty if it is something else.
    pub fn items(&self, key: &str) -> &[Plain] {
        match self {
            Plain::Object(object) => match object.get(key) {
                Some(Plain::List(items)) => items,
                _ => &[],
            },
            _ => &[],
        }
    }

    /// The three numbers of a key.
    ///
    /// # Errors
    /// If it is something else.
    pub fn three(&self, key: &str) -> Result<Option<[f64; 3]>, String> {
        self.at(key, "a list of three numbers", |value| match value {
            Plain::List(items) => match items[..] {
                [Plain::Number(a), Plain::Number(b), Plain::Number(c)] => Some([a, b, c]),
                _ => None,
            },
            _ => None,
        })
    }
}

impl Serialize for Plain {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        match self {
            Plain::Null => to.serialize_unit(),
            Plain::Flag(flag) => to.serialize_bool(*flag),
            Plain::Number(number) => to.serialize_f64(*number),
            Plain::Text(text) => to.serialize_str(text),
            Plain::List(items) => to.collect_seq(items),
            Plain::Object(Object(members)) => {
                let mut map = to.serialize_map(Some(members.len()))?;
                for (key, value) in members {
                    map.serialize_entry(&**key, value)?;
                }
                map.end()
            }
        }
    }
}

impl<'de> Deserialize<'de> for Plain {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Plain, D::Error> {
        from.deserialize_any(Any)
    }
}

/// Takes whatever comes.
struct Any;

impl<'de> Visitor<'de> for Any {
    type Value = Plain;

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("a plain value")
    }
    fn visit_unit<E: de::Error>(self) -> Result<Plain, E> {
        Ok(Plain::Null)
    }
    fn visit_none<E: de::Error>(self) -> Result<Plain, E> {
        Ok(Plain::Null)
    }
    fn visit_bool<E: de::Error>(self, flag: bool) -> Result<Plain, E> {
        Ok(Plain::Flag(flag))
    }
    fn visit_f64<E: de::Error>(self, number: f64) -> Result<Plain, E> {
        Ok(Plain::Number(number))
    }
    fn visit_i64<E: de::Error>(self, number: i64) -> Result<Plain, E> {
        Ok(Plain::Number(number as f64))
    }
    fn visit_u64<E: de::Error>(self, number: u64) -> Result<Plain, E> {
        Ok(Plain::Number(number as f64))
    }
    fn visit_str<E: de::Error>(self, text: &str) -> Result<Plain, E> {
        Ok(text.plain())
    }
    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Plain, A::Error> {
        let mut list = Vec::new();
        while let Some(item) = items.next_element()? {
            list.push(item);
        }
        Ok(Plain::List(list))
    }
    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<Plain, A::Error> {
        let mut object = Object::default();
        while let Some(Key(key)) = members.next_key()? {
            object.0.push((Cow::Owned(key), members.next_value()?));
        }
        Ok(Plain::Object(object))
    }
}

/// The key of an object: a text.
struct Key(String);

impl<'de> Deserialize<'de> for Key {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Key, D::Error> {
        match from.deserialize_any(Any)? {
            Plain::Text(text) => Ok(Key(text)),
            _ => Err(de::Error::custom("a key must be a text")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Pair {
        left: Option<String>,
        right: Vec<u32>,
    }
    tell!(Pair { left "left" right "right" });

    #[test]
    fn a_struct_is_told_as_an_object_without_what_is_absent() {
        let pair = Pair {
            left: None,
            right: vec![1, 2],
        };
        let json = serde_json::to_string(&pair.plain()).unwrap();
        assert_eq!(json, r#"{"right":[1.0,2.0]}"#);
    }

    #[test]
    fn what_is_given_is_read_by_key_and_a_wrong_kind_is_named() {
        let given: Plain =
            serde_json::from_str(r#"{"id":"a","x":1.5,"n":2,"on":true,"none":null,"at":[1,2,3]}"#)
                .unwrap();
        assert_eq!(given.text("id"), Ok(Some("a".to_owned())));
        assert_eq!(given.number("x"), Ok(Some(1.5)));
        assert_eq!(given.whole("n"), Ok(Some(2)));
        assert_eq!(given.flag("on"), Ok(true));
        assert_eq!(given.flag("off"), Ok(false));
        assert_eq!(given.text("none"), Ok(None));
        assert_eq!(given.three("at"), Ok(Some([1.0, 2.0, 3.0])));
        let wrong = given.whole("x").unwrap_err();
        assert_eq!(wrong, "\"x\" must be a whole number that is not negative");
        assert!(given.number("id").is_err() && given.three("id").is_err());
        assert!(Plain::Flag(true).text("id").is_err());
    }
}
