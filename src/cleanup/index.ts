export type { AsyncContextManager, AsyncEnterExit, ContextManager, EnterExit } from './context-manager.ts'
