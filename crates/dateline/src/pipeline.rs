//! Many inputs through several threads, results in the order of the inputs.
//!
//! One thread feeds, `jobs` threads work, the caller's thread takes. At most [`WINDOW`] inputs per job are under way,
//! so the memory needed does not grow with the number of inputs. A panic in one piece of work is that piece's result.

use std::cell::RefCell;
use std::ops::ControlFlow;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Mutex;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};

/// Inputs under way for each job: enough to keep every thread busy behind one slow report.
const WINDOW: usize = 4;

/// A piece of work that panicked: what it said, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Crash(pub(crate) String);

thread_local! {
    static PLACE: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// Keeps panics from printing: their place goes into [`Crash`] instead.
pub(crate) fn silence_panics() {
    std::panic::set_hook(Box::new(|info| {
        let place = info.location().map(|at| format!("{}:{}", at.file(), at.line()));
        PLACE.with(|slot| *slot.borrow_mut() = place);
    }));
}

/// Runs `work`; a panic becomes a [`Crash`].
pub(crate) fn guarded<T>(work: impl FnOnce() -> T) -> Result<T, Crash> {
    catch_unwind(AssertUnwindSafe(work)).map_err(|payload| {
        let said = payload.downcast_ref::<String>().map(String::as_str);
        let said = said.or_else(|| payload.downcast_ref::<&str>().copied()).unwrap_or("no message");
        let place = PLACE.with(|slot| slot.borrow_mut().take());
        Crash(place.map_or_else(|| said.to_owned(), |place| format!("{said} at {place}")))
    })
}

/// Does `work` on every input and hands the results to `take` in the order of the inputs, until it breaks.
///
/// # Errors
/// Where the inputs themselves panic; the results before are taken.
pub(crate) fn ordered<I: Send, O: Send>(
    inputs: impl Iterator<Item = I> + Send,
    jobs: usize,
    work: impl Fn(usize, I) -> O + Sync,
    mut take: impl FnMut(Result<O, Crash>) -> ControlFlow<()>,
) -> Result<(), Crash> {
    type Slot<O> = SyncSender<Result<O, Crash>>;
    let jobs = jobs.max(1);
    let (feed, fed) = sync_channel::<(usize, I, Slot<O>)>(jobs * WINDOW);
    let (line_up, in_line) = sync_channel::<Receiver<Result<O, Crash>>>(jobs * WINDOW);
    let fed = Mutex::new(fed);
    std::thread::scope(|scope| {
        let (fed, work) = (&fed, &work);
        for _ in 0..jobs {
            scope.spawn(move || {
                loop {
                    // The lock is held only while waiting for the next input; work never runs under it.
                    let next = fed.lock().unwrap_or_else(|poisoned| poisoned.into_inner()).recv();
                    let Ok((index, input, slot)) = next else { return };
                    // Nobody waits for the result once the taker has broken off.
                    let _ = slot.send(guarded(|| work(index, input)));
                }
            });
        }
        let feeder = scope.spawn(move || {
            let mut inputs = inputs.enumerate();
            while let Some((index, input)) = guarded(|| inputs.next())? {
                let (slot, result) = sync_channel(1);
                if line_up.send(result).is_err() || feed.send((index, input, slot)).is_err() {
                    break;
                }
            }
            Ok(())
        });
        for result in &in_line {
            let Ok(result) = result.recv() else { break };
            if take(result).is_break() {
                break;
            }
        }
        drop(in_line);
        feeder.join().unwrap_or_else(|_| Err(Crash("the feeding thread stopped".to_owned())))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::atomic::{AtomicUsize, Ordering};
    use std::time::Duration;

    fn run(count: usize, jobs: usize, work: impl Fn(usize, usize) -> usize + Sync) -> Vec<Result<usize, Crash>> {
        let mut taken = Vec::new();
        let done = ordered(0..count, jobs, work, |result| {
            taken.push(result);
            ControlFlow::Continue(())
        });
        assert_eq!(done, Ok(()));
        taken
    }

    #[test]
    fn results_come_in_the_order_of_the_inputs() {
        for jobs in [1, 2, 8] {
            let uneven = |_, n: usize| {
                std::thread::sleep(Duration::from_micros((n as u64 * 37) % 400));
                n
            };
            assert_eq!(run(200, jobs, uneven), (0..200).map(Ok).collect::<Vec<_>>());
        }
    }

    #[test]
    fn one_panic_is_one_result() {
        let taken = run(10, 3, |_, n| if n == 4 { panic!("poisoned {n}") } else { n });
        assert_eq!(taken.iter().filter(|r| r.is_ok()).count(), 9);
        assert!(taken[4].as_ref().unwrap_err().0.starts_with("poisoned 4"));
    }

    #[test]
    fn few_inputs_are_under_way_at_once() {
        let (begun, ended, most) = (AtomicUsize::new(0), AtomicUsize::new(0), AtomicUsize::new(0));
        let inputs = (0..500).inspect(|_| {
            begun.fetch_add(1, Ordering::SeqCst);
        });
        let done = ordered(
            inputs,
            2,
            |_, n| n,
            |_| {
                let taken = ended.fetch_add(1, Ordering::SeqCst);
                most.fetch_max(begun.load(Ordering::SeqCst) - taken, Ordering::SeqCst);
                std::thread::sleep(Duration::from_micros(50));
                ControlFlow::Continue(())
            },
        );
        assert_eq!(done, Ok(()));
        let most = most.load(Ordering::SeqCst);
        assert!(most <= 2 * WINDOW + 4, "{most} under way");
    }

    #[test]
    fn breaking_off_ends_everything() {
        let mut taken = 0;
        let done = ordered(
            0..,
            4,
            |_, n: u64| n,
            |_| {
                taken += 1;
                if taken == 7 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
            },
        );
        assert_eq!((done, taken), (Ok(()), 7));
    }

    #[test]
    fn inputs_that_panic_end_with_an_error() {
        let inputs = (0..9).inspect(|n| assert!(*n < 5, "bad input"));
        let mut taken = 0;
        let done = ordered(
            inputs,
            2,
            |_, n| n,
            |_| {
                taken += 1;
                ControlFlow::Continue(())
            },
        );
        assert!(done.unwrap_err().0.contains("bad input"));
        assert_eq!(taken, 5);
    }
}
