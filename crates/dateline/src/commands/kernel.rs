//! `DATELINE_KERNEL`: the vector instructions to use, for tests and measurements. No byte of output depends on it.

use anyhow::bail;
use dateline::syntax::kernels::Kernel;

/// The variable.
const VARIABLE: &str = "DATELINE_KERNEL";

/// The kernel named in the environment, if any.
pub(super) fn asked_for() -> anyhow::Result<Option<Kernel>> {
    #[allow(clippy::disallowed_methods, reason = "every kernel gives the same ledger")]
    let value = std::env::var_os(VARIABLE);
    value.map(|name| named(&name.to_string_lossy())).transpose()
}

fn named(name: &str) -> anyhow::Result<Kernel> {
    match Kernel::named(name) {
        Some(kernel) if kernel.available() => Ok(kernel),
        Some(_) => {
            bail!("{VARIABLE}={name}: this processor has no such instructions; it has {}", list(Kernel::available))
        }
        None => bail!("{VARIABLE}={name}: there is no such kernel; there are {}", list(|_| true)),
    }
}

fn list(which: impl Fn(Kernel) -> bool) -> String {
    let names: Vec<&str> = Kernel::ALL.into_iter().filter(|kernel| which(*kernel)).map(Kernel::name).collect();
    names.join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn unknown_and_unavailable_kernels_are_told_apart() {
        assert_eq!(named("plain").unwrap(), Kernel::Plain);
        let unknown = named("mmx").unwrap_err().to_string();
        assert_eq!(unknown, "DATELINE_KERNEL=mmx: there is no such kernel; there are avx512, avx2, neon, plain");
        for kernel in Kernel::ALL.into_iter().filter(|kernel| !kernel.available()) {
            let error = named(kernel.name()).unwrap_err().to_string();
            assert!(error.contains("this processor has no such instructions") && error.ends_with("plain"), "{error}");
        }
    }
}
