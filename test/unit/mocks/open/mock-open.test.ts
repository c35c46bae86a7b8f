import * as fs from 'node:fs'
import { appendFile, open, readFile, writeFile } from 'node:fs/promises'
import { promisify } from 'node:util'
import { afterEach, expect, test, vi } from 'vitest'
import { AsyncMock, call, MagicMock, mockOpen, patch } from '../../../../src/index.ts'

// oxlint-disable-next-line typescript/no-explicit-any -- the handle's mock is read as both file and mock
type Any = any

afterEach(() => patch.stopall())

const lines = 'foo\nbar\nbaz\n'

async function collect(iterable: AsyncIterable<unknown>): Promise<unknown[]> {
  const items: unknown[] = []
  for await (const item of iterable) items.push(item)
  return items
}

test('it is itself open, and its return value is what is opened', async () => {
  const files = mockOpen()
  patch('node:fs/promises', 'open', { new: files as Any }).start()
  const handle = await open('foo')
  expect(handle).toBe(files.returnValue)
  files.assertCalledOnceWith('foo')
})

test('the handle closes by itself in a block, and all calls are recorded as a tree', async () => {
  const files = mockOpen({ readData: 'data' })
  patch('node:fs/promises', 'open', { new: files as Any }).start()
  for (const path of ['foo', 'bar']) {
    const handle = await open(path)
    expect(await handle.readFile('utf8')).toBe('data')
    await handle[Symbol.asyncDispose]()
  }
  expect(files.mockCalls.filter(made => !made.name.includes('Dispose'))).toEqual([
    call('foo'),
    call().readFile('utf8'),
    call().close(),
    call('bar'),
    call().readFile('utf8'),
    call().close(),
  ])
})

test('it is still itself after vi.resetAllMocks', async () => {
  const files = mockOpen({ readData: 'data' })
  files.readFile.returnValue = 'other'
  files.sideEffect = new Error('no')
  vi.resetAllMocks()
  expect(await (await files('foo')).readFile('utf8')).toBe('data')
  expect(await files.readFile('foo', 'utf8')).toBe('data')
  expect(files.mockCalls).toEqual([call('foo'), call().readFile('utf8'), call.readFile('foo', 'utf8')])
})

test('a mock of the caller can be configured', async () => {
  const mock = new MagicMock({ name: 'mine' })
  expect(mockOpen({ mock, readData: 'x' })).toBe(mock)
  const handle = await (mock as Any)('foo')
  expect(await handle.readFile('utf8')).toBe('x')
  mock.assertCalledOnceWith('foo')
})

test('reading gives bytes without an encoding and text with one, as in Node', async () => {
  const files = mockOpen({ readData: 'grüße' })
  patch.multiple('node:fs/promises', { readFile: files.readFile }).start()
  patch.multiple('node:fs', { readFileSync: files.readFileSync }).start()
  expect(await readFile('a')).toEqual(Buffer.from('grüße'))
  expect(await readFile('a', 'utf8')).toBe('grüße')
  expect(await readFile('a', { encoding: 'latin1' })).toBe(Buffer.from('grüße').toString('latin1'))
  expect(fs.readFileSync('b')).toEqual(Buffer.from('grüße'))
  expect(fs.readFileSync('b', 'utf8')).toBe('grüße')
  files.readFileSync.assertHasCalls([call('b'), call('b', 'utf8')])
  files.readFile.assertAwaited()
})

test('bytes are given as bytes', async () => {
  const files = mockOpen({ readData: Uint8Array.of(0xc6, 0x0a) })
  expect((await files.readFile('a')) as Any).toEqual(Buffer.of(0xc6, 0x0a))
  expect(await files.readFile('a', 'latin1')).toBe('Æ\n')
})

test('a promise of a mocked readFile that nobody awaits is called and not awaited', async () => {
  const files = mockOpen({ readData: 'x' })
  patch('node:fs/promises', 'readFile', { new: files.readFile as Any }).start()
  void readFile('a', 'utf8')
  files.readFile.assertCalledOnceWith('a', 'utf8')
  files.readFile.assertNotAwaited()
  await readFile('b', 'utf8')
  files.readFile.assertAwaitedOnceWith('b', 'utf8')
})

