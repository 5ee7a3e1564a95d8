//! The functions of a module in an order in which it compresses well: like beside like.
//!
//! A compressor finds a repeated piece sooner, and names it in fewer bits, if it was seen a moment ago. So each
//! function is followed by the one, of those left, that shares most with the last few: a greedy walk over short runs of
//! bytes, rare ones counting more than common ones. It takes 2.5 % off the viewer's module and changes nothing else.
//!
//! Which walk is best depends on the module, and half a percent lies between them: where that matters, several are
//! tried, and the compressor says which.

use std::collections::HashMap;
use wasm_encoder::reencode::{Error, Reencode};
use wasm_encoder::{CodeSection, FunctionSection, Module};
use wasmparser::{
    CodeSectionReader, FunctionBody, FunctionSectionReader, Parser, Payload, TypeRef,
};

/// A way to walk.
#[derive(Clone, Copy)]
pub struct Walk {
    /// The length of the runs that are compared, in bytes.
    run: usize,
    /// How many of the last functions count,
    window: usize,
    /// and how much less each counts than the one after it.
    fading: f64,
    /// What is shared counts in parts of this power of the length of a function.
    length: Power,
}

/// A power of a length. (By roots, which are the same on every machine.)
#[derive(Clone, Copy)]
enum Power {
    One,
    ThreeQuarters,
}

/// The walk that does best more often than others.
pub const USUAL: Walk = Walk {
    run: 5,
    window: 20,
    fading: 0.9,
    length: Power::One,
};

/// The walks that are worth a try, the usual one among them.
pub fn walks() -> Vec<Walk> {
    let mut walks = Vec::new();
    for run in [4, 5] {
        for window in [12, 20, 30, 50] {
            for fading in [0.9, 0.95] {
                for length in [Power::ThreeQuarters, Power::One] {
                    walks.push(Walk {
                        run,
                        window,
                        fading,
                        length,
                    });
                }
            }
        }
    }
    walks
}

/// The module with its functions in the order of a walk.
pub fn order(wasm: &[u8], by: Walk) -> Result<Vec<u8>, Box<dyn std::error::Error>> {
    let mut imported = 0;
    let mut bodies = Vec::new();
    for payload in Parser::new(0).parse_all(wasm) {
        match payload? {
            Payload::ImportSection(imports) => {
                for import in imports.into_imports() {
                    imported += u32::from(matches!(import?.ty, TypeRef::Func(_)));
                }
            }
            Payload::CodeSectionEntry(body) => bodies.push(body.as_bytes()),
            _ => {}
        }
    }
    let order = walk(&bodies, by);
    let mut moved = vec![0; order.len()];
    for (new, &old) in order.iter().enumerate() {
        moved[old] = imported + u32::try_from(new)?;
    }
    let mut reordered = Module::new();
    let mut reorder = Reorder {
        imported,
        order,
        moved,
    };
    reorder.parse_core_module(&mut reordered, Parser::new(0), wasm)?;
    Ok(reordered.finish())
}

/// The numbers of the functions, each followed by the one most like the last ones. O(n² · runs of a function).
fn walk(bodies: &[&[u8]], by: Walk) -> Vec<usize> {
    let mut numbers: HashMap<&[u8], usize> = HashMap::new();
    let mut functions_with: Vec<f64> = Vec::new();
    let mut runs: Vec<Vec<usize>> = Vec::new();
    for body in bodies {
        let mut own = Vec::new();
        for run in body.windows(by.run) {
            let next = numbers.len();
            own.push(*numbers.entry(run).or_insert(next));
        }
        own.sort_unstable();
        own.dedup();
        functions_with.resize(numbers.len(), 0.0);
        own.iter().for_each(|&run| functions_with[run] += 1.0);
        runs.push(own);
    }
    for own in &mut runs {
        own.retain(|&run| functions_with[run] > 1.0);
    }
    // What many have says little: a run counts as one over the fourth root of how many functions have it.
    let weight: Vec<f64> = functions_with
        .iter()
        .map(|n| 1.0 / n.sqrt().sqrt())
        .collect();

    let mut left: Vec<usize> = (0..bodies.len()).collect();
    let mut order: Vec<usize> = Vec::new();
    let mut near = vec![0.0; weight.len()];
    while !left.is_empty() {
        near.fill(0.0);
        let mut fading = 1.0;
        for &function in order.iter().rev().take(by.window) {
            for &run in &runs[function] {
                near[run] = f64::max(near[run], fading * weight[run]);
            }
            fading *= by.fading;
        }
        let mut best = (0, f64::MIN);
        for (place, &function) in left.iter().enumerate() {
            let shared: f64 = runs[function].iter().map(|&run| near[run]).sum();
            let length = bodies[function].len() as f64;
            let length = match by.length {
                Power::One => length,
                Power::ThreeQuarters => length.sqrt() * length.sqrt().sqrt(),
            };
            // Where nothing is near, as at the start, the shortest.
            let score = if shared > 0.0 {
                shared / length
            } else {
                -length
            };
            if score > best.1 {
                best = (place, score);
            }
        }
        order.push(left.remove(best.0));
    }
    order
}

/// Copies a module with its functions in another order.
struct Reorder {
    imported: u32,
    /// The old number of each function, in the new order.
    order: Vec<usize>,
    /// The new index of each function, by its old number.
    moved: Vec<u32>,
}

impl Reencode for Reorder {
    type Error = std::convert::Infallible;

    fn function_index(&mut self, index: u32) -> Result<u32, Error<Self::Error>> {
        Ok(match index.checked_sub(self.imported) {
            None => index,
            Some(number) => self.moved[number as usize],
        })
    }

    fn parse_function_section(
        &mut self,
        functions: &mut FunctionSection,
        section: FunctionSectionReader<'_>,
    ) -> Result<(), Error<Self::Error>> {
        let types = section.into_iter().collect::<Result<Vec<u32>, _>>()?;
        for &old in &self.order {
            functions.function(types[old]);
        }
        Ok(())
    }

    fn parse_code_section(
        &mut self,
        code: &mut CodeSection,
        section: CodeSectionReader<'_>,
    ) -> Result<(), Error<Self::Error>> {
        let bodies = section
            .into_iter()
            .collect::<Result<Vec<FunctionBody<'_>>, _>>()?;
        for old in self.order.clone() {
            self.parse_function_body(code, bodies[old].clone())?;
        }
        Ok(())
    }
}
