//! The cheapest assignment of rows to columns, exactly: the Hungarian method.

/// For every row the column it gets; there may not be more rows than columns.
pub(super) fn assign(cost: &[Vec<f64>]) -> Vec<usize> {
    let rows = cost.len();
    let columns = cost.first().map_or(0, Vec::len);
    let (mut u, mut v) = (vec![0.0; rows + 1], vec![0.0; columns + 1]);
    let (mut row_of, mut way) = (vec![0; columns + 1], vec![0; columns + 1]);
    for row in 1..=rows {
        row_of[0] = row;
        let mut at = 0;
        let mut least = vec![f64::INFINITY; columns + 1];
        let mut used = vec![false; columns + 1];
        loop {
            used[at] = true;
            let (own, mut delta, mut next) = (row_of[at], f64::INFINITY, 1);
            for column in (1..=columns).filter(|&column| !used[column]) {
                let reduced = cost[own - 1][column - 1] - u[own] - v[column];
                if reduced < least[column] {
                    least[column] = reduced;
                    way[column] = at;
                }
                if least[column] < delta {
                    delta = least[column];
                    next = column;
                }
            }
            for column in 0..=columns {
                if used[column] {
                    u[row_of[column]] += delta;
                    v[column] -= delta;
                } else {
                    least[column] -= delta;
                }
            }
            at = next;
            if row_of[at] == 0 {
                break;
            }
        }
        while at != 0 {
            row_of[at] = row_of[way[at]];
            at = way[at];
        }
    }
    let mut columns_of = vec![0; rows];
    for (column, &row) in row_of.iter().enumerate().skip(1) {
        if row > 0 {
            columns_of[row - 1] = column - 1;
        }
    }
    columns_of
}

#[cfg(test)]
mod tests {
    use super::assign;

    #[test]
    fn the_cheapest_is_found() {
        let cost = [[4.0, 1.0, 3.0], [2.0, 0.0, 5.0], [3.0, 2.0, 2.0]].map(|row| row.to_vec());
        assert_eq!(assign(&cost), [1, 0, 2]);
    }

    #[test]
    fn more_columns_than_rows() {
        assert_eq!(assign(&[vec![3.0, 1.0, 2.0]]), [1]);
        assert!(assign(&[]).is_empty());
    }
}
