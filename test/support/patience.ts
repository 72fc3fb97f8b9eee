/** A hung test must end, a slow machine must not fail one: jest takes no such limit from a project's settings. */
jest.setTimeout(120_000)
