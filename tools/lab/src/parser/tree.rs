//! The best projective tree with one root (Eisner 1996).

/// Heads, 0 for the root, of `n` words from `n` rows of `n + 1` arc scores.
pub(super) fn decode(scores: &[f32], n: usize) -> Vec<u16> {
    if n == 0 {
        return Vec::new();
    }
    let greedy: Vec<u16> = scores.chunks_exact(n + 1).map(super::decode::best).collect();
    if is_projective_tree(&greedy) { greedy } else { eisner(scores, n) }
}

fn is_projective_tree(heads: &[u16]) -> bool {
    if heads.iter().filter(|&&h| h == 0).count() != 1 {
        return false;
    }
    let rooted = |mut word: usize| {
        for _ in 0..=heads.len() {
            match usize::from(heads[word - 1]) {
                0 => return true,
                head => word = head,
            }
        }
        false
    };
    let n = heads.len();
    (1..=n).all(rooted)
        && (1..=n).filter(|&w| heads[w - 1] != 0).all(|w| {
            let head = usize::from(heads[w - 1]);
            let (low, high) = (w.min(head), w.max(head));
            (low + 1..high).all(|k| (low..=high).contains(&usize::from(heads[k - 1])))
        })
}

fn eisner(scores: &[f32], n: usize) -> Vec<u16> {
    const NEVER: f32 = -1e30;
    let w = n + 1;
    let ix = |i: usize, j: usize| i * w + j;
    let arc = |head: usize, word: usize| scores[(word - 1) * w + head];
    let mut open = [vec![NEVER; w * w], vec![NEVER; w * w]];
    let mut closed = [vec![NEVER; w * w], vec![NEVER; w * w]];
    let mut open_at = vec![0_u16; w * w];
    let mut closed_at = [vec![0_u16; w * w], vec![0_u16; w * w]];
    for i in 1..=n {
        closed[0][ix(i, i)] = 0.0;
        closed[1][ix(i, i)] = 0.0;
    }
    for span in 1..n {
        for i in 1..=n - span {
            let j = i + span;
            let (mut most, mut at) = (NEVER, i);
            for q in i..j {
                let value = closed[0][ix(i, q)] + closed[1][ix(q + 1, j)];
                if value > most {
                    (most, at) = (value, q);
                }
            }
            open_at[ix(i, j)] = at as u16;
            open[0][ix(i, j)] = most + arc(i, j);
            open[1][ix(i, j)] = most + arc(j, i);
            let (mut most, mut at) = (NEVER, i + 1);
            for q in i + 1..=j {
                let value = open[0][ix(i, q)] + closed[0][ix(q, j)];
                if value > most {
                    (most, at) = (value, q);
                }
            }
            closed[0][ix(i, j)] = most;
            closed_at[0][ix(i, j)] = at as u16;
            let (mut most, mut at) = (NEVER, i);
            for q in i..j {
                let value = closed[1][ix(i, q)] + open[1][ix(q, j)];
                if value > most {
                    (most, at) = (value, q);
                }
            }
            closed[1][ix(i, j)] = most;
            closed_at[1][ix(i, j)] = at as u16;
        }
    }
    let value = |r: usize| closed[1][ix(1, r)] + closed[0][ix(r, n)] + arc(0, r);
    let root = (2..=n).fold(1, |best, r| if value(r) > value(best) { r } else { best });
    let mut heads = vec![0_u16; n];
    // Stretches still to be taken apart: ends, and whether closed rightwards (0), leftwards (1), or open (2, 3).
    let mut stack = vec![(1, root, 1_u8), (root, n, 0)];
    while let Some((i, j, kind)) = stack.pop() {
        if i == j {
            continue;
        }
        match kind {
            0 => {
                let q = usize::from(closed_at[0][ix(i, j)]);
                stack.extend([(i, q, 2), (q, j, 0)]);
            }
            1 => {
                let q = usize::from(closed_at[1][ix(i, j)]);
                stack.extend([(i, q, 1), (q, j, 3)]);
            }
            _ => {
                if kind == 2 {
                    heads[j - 1] = i as u16;
                } else {
                    heads[i - 1] = j as u16;
                }
                let q = usize::from(open_at[ix(i, j)]);
                stack.extend([(i, q, 0), (q + 1, j, 1)]);
            }
        }
    }
    heads
}