test('with a callback the functions call it later, as those of node:fs', async () => {
  const files = mockOpen({ readData: 'text' })
  const { readFile, writeFile } = files
  patch.multiple('node:fs', { readFile, writeFile, open: files as Any }).start()
  const log: unknown[] = []
  const done = new Promise<void>(resolve => {
    fs.readFile('a', 'utf8', (error, data) => {
      log.push(error, data)
      fs.writeFile('b', 'out', failure => {
        log.push(failure)
        resolve()
      })
    })
  })
  log.push('called')
  await done
  expect(log).toEqual(['called', null, 'text', null])
  expect(await promisify(fs.readFile)('a', 'utf8')).toBe('text')
})

test('in the place of a function it acts as that function and records its calls itself', async () => {
  const files = mockOpen({ readData: 'text' })
  const sync = patch('node:fs', 'readFileSync', { new: files as Any }).run(() => fs.readFileSync('a', 'utf8'))
  const later = await patch('node:fs/promises', 'readFile', { new: files as Any }).run(() =>
    readFile('b', 'utf8'),
  )
  expect([sync, later]).toEqual(['text', 'text'])
  files.assertHasCalls([call('a', 'utf8'), call('b', 'utf8')])
  patch('node:fs', 'writeFileSync', { new: files as Any }).run(() => fs.writeFileSync('out.txt', 'data'))
  files.assertCalledWith('out.txt', 'data')
})

test('in two places at once it cannot tell which function it is', () => {
  const files = mockOpen()
  patch('node:fs', 'readFileSync', { new: files as Any }).start()
  expect(() => patch('node:fs', 'writeFileSync', { new: files as Any }).start()).toThrow(
    "This mockOpen stands in for 'readFileSync' already and cannot act as 'writeFileSync' as well. " +
      "Place its members instead: patch.multiple('node:fs', { readFileSync: files.readFileSync, writeFileSync: files.writeFileSync }).",
  )
})

test('the handle reads its data in turn, in whichever way', async () => {
  const handle = (await mockOpen({ readData: lines })('a')) as Any
  const buffer = Buffer.alloc(4)
  expect(await handle.read(buffer, 0, 4)).toEqual({ bytesRead: 4, buffer: Buffer.from('foo\n') })
  expect(await handle.read({ buffer: Buffer.alloc(2), position: 8 })).toEqual({
    bytesRead: 2,
    buffer: Buffer.from('ba'),
  })
  expect(await handle.readFile('utf8')).toBe('bar\nbaz\n')
  expect((await handle.read()).bytesRead).toBe(0)
})

test('each opening starts at the beginning', async () => {
  const files = mockOpen({ readData: 'foo\nbar\nbaz' })
  for (let round = 0; round < 2; round++) {
    const handle = (await files('a')) as Any
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(10))
    expect(buffer.toString('utf8', 0, bytesRead)).toBe('foo\nbar\nba')
  }
  const handle = (await files('a')) as Any
  await handle.read(Buffer.alloc(10))
  expect(await handle.readFile('utf8')).toBe('z')
})

test.each([
  ['that ends in a line break', lines, ['foo', 'bar', 'baz']],
  ['that does not', 'foo\nbar\nbaz', ['foo', 'bar', 'baz']],
  ['that is empty', '', []],
])('readLines gives the lines of data %s', async (_, readData, expected) => {
  const handle = (await mockOpen({ readData })('a')) as Any
  expect(await collect(handle.readLines())).toEqual(expected)
})

test('lines are read as they come, and what is left by readFile', async () => {
  const handle = (await mockOpen({ readData: lines })('a')) as Any
  await handle.read(Buffer.alloc(4))
  expect(await collect(handle.readLines())).toEqual(['bar', 'baz'])
  expect(await handle.readFile('utf8')).toBe('')
})

