//! From trained numbers to the file: words sorted, embeddings and matrices rounded to 8 bits.

use super::file::{NetworkError, SECTIONS, Section, assemble};
use super::parts::{Kind, Parts, places, shapes};
use crate::kernels::LARGEST_WEIGHT;

/// The file of a network.
///
/// # Errors
/// Where a part is missing, has the wrong length or holds a number that is not finite; [`NetworkError::Content`] says
/// which.
pub fn write(parts: &Parts) -> Result<Vec<u8>, NetworkError> {
    let dims = &parts.dims;
    let lists = parts.labels.lists();
    let mut sections: [Vec<u8>; SECTIONS] = Default::default();
    for size in [dims.width, dims.hidden, dims.layers, dims.arc, dims.relation] {
        number(&mut sections[Section::Dims as usize], size);
    }
    for list in lists {
        let out = &mut sections[Section::Labels as usize];
        number(out, list.len());
        for label in list {
            out.extend_from_slice(&(label.len() as u16).to_le_bytes());
            out.extend_from_slice(label.as_bytes());
        }
    }
    let mut order: Vec<usize> = (0..parts.words.len()).collect();
    order.sort_by(|&a, &b| parts.words[a].as_bytes().cmp(parts.words[b].as_bytes()));
    let out = &mut sections[Section::Words as usize];
    number(out, parts.words.len());
    let mut end = 0;
    number(out, end);
    for &word in &order {
        end += parts.words[word].len();
        number(out, end);
    }
    for &word in &order {
        out.extend_from_slice(parts.words[word].as_bytes());
    }
    for shape in shapes(dims, parts.words.len(), lists.map(<[String]>::len)) {
        let wrong = |problem: &str| {
            let section = match shape.kind {
                Kind::Rows => Section::Rows,
                Kind::Dense(_) => Section::Dense,
                Kind::Float => Section::Floats,
            };
            NetworkError::content(section, format!("{}: {problem}", shape.name))
        };
        let tensor = parts.tensors.get(&shape.name).ok_or_else(|| wrong("missing"))?;
        if tensor.len() != shape.rows * shape.columns {
            let problem = format!("{} numbers for {} rows of {}", tensor.len(), shape.rows, shape.columns);
            return Err(wrong(&problem));
        }
        if tensor.iter().any(|value| !value.is_finite()) {
            return Err(wrong("a number that is not finite"));
        }
        match shape.kind {
            Kind::Rows => {
                let out = &mut sections[Section::Rows as usize];
                let row = |index: usize| &tensor[index * shape.columns..][..shape.columns];
                if shape.name == "words" {
                    let words = std::iter::once(0).chain(order.iter().map(|word| word + 1));
                    words.for_each(|index| quantised(out, row(index), 127));
                } else {
                    (0..shape.rows).for_each(|index| quantised(out, row(index), 127));
                }
            }
            Kind::Dense(_) => {
                let mut column = vec![0.0; shape.rows];
                for c in 0..shape.columns {
                    for (r, value) in column.iter_mut().enumerate() {
                        *value = tensor[r * shape.columns + c];
                    }
                    quantised(&mut sections[Section::Dense as usize], &column, LARGEST_WEIGHT);
                }
            }
            Kind::Float => floats(&mut sections[Section::Floats as usize], tensor),
        }
    }
    for place in places(dims.layers) {
        let scale = parts.scales.get(&place.name()).copied().unwrap_or(f32::NAN);
        if !(scale.is_finite() && scale > 0.0) {
            return Err(NetworkError::content(Section::Scales, format!("{}: {scale}", place.name())));
        }
        floats(&mut sections[Section::Scales as usize], &[scale]);
    }
    sections[Section::Lemmas as usize].clone_from(&parts.lemmas);
    Ok(assemble(&sections))
}

fn number(out: &mut Vec<u8>, number: usize) {
    out.extend_from_slice(&(number as u32).to_le_bytes());
}

fn floats(out: &mut Vec<u8>, values: &[f32]) {
    out.extend(values.iter().flat_map(|value| value.to_le_bytes()));
}

/// The scale by which values fill the whole numbers up to `largest`, and the rounded values.
fn quantised(out: &mut Vec<u8>, values: &[f32], largest: i8) {
    let most = values.iter().fold(0.0f32, |most, value| most.max(value.abs()));
    let scale = most / f32::from(largest);
    floats(out, &[scale]);
    let limit = f32::from(largest);
    out.extend(values.iter().map(|value| {
        let units = if scale > 0.0 { (value / scale).round_ties_even() } else { 0.0 };
        units.clamp(-limit, limit) as i8 as u8
    }));
}
