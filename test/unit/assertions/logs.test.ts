import { beforeEach, describe, expect, test, vi } from 'vitest'
import { Assertions } from '../../../src/assertions/assertions.ts'
import { NotALoggerError, UnknownLogLevelError, UnknownOptionError } from '../../../src/errors/index.ts'
import { Owner, runInScope } from '../../../src/ownership/index.ts'
import { messageBy, rejectionOf, thrownBy } from './thrown-by.ts'

let t: Assertions
beforeEach(() => {
  t = new Assertions()
})

/** A logger that keeps what reaches it. */
function makeLogger(name = 'app') {
  const seen: string[] = []
  return {
    name,
    seen,
    debug: (text: string) => void seen.push(`debug ${text}`),
    info: (text: string) => void seen.push(`info ${text}`),
    warn: (text: string) => void seen.push(`warn ${text}`),
    error: (text: string) => void seen.push(`error ${text}`),
    fatal: (text: string) => void seen.push(`fatal ${text}`),
  }
}

describe('assertLogs', () => {
  test('hears the console from info up, and gives records and lines', () => {
    const logged = t.assertLogs(() => {
      console.log('one %d', 1)
      console.info('two', { a: 1 })
      console.warn('three')
      console.error(new Error('four').message)
    })
    expect(logged.output).toEqual([
      'LOG:console:one 1',
      'INFO:console:two { a: 1 }',
      'WARN:console:three',
      'ERROR:console:four',
    ])
    expect(logged.records[1]).toEqual({
      level: 'info',
      name: 'console',
      message: 'two { a: 1 }',
      args: ['two', { a: 1 }],
    })
  })

  test('what counts is kept from the log, and what does not goes on to it', () => {
    const logger = makeLogger()
    const { output } = t.assertLogs({ logger, level: 'warn' }, () => {
      logger.info('below')
      logger.warn('counts')
    })
    expect(output).toEqual(['WARN:app:counts'])
    expect(logger.seen).toEqual(['info below'])
  })

  test.each([
    ['debug', ['debug', 'info', 'warn', 'error', 'fatal']],
    ['info', ['info', 'warn', 'error', 'fatal']],
    ['log', ['info', 'warn', 'error', 'fatal']],
    ['warn', ['warn', 'error', 'fatal']],
    ['error', ['error', 'fatal']],
    ['fatal', ['fatal']],
  ] as const)('the level %s counts %j', (level, counted) => {
    const logger = makeLogger()
    const { records } = t.assertLogs(logger, level, () => {
      for (const each of ['debug', 'info', 'warn', 'error', 'fatal'] as const) logger[each]('text')
    })
    expect(records.map(record => record.level)).toEqual(counted)
  })

  class LoggerImpl {
    info() {}
  }
  test.each([
    ['its name', { name: 'app' }, 'app'],
    ['its category, joined', { category: ['app', 'jobs'] }, 'app.jobs'],
    ['its category, a text', { category: 'jobs' }, 'jobs'],
    ['the category before the name', { category: ['app'], name: 'pino' }, 'app'],
    ['root, where the category is empty', { category: [] }, 'root'],
    ['its class, where the name is empty', { name: '' }, 'LoggerImpl'],
    ['its class, where the category is something else', { category: [1] }, 'LoggerImpl'],
  ])('a logger is called by %s', (_by, members, name) => {
    const logger = Object.assign(new LoggerImpl(), members) as LoggerImpl
    expect(t.assertLogs(logger, 'info', () => logger.info()).records[0]!.name).toBe(name)
  })

  test('a logger and a level may be given by position or by name', () => {
    const logger = makeLogger()
    const say = (): void => logger.debug('x')
    for (const logged of [
      t.assertLogs(logger, 'debug', say),
      t.assertLogs({ logger, level: 'debug' }, say),
      t.assertLogs(logger, 'debug').run(say),
      t.assertLogs({ logger, level: 'debug' }).run(say),
    ])
      expect(logged.output).toEqual(['DEBUG:app:x'])
    expect(t.assertLogs(undefined, 'debug', () => console.debug('x')).output).toEqual(['DEBUG:console:x'])
  })

  test('another logger is not heard', () => {
    const [logger, other] = [makeLogger(), makeLogger('other')]
    expect(messageBy(() => t.assertLogs({ logger }, () => other.error('x')))).toBe(
      'no logs of level info or higher triggered on app',
    )
    expect(other.seen).toEqual(['error x'])
  })

  test('nothing logged fails, at the line of the call', () => {
    const error = thrownBy(() => t.assertLogs(() => {}))
    expect(error).toBeInstanceOf(t.failureException)
    expect(error.message).toBe('no logs of level info or higher triggered on console')
    expect(error.stack?.split('\n    at ')[1]).toMatch(/logs\.test\.ts:\d+:\d+\)?$/)
  })

  test('an error of the block passes through, and the logger is as it was', () => {
    const logger = makeLogger()
    const before = { ...logger }
    const error = new Error('broken')
    expect(
      thrownBy(() =>
        t.assertLogs({ logger }, () => {
          throw error
        }),
      ),
    ).toBe(error)
    expect({ ...logger }).toEqual(before)
  })

  test('an asynchronous block makes the result a promise', async () => {
    const { output } = await t.assertLogs(async () => {
      await Promise.resolve()
      console.info('later')
    })
    expect(output).toEqual(['INFO:console:later'])
    expect((await rejectionOf(t.assertLogs(async () => {}))).message).toBe(
      'no logs of level info or higher triggered on console',
    )
  })

  test('the block is given what is logged, as it comes', () => {
    t.assertLogs(({ output }) => {
      expect(output).toEqual([])
      console.info('x')
    })
  })

  test('using hears from the declaration to the end of the block', () => {
    const logger = makeLogger()
    {
      using logged = t.assertLogs({ logger })
      logger.info('inside')
      expect(logged.output).toEqual(['INFO:app:inside'])
    }
    logger.info('outside')
    expect(logger.seen).toEqual(['info outside'])
  })

  test('methods that the logger inherits are heard, and are inherited again afterwards', () => {
    class Logger {
      readonly seen: string[] = []
      info(text: string): void {
        this.seen.push(text)
      }
    }
    const logger = new Logger()
    expect(t.assertLogs({ logger }, () => logger.info('x')).output).toEqual(['INFO:Logger:x'])
    expect(Object.keys(logger)).toEqual(['seen'])
    logger.info('after')
    expect(logger.seen).toEqual(['after'])
  })

  test('a method that calls another one is one call', () => {
    const logger = {
      debug: (text: string) => logger.log(text),
      log: (_text: string): void => {},
      warn: (_text: string): void => {},
    }
    expect(messageBy(() => t.assertLogs({ logger }, () => logger.debug('x')))).toBe(
      'no logs of level info or higher triggered on Object',
    )
  })

  test('a spy that was put on top meanwhile stays, and works', () => {
    const logger = makeLogger()
    const context = t.assertLogs({ logger })
    context.enter()
    const spy = vi.spyOn(logger, 'info')
    logger.info('inside')
    context.exit()
    logger.info('outside')
    expect(spy).toHaveBeenCalledTimes(2)
    expect(logger.seen).toEqual(['info outside'])
  })

  test('of two, one in the other, the inner one takes what counts for it', () => {
    const logger = makeLogger()
    const outer = t.assertLogs({ logger }, () => {
      const inner = t.assertLogs({ logger, level: 'error' }, () => {
        logger.error('inner')
        logger.info('outer')
      })
      expect(inner.output).toEqual(['ERROR:app:inner'])
    })
    expect(outer.output).toEqual(['INFO:app:outer'])
  })

  test('two that overlap end in any order', () => {
    const logger = makeLogger()
    const [first, second] = [t.assertLogs({ logger }), t.assertLogs({ logger })]
    first.enter()
    logger.info('first')
    second.enter()
    logger.info('second')
    first.exit()
    logger.info('third')
    second.exit()
    logger.info('fourth')
    expect([first.output, second.output, logger.seen]).toEqual([
      ['INFO:app:first'],
      ['INFO:app:second', 'INFO:app:third'],
      ['info fourth'],
    ])
  })

  test('what another test logs at the same time is not heard', () => {
    const logger = makeLogger()
    const scopeOf = (name: string) => ({ owner: new Owner('test', name), values: new Map(), task: undefined })
    const { output } = runInScope(scopeOf('A.test'), () =>
      t.assertLogs({ logger }, () => {
        runInScope(scopeOf('B.test'), () => logger.info('of B'))
        logger.info('of A')
      }),
    )
    expect(output).toEqual(['INFO:app:of A'])
    expect(logger.seen).toEqual(['info of B'])
  })
})

