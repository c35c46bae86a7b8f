export type { AwaitAssertions, CallAssertions, HasCallsOptions } from './assertions.ts'
export type {
  AsyncMockConstructor,
  CreateAutospec,
  MagicMockConstructor,
  MockConstructor,
  NonCallableMagicMockConstructor,
  NonCallableMockConstructor,
  PropertyMockConstructor,
} from './constructors.ts'
export type { Expected, ExpectedArguments, Matcher } from './expected.ts'
export type {
  AwaitMembers,
  CallHistory,
  MockMembers,
  RecordedCall,
  ResetOptions,
  SideEffect,
} from './members.ts'
export type { AutospecOptions, MockOptions } from './options.ts'
export type {
  AsyncMock,
  MagicMock,
  Mock,
  NonCallableMagicMock,
  NonCallableMock,
  PropertyMock,
} from './mock-types.ts'
export type { MockContext, MockResult, MockSettledResult, VitestMembers } from './vitest-members.ts'
export type { IsAny } from './signatures.ts'
