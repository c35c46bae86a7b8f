export { equalityTester, matches, matchesArguments, matchesCall } from './matches.ts'
export { sinonTester } from './sinon-matcher.ts'
