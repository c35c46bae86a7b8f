/** Under this key a mock answers with its state. Registered, so that two loaded copies know each other's mocks. */
export const STATE: unique symbol = Symbol.for('vitest-async-case.mock')
