//! What the tests stand on: contract suites, in-memory fakes, the stub Hub, databases, the test app.