test('streams are real ones, with an encoding, a range and a size of chunks', async () => {
  const files = mockOpen({ readData: 'abcdefgh' })
  patch('node:fs', 'createReadStream', { new: files.createReadStream as Any }).start()
  expect(await collect(fs.createReadStream('a', 'utf8'))).toEqual(['abcdefgh'])
  expect(await collect(fs.createReadStream('a', { encoding: 'utf8', start: 2, end: 5 }))).toEqual(['cdef'])
  expect(await collect(fs.createReadStream('a', { highWaterMark: 3 }))).toEqual([
    Buffer.from('abc'),
    Buffer.from('def'),
    Buffer.from('gh'),
  ])
  const opened = fs.createReadStream('a')
  expect([await new Promise(resolve => opened.on('open', resolve)), opened.path]).toEqual([
    expect.any(Number),
    'a',
  ])
  files.createReadStream.assertAnyCall('a', 'utf8')
})

test('what is written to a stream is recorded by the handle, chunk by chunk', async () => {
  const files = mockOpen()
  patch('node:fs', 'createWriteStream', { new: files.createWriteStream as Any }).start()
  const stream = fs.createWriteStream('out.txt')
  stream.write('one\n')
  stream.end('two\n')
  await new Promise<void>(resolve => stream.on('finish', () => resolve()))
  expect((files.returnValue as Any).write.callArgsList).toEqual([call('one\n'), call('two\n')])
  files.createWriteStream.assertCalledOnceWith('out.txt')
})

test('writing functions record what they get and answer as Node does', async () => {
  const files = mockOpen()
  patch.multiple('node:fs/promises', { writeFile: files.writeFile, appendFile: files.appendFile }).start()
  expect([await writeFile('a', 'one'), await appendFile('a', 'two')]).toEqual([undefined, undefined])
  files.writeFile.assertAwaitedOnceWith('a', 'one')
  files.appendFile.assertAwaitedOnceWith('a', 'two')
  const handle = (await files('b', 'w')) as Any
  expect(await handle.write('three')).toEqual({ bytesWritten: 5, buffer: 'three' })
  expect(await handle.close()).toBe(undefined)
  handle.write.assertAwaitedOnceWith('three')
})

test('descriptors are opened, read, written and closed', () => {
  const files = mockOpen({ readData: 'abcdef' })
  const { openSync, readSync, writeSync, closeSync, readFileSync } = files
  patch.multiple('node:fs', { openSync, readSync, writeSync, closeSync, readFileSync }).start()
  const [one, two] = [fs.openSync('a', 'r'), fs.openSync('b', 'r')]
  expect(one).not.toBe(two)
  const buffer = Buffer.alloc(4)
  expect([fs.readSync(one, buffer), buffer.toString()]).toEqual([4, 'abcd'])
  expect([fs.readSync(one, buffer, 0, 4, null), buffer.toString('utf8', 0, 2)]).toEqual([2, 'ef'])
  expect(fs.readSync(two, buffer, 0, 2, 1)).toBe(2)
  expect(fs.readFileSync(two, 'utf8')).toBe('abcdef')
  expect([fs.writeSync(one, 'text'), fs.closeSync(one)]).toEqual([4, undefined])
  openSync.assertHasCalls([call('a', 'r'), call('b', 'r')])
})

test('fs.read with a callback gives the count and the buffer', async () => {
  const files = mockOpen({ readData: 'abcdef' })
  patch.multiple('node:fs', { read: files.read as Any, close: files.close as Any }).start()
  const buffer = Buffer.alloc(3)
  const result = await new Promise(resolve => {
    fs.read(files.openSync('a', 'r'), buffer, 0, 3, null, (error, count, same) =>
      resolve([error, count, same === buffer]),
    )
  })
  expect(result).toEqual([null, 3, true])
  expect(await new Promise(resolve => fs.close(1, (...args) => resolve(args)))).toEqual([null])
})

test('return values of the handle can be overridden, for any number of calls', async () => {
  const handle = (await mockOpen({ readData: 'foo' })('a')) as Any
  handle.readFile.returnValue = 'bar'
  handle.readLines.returnValue = ['bar']
  expect([await handle.readFile(), await handle.readFile(), handle.readLines()]).toEqual([
    'bar',
    'bar',
    ['bar'],
  ])
})

