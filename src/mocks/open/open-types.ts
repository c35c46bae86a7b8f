import type { AsyncMockOf, MagicMockOf } from '../patch/index.ts'

type Fs = typeof import('node:fs')
type FsPromises = typeof import('node:fs/promises')

type SynchronousName =
  | 'readFileSync'
  | 'openSync'
  | 'readSync'
  | 'writeSync'
  | 'closeSync'
  | 'writeFileSync'
  | 'appendFileSync'
  | 'createReadStream'
  | 'createWriteStream'

/** What `mockOpen` returns: `open`, and the other functions as its members. */
export type MockOpen = MagicMockOf<FsPromises['open']> & {
  readonly [Name in SynchronousName]: MagicMockOf<Fs[Name]>
} & {
  readonly [Name in 'readFile' | 'writeFile' | 'appendFile']: AsyncMockOf<FsPromises[Name]>
} & { readonly [Name in 'read' | 'write' | 'close']: AsyncMockOf<Fs[Name]['__promisify__']> }
