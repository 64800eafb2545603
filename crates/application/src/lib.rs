//! The use cases, one file each: they know the domain and the ports, nothing else.