describe('assertNoLogs', () => {
  test('nothing at the level passes, and gives nothing', async () => {
    const logger = makeLogger()
    expect(t.assertNoLogs({ logger }, () => logger.debug('below'))).toBe(undefined)
    expect(await t.assertNoLogs(async () => {})).toBe(undefined)
    expect(t.assertNoLogs(logger, 'error', () => logger.warn('below'))).toBe(undefined)
  })

  test('what is logged fails and is shown', () => {
    const logger = makeLogger()
    expect(
      messageBy(() =>
        t.assertNoLogs({ logger }, () => {
          logger.info('one')
          logger.error('two')
        }),
      ),
    ).toBe("Unexpected logs found: [ 'INFO:app:one', 'ERROR:app:two' ]")
  })

  test('a level that is reached fails', () => {
    const logger = makeLogger()
    expect(messageBy(() => t.assertNoLogs({ logger, level: 'debug' }, () => logger.debug('x')))).toBe(
      "Unexpected logs found: [ 'DEBUG:app:x' ]",
    )
    expect(messageBy(() => t.assertNoLogs({ logger, level: 'error' }, () => logger.fatal('x')))).toBe(
      "Unexpected logs found: [ 'FATAL:app:x' ]",
    )
  })

  test('another logger may log', () => {
    const [logger, other] = [makeLogger(), makeLogger('other')]
    t.assertNoLogs({ logger }, () => other.error('x'))
  })

  test('an error passes through although something was logged', () => {
    const error = new Error('broken')
    expect(
      thrownBy(() =>
        t.assertNoLogs(() => {
          console.info('x')
          throw error
        }),
      ),
    ).toBe(error)
  })

  test('using works', () => {
    expect(
      messageBy(() => {
        using _nothing = t.assertNoLogs()
        console.warn('x')
      }),
    ).toBe("Unexpected logs found: [ 'WARN:console:x' ]")
  })
})

