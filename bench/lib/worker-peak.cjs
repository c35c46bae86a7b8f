// Loaded into each worker of a suite whose memory is measured: writes, when Vitest stops the worker, the most that it has
// held, in megabytes, as a line of the file BENCH_PEAKS. A listener would take messages that Vitest is to hear.
const { appendFileSync } = require('node:fs')

const emit = process.emit
process.emit = function (event, message) {
  if (event === 'message' && message?.type === 'stop')
    appendFileSync(process.env.BENCH_PEAKS, `${process.resourceUsage().maxRSS / 1024}\n`)
  return Reflect.apply(emit, this, arguments)
}
