//! The bounds that a process lays on itself, and can't lift again. A system that knows none of them leaves the clock,
//! which the parent holds.

#[cfg(unix)]
pub(super) use unix::{from_files, to_memory, to_time};

#[cfg(not(unix))]
pub(super) use elsewhere::{from_files, to_memory, to_time};

#[cfg(unix)]
mod unix {
    use std::io;

    use rlimit::Resource;

    /// No file may grow, no dump is left, and nothing new can be opened: the three standard streams are all there is.
    pub(in crate::worker) fn from_files() -> io::Result<()> {
        lower(Resource::FSIZE, 0)?;
        lower(Resource::CORE, 0)?;
        lower(Resource::NOFILE, 3)
    }

    /// The process may have this many bytes of address space: an allocation beyond them ends it.
    pub(in crate::worker) fn to_memory(bytes: u64) -> io::Result<()> {
        let lowered = lower(Resource::AS, bytes);
        // Of the Unixes Linux keeps to it; macOS refuses the number.
        if cfg!(target_os = "linux") { lowered } else { Ok(()) }
    }

    /// The process may use the processor for this many seconds.
    pub(in crate::worker) fn to_time(seconds: u64) -> io::Result<()> {
        lower(Resource::CPU, seconds)
    }

    /// A bound that is tighter already stays.
    fn lower(resource: Resource, to: u64) -> io::Result<()> {
        let (_, hard) = resource.get()?;
        let to = to.min(hard);
        resource.set(to, to)
    }
}

#[cfg(not(unix))]
mod elsewhere {
    use std::io;

    pub(in crate::worker) fn from_files() -> io::Result<()> {
        Ok(())
    }

    pub(in crate::worker) fn to_memory(_: u64) -> io::Result<()> {
        Ok(())
    }

    pub(in crate::worker) fn to_time(_: u64) -> io::Result<()> {
        Ok(())
    }
}
