import type { AsyncMock, MagicMock } from '../types/index.ts'

type Fs = typeof import('node:fs')
type FsPromises = typeof import('node:fs/promises')

type SynchronousName =
  | 'readFileSync'
  | 'openSync'
  | 'readSync'
  | 'readvSync'
  | 'writeSync'
  | 'writevSync'
  | 'closeSync'
  | 'writeFileSync'
  | 'appendFileSync'
  | 'createReadStream'
  | 'createWriteStream'

/** What `mockOpen` returns: `open`, and the other functions as its members. */
export type MockOpen = MagicMock<FsPromises['open']> & {
  readonly [Name in SynchronousName]: MagicMock<Fs[Name]>
} & {
  readonly [Name in 'readFile' | 'writeFile' | 'appendFile']: AsyncMock<FsPromises[Name]>
} & {
  readonly [Name in 'read' | 'readv' | 'write' | 'writev' | 'close']: AsyncMock<Fs[Name]['__promisify__']>
}
