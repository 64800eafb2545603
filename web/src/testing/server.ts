import { setupServer } from "msw/node";

/** Answers the requests of a test; each test says how with `server.use(…)`. */
export const server = setupServer();
