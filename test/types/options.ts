import { allowLeak, install } from 'vitest-async-case'
import asyncCase from 'vitest-async-case/plugin'

// Options that are closed: what is misspelt does not compile.

install({ leaks: 'fail' })
// @ts-expect-error -- leaks
install({ leak: 'fail' })
// @ts-expect-error -- 'warn'
install({ leaks: 'wran' })
// @ts-expect-error -- an object
install('fail')

asyncCase({ setup: false, transformer: 'esbuild' })
// @ts-expect-error -- legacyDecorators
asyncCase({ legacyDecorator: true })
// @ts-expect-error -- '@swc/core'
asyncCase({ transformer: 'swc' })

allowLeak({ kind: 'timeout', reason: 'the driver keeps it' })
// @ts-expect-error -- reason
allowLeak({ kind: 'timeout', reson: 'the driver keeps it' })
// @ts-expect-error -- 'interval'
allowLeak({ kind: 'intervall', reason: 'the driver keeps it' })