test('a side effect of its own makes a function fail', async () => {
  const files = mockOpen()
  files.readFile.sideEffect = Object.assign(new Error('gone'), { code: 'ENOENT' })
  await expect(files.readFile('a')).rejects.toMatchObject({ code: 'ENOENT' })
})

test('the handle has the members of a FileHandle and no others, and async ones where Node has them', async () => {
  const handle = (await mockOpen()('a')) as Any
  expect(handle.readFile).toBeInstanceOf(AsyncMock)
  expect(await handle.sync()).toBe(undefined)
  expect(typeof handle.fd).toBe('number')
  expect(() => handle.readLine).toThrow("has no attribute 'readLine'")
})

test('the handle tells its size, and reads and writes several buffers at once', async () => {
  const handle = (await mockOpen({ readData: 'abcdef' })('a')) as Any
  for (const name of ['stat', 'readv', 'writev']) expect(handle[name]).toBeInstanceOf(AsyncMock)
  expect((await handle.stat()).size).toBe(6)
  const buffers = [Buffer.alloc(4), Buffer.alloc(4)]
  expect(await handle.readv(buffers)).toEqual({ bytesRead: 6, buffers })
  expect(buffers.map(String)).toEqual(['abcd', 'ef\0\0'])
  expect(await handle.readv([buffers[0]], 1)).toEqual({ bytesRead: 4, buffers: [buffers[0]] })
  expect(String(buffers[0])).toBe('bcde')
  expect(await handle.writev(buffers)).toEqual({ bytesWritten: 8, buffers })
  handle.writev.assertAwaitedOnceWith(buffers)
})

test('the handle reads as a stream of the web', async () => {
  const handle = (await mockOpen({ readData: 'abc' })('a')) as Any
  expect(await new Response(handle.readableWebStream()).text()).toBe('abc')
  handle.readableWebStream.assertCalledOnceWith()
})

test('fs.open with a callback opens a descriptor, which is read from where it stands', async () => {
  const files = mockOpen({ readData: 'abcdef' })
  patch.multiple('node:fs', { open: files as Any, read: files.read as Any }).start()
  const fd = await promisify(fs.open)('a', 'r')
  expect(typeof fd).toBe('number')
  const buffer = Buffer.alloc(4)
  const count = () =>
    new Promise(resolve => fs.read(fd, buffer, 0, 4, null, (_error, bytesRead) => resolve(bytesRead)))
  expect([await count(), await count(), await count()]).toEqual([4, 2, 0])
  files.returnValue = 7 as Any
  expect(await promisify(fs.open)('b', 'r')).toBe(7)
})

test('writing a part of a buffer tells how much was written', async () => {
  const files = mockOpen()
  const buffer = Buffer.from('abcdef')
  expect([files.writeSync(1, buffer, 2), files.writeSync(1, buffer, 0, 3)]).toEqual([4, 3])
  expect(await files.write(1, buffer, { offset: 1, length: 2 })).toEqual({ bytesWritten: 2, buffer })
  expect(await ((await files('a')) as Any).write(buffer, 4)).toEqual({ bytesWritten: 2, buffer })
})

test('several buffers are read and written at once, in all ways', async () => {
  const files = mockOpen({ readData: 'abcdef' })
  const { openSync, readvSync, writevSync, readv, writev } = files
  patch
    .multiple('node:fs', { openSync, readvSync, writevSync, readv: readv as Any, writev: writev as Any })
    .start()
  const buffers = [Buffer.alloc(4), Buffer.alloc(4)]
  const fd = fs.openSync('a', 'r')
  expect([fs.readvSync(fd, buffers), buffers.map(String), fs.writevSync(fd, buffers)]).toEqual([
    6,
    ['abcd', 'ef\0\0'],
    8,
  ])
  const answers = await Promise.all([
    new Promise(resolve => fs.readv(fd, buffers, 0, (...answer) => resolve(answer))),
    new Promise(resolve => fs.writev(fd, buffers, (...answer) => resolve(answer))),
  ])
  expect(answers).toEqual([
    [null, 6, buffers],
    [null, 8, buffers],
  ])
})
