//! The minimal gated recurrent unit (minGRU; Feng et al. 2024) over one sentence, in both directions.

/// Runs over the words of one sentence. `gates` has, for each word, four stretches of `hidden` numbers: forward gate and
/// candidate, backward gate and candidate (gates and candidates already squashed). `states` gets forward and backward
/// state for each word.
pub(super) fn forward(gates: &[f32], states: &mut [f32], hidden: usize) {
    let words = states.len() / (2 * hidden);
    for backward in [false, true] {
        let mut state = vec![0.0_f32; hidden];
        for step in 0..words {
            let word = if backward { words - 1 - step } else { step };
            let from = word * 4 * hidden + if backward { 2 * hidden } else { 0 };
            let (gate, candidate) = gates[from..from + 2 * hidden].split_at(hidden);
            let to = word * 2 * hidden + if backward { hidden } else { 0 };
            let out = &mut states[to..to + hidden];
            for i in 0..hidden {
                state[i] += gate[i] * (candidate[i] - state[i]);
            }
            out.copy_from_slice(&state);
        }
    }
}

/// From the slopes of the states to those of the gates and candidates *before* they were squashed.
pub(super) fn backward(gates: &[f32], states: &[f32], d_states: &[f32], d_gates: &mut [f32], hidden: usize) {
    let words = states.len() / (2 * hidden);
    let nothing = vec![0.0_f32; hidden];
    for backward in [false, true] {
        let side = if backward { hidden } else { 0 };
        let mut carried = vec![0.0_f32; hidden];
        for step in (0..words).rev() {
            let word = if backward { words - 1 - step } else { step };
            let before = match step {
                0 => &nothing[..],
                _ => {
                    let at = if backward { word + 1 } else { word - 1 } * 2 * hidden + side;
                    &states[at..at + hidden]
                }
            };
            let from = word * 4 * hidden + 2 * side;
            let (gate, candidate) = gates[from..from + 2 * hidden].split_at(hidden);
            let (d_gate, d_candidate) = d_gates[from..from + 2 * hidden].split_at_mut(hidden);
            let at = word * 2 * hidden + side;
            let slope = &d_states[at..at + hidden];
            for i in 0..hidden {
                let d = slope[i] + carried[i];
                d_gate[i] = d * (candidate[i] - before[i]) * gate[i] * (1.0 - gate[i]);
                d_candidate[i] = d * gate[i] * (1.0 - candidate[i] * candidate[i]);
                carried[i] = d * (1.0 - gate[i]);
            }
        }
    }
}
