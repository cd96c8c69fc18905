// A cold engine on a busy machine with two cores needs more than jest's five seconds for a test.
jest.setTimeout(60_000);