describe('bad input', () => {
  test.each([
    ['a name', 'app', '"app"'],
    ['a level alone', 'warn', '"warn"'],
    ['an object without logging methods', new Date(0), 'an instance of Date'],
  ])('%s in place of a logger', (_title, logger, shown) => {
    const error = thrownBy(() => t.assertLogs(logger as never))
    expect(error).toBeInstanceOf(NotALoggerError)
    expect(error.message).toBe(
      `assertLogs(${shown}): a logger is an object with methods named by level (debug, log, info, warn, error …), such as console. Pass the object; a level alone is \`{ level: 'warn' }\`.`,
    )
  })

  test('a level that does not exist', () => {
    const error = thrownBy(() => t.assertLogs({ level: 'WARNING' as never }))
    expect(error).toBeInstanceOf(UnknownLogLevelError)
    expect(error.message).toBe(
      'assertLogs(): the level "WARNING" does not exist. The levels are trace, debug, log, info, warn, error, fatal.',
    )
  })

  test('an option that does not exist', () => {
    const error = thrownBy(() => t.assertNoLogs({ levels: 'warn' } as never))
    expect(error).toBeInstanceOf(UnknownOptionError)
    expect(error.message).toBe('assertNoLogs(): there is no option "levels". The options are logger, level.')
  })
})
